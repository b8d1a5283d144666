package org.safefront.benchmark.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;

/** One file over HTTP, which goes on where it was broken off. */
public final class Download {
    private static final Duration CONNECT = Duration.ofSeconds(20);
    private static final int BUFFER = 1 << 16;
    private static final int OK = 200;
    private static final int PARTIAL = 206;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int RANGE_NOT_SATISFIABLE = 416;

    private final Origin origin;
    private final FetchProgress progress;

    Download(HttpClient client, FetchProgress progress) {
        this.origin = new Origin(client);
        this.progress = progress;
    }

    /** A client as this needs it. It follows no redirects: a token is for one host. */
    public static HttpClient client(ProxySelector proxies) {
        return HttpClient.newBuilder()
                .proxy(proxies)
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(CONNECT)
                .build();
    }

    /** Returns whether some of the file was there before. */
    boolean into(Path file, DataSet dataSet, URI from, Optional<Token> token) throws IOException {
        long there = Files.exists(file) ? Files.size(file) : 0;
        var wish = new Origin.Wish(dataSet, from, token);
        HttpResponse<InputStream> response = origin.get(wish, there);
        if (response.statusCode() == RANGE_NOT_SATISFIABLE) {
            response.body().close();
            there = 0;
            response = origin.get(wish, there);
        }
        boolean resumed = there > 0 && response.statusCode() == PARTIAL;
        try (InputStream body = response.body()) {
            if (response.statusCode() != OK && !resumed) {
                throw refusal(wish, response.statusCode());
            }
            copy(body, file, resumed ? there : 0, new Extent(wish, total(response, dataSet, resumed ? there : 0)));
        }
        return resumed;
    }

    private static long total(HttpResponse<InputStream> response, DataSet dataSet, long there) {
        long length = response.headers().firstValueAsLong("Content-Length").orElse(-1);
        return length < 0 ? dataSet.bytes() : there + length;
    }

    private void copy(InputStream body, Path file, long there, Extent extent) throws IOException {
        StandardOpenOption how = there > 0 ? StandardOpenOption.APPEND : StandardOpenOption.TRUNCATE_EXISTING;
        long bytes = there;
        byte[] buffer = new byte[BUFFER];
        try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, how)) {
            for (int read = read(body, buffer, bytes, extent); read >= 0; read = read(body, buffer, bytes, extent)) {
                out.write(buffer, 0, read);
                bytes += read;
                progress.at(bytes, Math.max(bytes, extent.total()));
            }
        }
    }

    private static int read(InputStream body, byte[] buffer, long bytes, Extent extent) {
        try {
            return body.read(buffer);
        } catch (IOException e) {
            throw new FetchFailedException(
                    "the connection to " + extent.wish().from().getHost() + " was lost after " + bytes + " of "
                            + extent.total() + " bytes; run the same command again, it goes on from there");
        }
    }

    private static FetchFailedException refusal(Origin.Wish wish, int status) {
        boolean closed = status == UNAUTHORIZED || status == FORBIDDEN;
        if (closed && wish.dataSet().terms().isPresent()) {
            return wish.token().isPresent()
                    ? new FetchFailedException("the token does not open "
                            + wish.dataSet().name() + " (HTTP " + status
                            + " from " + wish.from() + "): accept its terms at "
                            + wish.dataSet().terms().get() + " with the account of the token, and let the token read"
                            + " gated repositories")
                    : gated(wish.dataSet());
        }
        return new FetchFailedException(wish.from() + " answers HTTP " + status
                + "; give another address with --from, or " + byHand(wish.dataSet()));
    }

    /** What to do for a data set that is given out on terms. */
    static FetchFailedException gated(DataSet dataSet) {
        return new FetchFailedException(dataSet.name() + " is given out on terms: accept them at "
                + dataSet.terms().orElseThrow() + ", then set HF_TOKEN or give --token-file FILE; or "
                + byHand(dataSet));
    }

    static String byHand(DataSet dataSet) {
        return "download " + dataSet.source() + " by hand and run: ./safefront data fetch " + dataSet.name()
                + " --file FILE";
    }

    /** How much there is to come. */
    private record Extent(Origin.Wish wish, long total) {}
}
