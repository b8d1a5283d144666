package org.safefront.benchmark.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.Set;

/**
 * Asks for a file where it is, and where that place points to. The token goes to the place that was named and to no other:
 * large files of Hugging Face lie on hosts that need none.
 */
final class Origin {
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final int MOST_REDIRECTS = 10;

    private final HttpClient client;

    Origin(HttpClient client) {
        this.client = client;
    }

    /**
     * What is asked for, and by whom.
     *
     * @param from where
     * @param token shown there
     */
    record Wish(DataSet dataSet, URI from, Optional<Token> token) {}

    /**
     * The file from a byte on.
     *
     * @param first 0 for all of it
     */
    HttpResponse<InputStream> get(Wish wish, long first) throws IOException {
        URI place = wish.from();
        for (int i = 0; i <= MOST_REDIRECTS; i++) {
            HttpResponse<InputStream> response = send(wish, request(wish, place, first));
            if (!REDIRECTS.contains(response.statusCode())) {
                return response;
            }
            response.body().close();
            place = next(place, response);
        }
        throw new FetchFailedException(wish.from() + " points from one place to another more than " + MOST_REDIRECTS
                + " times; give another address with --from");
    }

    private static HttpRequest request(Wish wish, URI place, long first) {
        HttpRequest.Builder request = HttpRequest.newBuilder(place).header("User-Agent", "safefront");
        if (first > 0) {
            request.header("Range", "bytes=" + first + "-");
        }
        wish.token()
                .filter(token -> isSame(place, wish.from()))
                .ifPresent(token -> request.header("Authorization", token.header()));
        return request.build();
    }

    private HttpResponse<InputStream> send(Wish wish, HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofInputStream());
        } catch (IOException e) {
            throw new FetchFailedException(wish.dataSet().name() + " cannot be fetched: no connection to "
                    + request.uri().getHost() + " (" + e.getClass().getSimpleName() + "); "
                    + Download.byHand(wish.dataSet()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FetchFailedException("interrupted; run the same command again");
        }
    }

    private static URI next(URI place, HttpResponse<InputStream> response) {
        URI next = response.headers()
                .firstValue("Location")
                .map(place::resolve)
                .orElseThrow(() -> new FetchFailedException(place + " points to nowhere"));
        boolean weaker = "https".equals(place.getScheme()) && !"https".equals(next.getScheme());
        if (weaker) {
            throw new FetchFailedException(
                    place + " points to " + next.getScheme() + " in place of https; give another address with --from");
        }
        return next;
    }

    private static boolean isSame(URI one, URI other) {
        return one.getScheme().equals(other.getScheme())
                && one.getHost().equalsIgnoreCase(other.getHost())
                && one.getPort() == other.getPort();
    }
}
