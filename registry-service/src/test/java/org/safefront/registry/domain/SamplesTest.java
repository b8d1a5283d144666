package org.safefront.registry.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.safefront.contracts.Axis;
import org.safefront.registry.example.ExampleRows;

class SamplesTest {
    private static final List<Samples.Row> ROWS = IntStream.range(0, 5)
            .mapToObj(number -> row(number, number < 3 ? "refused" : "complied"))
            .toList();
    private static final Samples.Wanted ALL = new Samples.Wanted(Optional.empty(), 0, 10);

    @ParameterizedTest
    @CsvSource({
        "SAFETY, TOKEN_NEEDED, true",
        "SAFETY, NOBODY, false",
        "OVER_REFUSAL, TOKEN_NEEDED, true",
        "OVER_REFUSAL, NOBODY, false"
    })
    void nothingOfATextOfAProbeIsLeftWithoutTheRole(Axis axis, ProbeAccess access, boolean takesToken) {
        Samples page = Samples.page(axis, "probes", ROWS, ALL, access);

        assertFalse(page.toString().contains(ExampleRows.FORBIDDEN));
        assertEquals(5, page.rows().size());
        assertEquals(Optional.empty(), page.rows().get(0).prompt());
        assertEquals(Optional.empty(), page.rows().get(0).thinking());
        assertEquals(Optional.empty(), page.rows().get(0).answer());
        assertEquals(Optional.empty(), page.rows().get(0).extracted());
        assertEquals(Optional.of("physics"), page.rows().get(0).category());
        assertEquals(77, page.rows().get(0).characters());
        assertTrue(page.veiled());
        assertEquals("probe-reader", page.veil().orElseThrow().role());
        assertEquals(takesToken, page.veil().orElseThrow().takesToken());
    }

    @ParameterizedTest
    @EnumSource(Axis.class)
    void theRoleReadsAll(Axis axis) {
        Samples page = Samples.page(axis, "probes", ROWS, ALL, ProbeAccess.GRANTED);

        assertEquals(ROWS, page.rows());
        assertFalse(page.veiled());
        assertEquals(Optional.empty(), page.veil());
    }

    @ParameterizedTest
    @EnumSource(ProbeAccess.class)
    void theTextsOfBenchmarksAreForEverybody(ProbeAccess access) {
        Samples page = Samples.page(Axis.REASONING, "sums", ROWS, ALL, access);

        assertEquals(ROWS, page.rows());
        assertFalse(page.veiled());
    }

    @Test
    void aPageHoldsItsPartOfAllRows() {
        Samples page = page(Axis.REASONING, "sums", Optional.empty(), 3, 10);

        assertEquals(5, page.total());
        assertEquals(ROWS.subList(3, 5), page.rows());
    }

    @Test
    void aFilterCountsOnlyWhatItLetsThrough() {
        Samples page = page(Axis.REASONING, "sums", Optional.of("complied"), 1, 10);

        assertEquals(2, page.total());
        assertEquals(
                List.of("item-4"), page.rows().stream().map(Samples.Row::item).toList());
    }

    @Test
    void behindTheLastRowThereIsAnEmptyPage() {
        Samples page = page(Axis.REASONING, "sums", Optional.empty(), 5, 10);

        assertEquals(List.of(), page.rows());
        assertEquals(5, page.total());
    }

    private static Samples page(Axis axis, String task, Optional<String> outcome, int offset, int limit) {
        return Samples.page(axis, task, ROWS, new Samples.Wanted(outcome, offset, limit), ProbeAccess.NOBODY);
    }

    private static Samples.Row row(int number, String outcome) {
        Optional<String> text = Optional.of(ExampleRows.FORBIDDEN);
        return new Samples.Row(
                "item-" + number,
                0,
                outcome,
                Optional.of("physics"),
                text,
                text,
                text,
                text,
                Optional.empty(),
                Optional.of(0.9),
                77,
                12);
    }
}
