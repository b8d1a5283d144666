package org.safefront.benchmark.probes;

import java.nio.file.Path;
import java.util.List;
import org.safefront.contracts.Axis;
import org.safefront.contracts.Require;

/**
 * A published set of probes. A value: each is one of these, in a file of its own.
 *
 * @param name by which studies ask for it; the data set of it has the same
 * @param axis what a refusal of these requests says something about
 * @param columns of the file, as its authors publish it
 */
public record ProbeSet(String name, Axis axis, ProbeColumns columns) {
    public ProbeSet {
        Require.name("name", name);
        Require.that(axis != Axis.REASONING, "axis must be safety or over-refusal");
        Require.present("columns", columns);
    }

    /**
     * The probes of a file, in the order of its rows.
     *
     * @throws org.safefront.benchmark.data.InvalidDataException naming file, line and field of the first that is not as it
     *     should be
     */
    public List<ProbeRow> rows(Path file) {
        return ProbeFile.read(file, columns).rows();
    }
}
