package org.safefront.benchmark.catalogue;

import java.net.URI;
import java.util.Optional;
import org.safefront.contracts.Require;

/**
 * A data set as its authors, or those who keep it, publish it: one file at one revision. Two sets may be made of one file.
 *
 * @param name by which studies ask for it; the benchmark or the set of probes of it has the same
 * @param about what it is, a few words
 * @param rows how many a study reads of it
 * @param licence of the data
 * @param home where people read about it
 * @param source the file, at a revision that does not move
 * @param ending of the file's name, such as {@code .jsonl}
 * @param bytes its size, 0 where it is not known; for the progress alone, the digest decides
 * @param sha256 of its bytes; absent where it is not known from places enough, so that whoever fetches it has to say it
 * @param terms where its conditions are accepted, for those that are given out only then
 */
public record DataSet(
        String name,
        String about,
        int rows,
        String licence,
        URI home,
        URI source,
        String ending,
        long bytes,
        Optional<String> sha256,
        Optional<URI> terms) {
    public DataSet {
        Require.name("name", name);
        Require.text("about", about);
        Require.atLeast("rows", 1, rows);
        Require.text("licence", licence);
        Require.present("home", home);
        Require.present("source", source);
        Require.text("ending", ending);
        Require.atLeast("bytes", 0, bytes);
        sha256.ifPresent(digest -> Require.sha256("sha256", digest));
        Require.present("terms", terms);
    }

    /** The same with a digest that somebody vouches for. */
    public DataSet withSha256(String digest) {
        return new DataSet(name, about, rows, licence, home, source, ending, bytes, Optional.of(digest), terms);
    }

    /** The same in a file of another format. */
    public DataSet withEnding(String other) {
        return new DataSet(name, about, rows, licence, home, source, other, bytes, sha256, terms);
    }

    /** Whether these are its bytes, or nobody can tell. */
    boolean mayHave(String digest) {
        return sha256.isEmpty() || sha256.get().equals(digest);
    }

    /** Its file's name, wherever it is kept. */
    public String fileName() {
        return name + ending;
    }
}
