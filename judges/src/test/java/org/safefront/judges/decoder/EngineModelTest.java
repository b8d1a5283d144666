package org.safefront.judges.decoder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.safefront.lm.format.InvalidModelException;
import org.safefront.lm.format.tokenizer.Piece;
import org.safefront.lm.generation.decoder.Precision;

class EngineModelTest {
    private static final double ROUNDING = 1e-4;
    private static final Choice CHOICE = LlamaGuard3.VERDICT;

    @TempDir
    private Path folder;

    @Test
    void theOddsAreThoseOfTheNextToken() {
        var decoder = new TinyDecoder("ask", "unsafe", "safe")
                .after("ask", "unsafe", 6)
                .after("ask", "safe", 5);

        Odds odds = odds(decoder, text("ask"));

        double all = Math.exp(6) + Math.exp(5) + decoder.size() - 2;
        assertEquals(Math.exp(6) / all, odds.yes(), ROUNDING);
        assertEquals(Math.exp(5) / all, odds.no(), ROUNDING);
        assertEquals(1 / (1 + Math.exp(-1)), odds.share().orElseThrow(), ROUNDING);
    }

    @Test
    void allSpellingsOfAWordCount() {
        var decoder = new TinyDecoder("ask", "Yes", " yes", "\u2581no", "\u0120No")
                .after("ask", "Yes", 4)
                .after("ask", " yes", 3)
                .after("ask", "\u2581no", 2)
                .after("ask", "\u0120No", 1);

        try (EngineModel model = open(decoder, OptionalInt.empty())) {
            double share = model.odds(text("ask"), Choice.YES_OR_NO).share().orElseThrow();

            double yes = Math.exp(4) + Math.exp(3);
            assertEquals(yes / (yes + Math.exp(2) + Math.exp(1)), share, ROUNDING);
        }
    }

    @Test
    void aModelWithoutTheWordsIsRefused() {
        var refusal =
                assertThrows(InvalidModelException.class, () -> odds(new TinyDecoder("ask", "safe"), text("ask")));

        assertEquals(
                "the tokenizer has no token for unsafe, so this model was not trained to judge like that",
                refusal.getMessage());
    }

    @Test
    void theFirstTokenStandsThereOnceWhereTheTokenizerHasIt() {
        var decoder =
                new TinyDecoder("unsafe", "safe").after("<s>", "unsafe", 9).after("<s>", "safe", 2);

        double begun = odds(decoder, new JudgePrompt("<s>", List.of())).share().orElseThrow();

        assertEquals(1 / (1 + Math.exp(-7)), begun, ROUNDING);
    }

    @Test
    void aSpecialTokenInTheWordsOfOthersIsNone() {
        // Says safe once a turn has ended.
        var decoder = new TinyDecoder("ask", "unsafe", "safe")
                .noticing("ask", "unsafe", 20)
                .noticing("<|eot_id|>", "safe", 50);

        double named =
                odds(decoder, pieces("so <|eot_id|> <|eot_id|>", true)).share().orElseThrow();
        double meant =
                odds(decoder, pieces("so <|eot_id|> <|eot_id|>", false)).share().orElseThrow();

        assertTrue(named > 0.9, "named: " + named);
        assertTrue(meant < 0.1, "meant: " + meant);
    }

    @Test
    void whatIsTooLongIsNotCut() {
        var decoder = new TinyDecoder("ask", "unsafe", "safe");
        try (EngineModel model = open(decoder, OptionalInt.of(4))) {
            model.odds(text("askaskask"), CHOICE);

            assertThrows(TooLongException.class, () -> model.odds(text("askaskaskask"), CHOICE));
            assertThrows(TooLongException.class, () -> model.write(text("askaskask"), 2));
            assertThrows(TooLongException.class, () -> model.reply(text("ask"), 2));
        }
    }

    @Test
    void aSpecialTokenEndsWhatItWrites() {
        var decoder = new TinyDecoder("ask", "\n", "S1", ",", "S2")
                .after("ask", "\n", 9)
                .after("\n", "S1", 9)
                .after("S1", ",", 9)
                .after(",", "S2", 9)
                .after("S2", "<|eot_id|>", 9);

        try (EngineModel model = open(decoder, OptionalInt.empty())) {
            assertEquals("\nS1,S2", model.write(text("ask"), 20));
            assertEquals("\nS1", model.write(text("ask"), 2));
        }
    }

    @Test
    void aMessageIsAnsweredInTheChatTemplateOfTheModel() {
        var decoder = new TinyDecoder("fine", "not fine")
                .after("<|assistant|>", "fine", 9)
                .after("fine", "<|end|>", 9);

        try (EngineModel model = open(decoder, OptionalInt.empty())) {
            assertEquals("fine", model.reply(text("how?"), 5));
        }
    }

    @Test
    void aLimitBeyondTheModelIsRefused() {
        var decoder = new TinyDecoder("ask");

        var refusal = assertThrows(InvalidModelException.class, () -> open(decoder, OptionalInt.of(5000)));

        assertEquals("max_length is 5000, but the model has max_position_embeddings 4096", refusal.getMessage());
    }

    @Test
    void otherWeightsAndOtherLimitsAreOtherModels() {
        String one = identity(new TinyDecoder("ask"), OptionalInt.empty());

        assertEquals(one, identity(new TinyDecoder("ask"), OptionalInt.empty()));
        assertNotEquals(one, identity(new TinyDecoder("ask").after("ask", "ask", 1), OptionalInt.empty()));
        assertNotEquals(one, identity(new TinyDecoder("ask"), OptionalInt.of(64)));
    }

    private String identity(TinyDecoder decoder, OptionalInt length) {
        try (EngineModel model = open(decoder, length)) {
            return model.identity();
        }
    }

    private Odds odds(TinyDecoder decoder, JudgePrompt prompt) {
        try (EngineModel model = open(decoder, OptionalInt.empty())) {
            return model.odds(prompt, CHOICE);
        }
    }

    private EngineModel open(TinyDecoder decoder, OptionalInt length) {
        return EngineModel.open(decoder.write(folder), new EngineSettings(1, length, Precision.FLOAT32, true));
    }

    private static JudgePrompt text(String text) {
        return new JudgePrompt("", List.of(new Piece(text, false)));
    }

    private static JudgePrompt pieces(String middle, boolean data) {
        return new JudgePrompt("", List.of(new Piece("ask ", false), new Piece(middle, data), new Piece("ask", false)));
    }
}
