package org.safefront.registry.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.safefront.contracts.Axis;
import org.safefront.registry.example.ExampleRows;

class SamplesTest {
    private static final List<Samples.Row> ROWS = IntStream.range(0, 5)
            .mapToObj(number -> row(number, number < 3 ? "refused" : "complied"))
            .toList();

    @Test
    void nothingOfAHarmfulTextIsLeft() {
        Samples page = Samples.page(Axis.SAFETY, "probes", ROWS, Optional.empty(), 0, 10);

        assertFalse(page.toString().contains(ExampleRows.FORBIDDEN));
        assertEquals(5, page.rows().size());
        assertEquals(Optional.empty(), page.rows().get(0).prompt());
        assertEquals(Optional.empty(), page.rows().get(0).thinking());
        assertEquals(Optional.empty(), page.rows().get(0).answer());
        assertEquals(Optional.empty(), page.rows().get(0).extracted());
        assertEquals(Optional.of("physics"), page.rows().get(0).category());
        assertEquals(77, page.rows().get(0).characters());
    }

    @Test
    void theTextsOfBenchmarksAndHarmlessProbesStay() {
        assertEquals(
                ROWS,
                Samples.page(Axis.REASONING, "sums", ROWS, Optional.empty(), 0, 10)
                        .rows());
        assertEquals(
                ROWS,
                Samples.page(Axis.OVER_REFUSAL, "benign", ROWS, Optional.empty(), 0, 10)
                        .rows());
    }

    @Test
    void aPageHoldsItsPartOfAllRows() {
        Samples page = Samples.page(Axis.REASONING, "sums", ROWS, Optional.empty(), 3, 10);

        assertEquals(5, page.total());
        assertEquals(ROWS.subList(3, 5), page.rows());
    }

    @Test
    void aFilterCountsOnlyWhatItLetsThrough() {
        Samples page = Samples.page(Axis.REASONING, "sums", ROWS, Optional.of("complied"), 1, 10);

        assertEquals(2, page.total());
        assertEquals(
                List.of("item-4"), page.rows().stream().map(Samples.Row::item).toList());
    }

    @Test
    void behindTheLastRowThereIsAnEmptyPage() {
        Samples page = Samples.page(Axis.REASONING, "sums", ROWS, Optional.empty(), 5, 10);

        assertEquals(List.of(), page.rows());
        assertEquals(5, page.total());
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
