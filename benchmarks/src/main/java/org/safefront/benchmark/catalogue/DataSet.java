package org.safefront.benchmark.catalogue;

import java.net.URI;
import java.util.Optional;
import org.safefront.contracts.Require;

/**
 * A data set as its authors, or those who keep it, publish it: one file at one revision.
 *
 * @param name by which studies ask for it; the benchmark of it has the same
 * @param about what it is, a few words
 * @param rows how many it has
 * @param licence of the data
 * @param home where people read about it
 * @param source the file, at a revision that does not move
 * @param ending of the file's name, such as {@code .jsonl}
 * @param bytes its size; for the progress alone, the digest decides
 * @param sha256 of its bytes
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
        String sha256,
        Optional<URI> terms) {
    public DataSet {
        Require.name("name", name);
        Require.text("about", about);
        Require.atLeast("rows", 1, rows);
        Require.text("licence", licence);
        Require.present("home", home);
        Require.present("source", source);
        Require.text("ending", ending);
        Require.atLeast("bytes", 1, bytes);
        Require.sha256("sha256", sha256);
        Require.present("terms", terms);
    }

    /** Its file's name, wherever it is kept. */
    public String fileName() {
        return name + ending;
    }
}
