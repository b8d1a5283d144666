package org.safefront.benchmark.probes;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.safefront.benchmark.data.NamedColumns;
import org.safefront.contracts.Require;

/**
 * Which columns of a file make a probe, and which of its rows are probes.
 *
 * @param id names the row; without it the number of the row does, from 1
 * @param prompt the request
 * @param category what kind of request it is; without it that is not said
 * @param context what the request is about, for the rows that have any; it stands before the request
 * @param only what a row must say to be taken
 */
public record ProbeColumns(
        Optional<String> id, String prompt, Optional<String> category, Optional<String> context, Optional<Only> only) {
    /** As the eval service reads them. */
    public static final ProbeColumns OWN = ofPrompt("prompt").withId("id").withCategory("category");

    /** Between context and request, as HarmBench puts it (its direct request, arXiv 2402.04249). */
    private static final String RULE = "\n\n---\n\n";

    public ProbeColumns {
        Require.present("id", id);
        Require.text("prompt", prompt);
        Require.present("category", category);
        Require.present("context", context);
        Require.present("only", only);
    }

    /**
     * Rows that say this.
     *
     * @param column where
     * @param value what
     */
    public record Only(String column, String value) {
        boolean takes(NamedColumns row) {
            return row.name(column).equals(value);
        }
    }

    /** The request alone; the other columns are added to it. */
    public static ProbeColumns ofPrompt(String column) {
        return new ProbeColumns(Optional.empty(), column, Optional.empty(), Optional.empty(), Optional.empty());
    }

    public ProbeColumns withId(String column) {
        return new ProbeColumns(Optional.of(column), prompt, category, context, only);
    }

    public ProbeColumns withCategory(String column) {
        return new ProbeColumns(id, prompt, Optional.of(column), context, only);
    }

    public ProbeColumns withContext(String column) {
        return new ProbeColumns(id, prompt, category, Optional.of(column), only);
    }

    /** The rows alone that say so. */
    public ProbeColumns where(String column, String value) {
        return new ProbeColumns(id, prompt, category, context, Optional.of(new Only(column, value)));
    }

    /** Every column that is read. */
    Set<String> names() {
        var names = new HashSet<>(required());
        context.ifPresent(names::add);
        return names;
    }

    /** Whether a row has all that must be there. */
    boolean fit(NamedColumns row) {
        return row.has(required());
    }

    /** Whether a row is one of the probes. */
    boolean take(NamedColumns row) {
        return only.isEmpty() || only.get().takes(row);
    }

    /** @param number of the row in its file, from 1 */
    ProbeRow probe(long number, NamedColumns row) {
        String about = context.flatMap(row::textIfAny).map(text -> text + RULE).orElse("");
        return new ProbeRow(
                id.map(row::name).orElse(Long.toString(number)),
                about + row.text(prompt),
                category.map(row::name).orElse(""));
    }

    private List<String> required() {
        return Stream.of(id, Optional.of(prompt), category, only.map(Only::column))
                .flatMap(Optional::stream)
                .toList();
    }
}
