package org.safefront.benchmark.catalogue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Brings data sets into a folder. What stands there under the name of a data set has its bytes, wholly: a file comes into
 * a folder beside, and is moved when its digest is right and its rows can be read.
 */
public final class Fetch {
    private static final String INCOMING = ".incoming";
    /** Never read: a data set without a digest has no wrong bytes. */
    private static final String UNKNOWN = "any";

    private static final Set<String> SCHEMES = Set.of("http", "https");

    private final Path folder;
    private final Download download;
    private final Consumer<Path> check;

    /**
     * @param folder made if it is not there
     * @param client that follows no redirects, see {@link Download#client}
     * @param check reads the rows, and throws if it cannot
     */
    public Fetch(Path folder, HttpClient client, FetchProgress progress, Consumer<Path> check) {
        this.folder = folder;
        this.download = new Download(client, progress);
        this.check = check;
    }

    /**
     * Fetches from where the data set is published, or from a mirror. One that was broken off goes on where it was.
     *
     * @param from of the same bytes
     * @param token is sent to the host of {@code from}, and to no other that it points to
     * @throws FetchFailedException saying why, and what to do
     */
    public Fetched fromNet(DataSet dataSet, URI from, Optional<Token> token) {
        if (from.getHost() == null || !SCHEMES.contains(from.getScheme())) {
            throw new FetchFailedException(
                    from + " must be an address with http or https; a file of this machine is given with --file");
        }
        return unlessHere(dataSet, incoming -> {
            if (dataSet.sha256().isEmpty()) {
                throw undigested(dataSet);
            }
            if (dataSet.terms().isPresent() && token.isEmpty() && from.equals(dataSet.source())) {
                throw Download.gated(dataSet);
            }
            boolean resumed = download.into(incoming, dataSet, from, token);
            if (resumed && !isRight(dataSet, incoming)) {
                // What lay there was not the beginning of it.
                Files.delete(incoming);
                download.into(incoming, dataSet, from, token);
            }
            String sha256 = Sha256.of(incoming);
            return "what came from " + from + " is not " + dataSet.name() + " as it was pinned: its SHA-256 is "
                    + sha256 + ", and must be " + dataSet.sha256().orElse(UNKNOWN)
                    + "; nothing was kept. Try again, or another address with --from";
        });
    }

    /**
     * Takes a file that somebody has fetched by hand; where no digest is known, as it is.
     *
     * @throws FetchFailedException if it has other bytes
     */
    public Fetched fromFile(DataSet dataSet, Path file) {
        if (!Files.isRegularFile(file)) {
            throw new FetchFailedException(file + " is missing");
        }
        return unlessHere(dataSet, incoming -> {
            Files.copy(file, incoming, StandardCopyOption.REPLACE_EXISTING);
            return file + " is not " + dataSet.name() + " as it is published: its SHA-256 is " + Sha256.of(incoming)
                    + ", and must be " + dataSet.sha256().orElse(UNKNOWN)
                    + ". To use other rows, put the file beside the study, into its folder benchmarks or probes, named "
                    + dataSet.name() + " and an ending; the study records its digest";
        });
    }

    private static FetchFailedException undigested(DataSet dataSet) {
        return new FetchFailedException("the SHA-256 of " + dataSet.name()
                + " is not known here, so what comes over the net cannot be told from other bytes: give the digest that you"
                + " trust with --sha256, or " + Download.byHand(dataSet));
    }

    private Fetched unlessHere(DataSet dataSet, Arrival arrival) {
        Path target = folder.resolve(dataSet.fileName());
        Path incoming = folder.resolve(INCOMING).resolve(dataSet.fileName());
        try {
            if (Files.exists(target)) {
                return here(dataSet, target);
            }
            Files.createDirectories(incoming.getParent());
            try {
                String refusal = arrival.arrive(incoming);
                accept(dataSet, incoming, refusal);
                Files.move(incoming, target, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                deleteIfEmpty(incoming.getParent());
            }
            return new Fetched(target, false);
        } catch (IOException e) {
            throw new FetchFailedException(folder + " cannot be written: " + e);
        }
    }

    private static Fetched here(DataSet dataSet, Path target) throws IOException {
        if (!isRight(dataSet, target)) {
            throw new FetchFailedException(target + " is there already, with other bytes: its SHA-256 is "
                    + Sha256.of(target) + ", and must be " + dataSet.sha256().orElse(UNKNOWN)
                    + ". Move it away, or give another folder with --into");
        }
        return new Fetched(target, true);
    }

    private void accept(DataSet dataSet, Path incoming, String refusal) throws IOException {
        boolean accepted = false;
        try {
            if (!isRight(dataSet, incoming)) {
                throw new FetchFailedException(refusal);
            }
            check.accept(incoming);
            accepted = true;
        } finally {
            if (!accepted) {
                Files.delete(incoming);
            }
        }
    }

    private static boolean isRight(DataSet dataSet, Path file) throws IOException {
        return dataSet.mayHave(Sha256.of(file));
    }

    private static void deleteIfEmpty(Path folder) throws IOException {
        try {
            Files.delete(folder);
        } catch (DirectoryNotEmptyException e) {
            // What was broken off goes on from there.
        }
    }

    /** Puts the file there, and returns what to say if its bytes are not right. */
    private interface Arrival {
        String arrive(Path incoming) throws IOException;
    }
}
