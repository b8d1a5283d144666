package org.safefront.lm.format.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The templates of fifty models, against what huggingface.js renders. */
class VectorTest {
    /** The day on which the target of SmolLM3 was rendered. */
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2025-07-10T12:00:00Z"), ZoneOffset.UTC);

    /** It prints a list, which JavaScript writes as JSON and Python as Python; {@link GoldenTest} has Python's text. */
    private static final Set<String> OF_ANOTHER_LANGUAGE = Set.of("MadeAgents/Hammer2.1");

    /** It asks whether add_generation_prompt is defined and takes it for true if not; here it always is defined. */
    private static final Set<String> PROMPTED_UNLESS_TOLD = Set.of("ai21labs/AI21-Jamba-Large-1.6");

    @TestFactory
    Stream<DynamicTest> rendersTheTarget() {
        return RenderVector.all().stream()
                .filter(vector -> !OF_ANOTHER_LANGUAGE.contains(vector.name()))
                .map(vector -> dynamicTest(vector.name(), () -> assertEquals(vector.target(), render(vector))));
    }

    @Test
    void thereAreFiftyThree() {
        int vectors = RenderVector.all().size();

        assertEquals(53, vectors);
    }

    private static String render(RenderVector vector) {
        Conversation conversation = vector.conversation();
        boolean prompted = conversation.addGenerationPrompt() || PROMPTED_UNLESS_TOLD.contains(vector.name());
        return ChatTemplate.parse(vector.template(), CLOCK)
                .render(conversation.messages(), prompted, conversation.variables())
                .text();
    }
}
