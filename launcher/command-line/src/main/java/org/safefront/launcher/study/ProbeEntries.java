package org.safefront.launcher.study;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.safefront.benchmark.probes.ProbeColumns;
import org.safefront.benchmark.probes.ProbeFile;
import org.safefront.benchmark.probes.ProbeSet;
import org.safefront.benchmark.probes.ProbeSets;
import org.safefront.contracts.Axis;
import org.safefront.contracts.DataRef;

/**
 * Entries of a study that ask for probes: a published set in its own columns, rows {@code id, prompt, category}, or whatever
 * columns the entry names.
 *
 * @param folder of the study
 * @param fetched where published sets are that the study does not bring along
 * @param probes where the rows go
 */
record ProbeEntries(Path folder, FetchedData fetched, StudyProbes probes) {
    private static final String NAME = "probes";
    private static final String COLUMNS = "columns";
    private static final String ID = "id";
    private static final String PROMPT = "prompt";
    private static final String CATEGORY = "category";
    private static final String CONTEXT = "context";

    /**
     * Reads all rows of an entry.
     *
     * @throws org.safefront.benchmark.data.InvalidDataException for the first that is not as it should be
     */
    DataRef read(Axis axis, YamlField entry) {
        YamlField name = entry.required(NAME);
        Path file = StudyFiles.probes(folder, fetched, name);
        return probes.add(name.text(), file, ProbeFile.read(file, forms(axis, entry)));
    }

    private static List<ProbeColumns> forms(Axis axis, YamlField entry) {
        YamlField name = entry.required(NAME);
        Optional<ProbeColumns> named = entry.optional(COLUMNS).map(ProbeEntries::columns);
        Optional<ProbeSet> published = ProbeSets.find(name.text());
        if (named.isPresent() || published.isEmpty()) {
            return List.of(named.orElse(ProbeColumns.OWN));
        }
        if (published.get().axis() != axis) {
            throw new InvalidStudyException(name.path() + ": refusals of " + name.text() + " say something about "
                    + published.get().axis() + "; ask for it there");
        }
        return List.of(published.get().columns(), ProbeColumns.OWN);
    }

    private static ProbeColumns columns(YamlField field) {
        field.onlyKnows(Set.of(ID, PROMPT, CATEGORY, CONTEXT));
        return new ProbeColumns(
                column(field, ID),
                field.required(PROMPT).text(),
                column(field, CATEGORY),
                column(field, CONTEXT),
                Optional.empty());
    }

    private static Optional<String> column(YamlField field, String name) {
        return field.optional(name).map(YamlField::text);
    }
}
