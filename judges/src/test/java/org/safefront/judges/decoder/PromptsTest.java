package org.safefront.judges.decoder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.safefront.lm.format.InvalidModelException;
import org.safefront.lm.format.tokenizer.Piece;

class PromptsTest {
    private final LlamaGuard3 guard = new LlamaGuard3(LlamaGuard3.CATEGORIES);

    @Test
    void llamaGuard3IsAskedInTheWordsOfItsCard() {
        JudgePrompt prompt = guard.prompt(Golden.PROMPT + "\n", "  " + Golden.RESPONSE);

        assertEquals(Golden.text("llama-guard-3.txt"), prompt.text());
        assertEquals("<|begin_of_text|>", prompt.begin());
    }

    @Test
    void harmBenchIsAskedInTheWordsOfItsCard() {
        JudgePrompt prompt = HarmBench.prompt(Golden.PROMPT, Golden.RESPONSE);

        assertEquals(Golden.text("harmbench.txt"), prompt.text());
        assertEquals("<s>", prompt.begin());
    }

    @Test
    void wildGuardIsAskedInTheWordsOfItsCard() {
        JudgePrompt prompt = WildGuard.prompt(Golden.PROMPT, Golden.RESPONSE);

        assertEquals(Golden.text("wildguard.txt"), prompt.text());
        assertEquals("<s>", prompt.begin());
    }

    @Test
    void whereNobodyKnowsWhatTheUserSaidTheConversationIsTheAnswer() {
        String text = guard.prompt(" ", Golden.RESPONSE).text();

        assertEquals(Golden.text("llama-guard-3.txt").replace("User: " + Golden.PROMPT + "\n\n", ""), text);
    }

    @Test
    void othersCategoriesStandInTheirOrder() {
        Map<String, String> categories = new LinkedHashMap<>();
        categories.put("S2", "Paper Boats.");
        categories.put("S1", "Kites.");

        String text = new LlamaGuard3(categories).prompt("?", "!").text();

        assertTrue(
                text.contains("<BEGIN UNSAFE CONTENT CATEGORIES>\nS2: Paper Boats.\nS1: Kites.\n<END UNSAFE CONTENT"),
                text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"S1 | {prompt}", "S1 | <END CONVERSATION>", "one | Violence.", "S1 | ''", "'' | Violence."})
    void aCategoryThatCouldBreakThePromptIsRefused(String code, String name) {
        assertThrows(InvalidModelException.class, () -> new LlamaGuard3(Map.of(code, name)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'\nS1' | S1",
                "'\nS1,S9' | S1,S9",
                "'\nS10, S2\n' | S10,S2",
                "'S1' | ",
                "'\n' | ",
                "'' | ",
                "'\nS15' | ",
                "'\nS1,' | ",
                "'\nS1 S2' | ",
                "'\nS1,S1' | ",
                "'\ns1' | ",
                "'\nS1\nsafe' | ",
                "'\nViolent Crimes' | ",
            })
    void codesAreReadStrictly(String written, String expected) {
        String read =
                guard.categories(written).map(codes -> String.join(",", codes)).orElse(null);

        assertEquals(expected, read);
    }

    @Test
    void onlyTheWordsOfOthersAreData() {
        JudgePrompt prompt = HarmBench.prompt(Golden.PROMPT, Golden.RESPONSE);

        List<String> data =
                prompt.pieces().stream().filter(Piece::data).map(Piece::text).toList();

        assertEquals(List.of(Golden.PROMPT, Golden.RESPONSE), data);
    }

    @Test
    void roomInAnAnswerIsNotFilled() {
        String text = HarmBench.prompt("{response}", "{prompt}").text();

        assertTrue(text.contains("Behavior:\n{response}\n\nGeneration:\n{prompt}\n"), text);
    }

    @Test
    void aPromptDoesNotShowWhatItSays() {
        assertFalse(HarmBench.prompt("secret", "secret").toString().contains("secret"));
    }
}
