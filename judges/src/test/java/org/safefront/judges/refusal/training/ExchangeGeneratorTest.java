package org.safefront.judges.refusal.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.safefront.judges.refusal.RefusalLabel;

class ExchangeGeneratorTest {
    private final ExchangeGenerator generator = ExchangeGenerator.shipped();

    @ParameterizedTest
    @EnumSource
    void drawsTheIntentsOfItsPartAndAllLabels(Part part) {
        List<GeneratedExchange> exchanges = generator.draw(3000, part, 5);

        assertEquals(
                Arrays.stream(Intent.values())
                        .filter(intent -> intent.part() == part)
                        .collect(Collectors.toSet()),
                exchanges.stream().map(GeneratedExchange::intent).collect(Collectors.toSet()));
        assertEquals(
                EnumSet.allOf(RefusalLabel.class),
                exchanges.stream().map(GeneratedExchange::label).collect(Collectors.toSet()));
    }

    @Test
    void leavesNothingToBeFilledIn() {
        Set<String> unfilled = generator.draw(5000, Part.TRAINING, 6).stream()
                .flatMap(exchange -> Stream.of(exchange.prompt(), exchange.response()))
                .filter(text -> text.isBlank() || text.matches("(?s).*[{}|].*"))
                .collect(Collectors.toSet());

        assertEquals(Set.of(), unfilled);
    }

    @Test
    void theSameSeedGivesTheSame() {
        assertEquals(generator.draw(50, Part.TRAINING, 3), generator.draw(50, Part.TRAINING, 3));
    }

    @Test
    void everyRoleIsKnownToTheTagger() {
        Set<Integer> roles = generator.draw(5000, Part.TRAINING, 8).stream()
                .flatMap(exchange -> exchange.roles().stream())
                .map(part -> Roles.of(part.role()))
                .collect(Collectors.toSet());

        assertTrue(roles.size() >= Roles.ALL.size() - 2, roles.toString());
    }
}
