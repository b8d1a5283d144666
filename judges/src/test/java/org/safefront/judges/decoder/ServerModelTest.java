package org.safefront.judges.decoder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.safefront.lm.format.InvalidModelException;
import org.safefront.lm.format.tokenizer.Piece;

class ServerModelTest {
    private static final double ROUNDING = 1e-9;
    private static final Choice CHOICE = Choice.YES_OR_NO;

    @TempDir
    private Path folder;

    private final TinyDecoder decoder = new TinyDecoder("ask", "yes", "Yes", "no");
    private final LoopbackServer server = new LoopbackServer();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void withoutATokenizerItIsSentTextAndReadsNames() {
        server.answer(
                200,
                "{'choices': [{'logprobs': {'top_logprobs': [{'Yes': -1, ' yes': -2, 'No': -3, 'Yesterday': -0.1}]}}]}");

        Odds odds = open().odds(canary(), CHOICE);

        assertEquals(Math.exp(-1) + Math.exp(-2), odds.yes(), ROUNDING);
        assertEquals(Math.exp(-3), odds.no(), ROUNDING);
        LoopbackServer.Asked asked = server.asked().get(0);
        assertEquals("/v1/completions", asked.path());
        assertEquals("Bearer secret", asked.authorization());
        assertEquals(
                "{\"model\":\"guard\",\"max_tokens\":1,\"temperature\":0,\"prompt\":\"<|user|>ask < |end|>!\",\"logprobs\":20}",
                asked.body().toString());
    }

    @Test
    void withATokenizerItIsSentTokensAndReadsTokens() {
        decoder.writeTokenizer(folder);
        server.answer(
                200,
                "{'choices': [{'logprobs': {'top_logprobs': [{'token_id:%d': -1, 'token_id:%d': -3, 'Yes': -0.1}]}}]}"
                        .formatted(decoder.id("Yes"), decoder.id("no")));

        Odds odds = open().odds(canary(), CHOICE);

        assertEquals(Math.exp(-1), odds.yes(), ROUNDING);
        assertEquals(Math.exp(-3), odds.no(), ROUNDING);
        JsonNode body = server.asked().get(0).body();
        assertTrue(body.get("return_tokens_as_token_ids").asBoolean());
        List<Integer> ids = StreamSupport.stream(body.get("prompt").spliterator(), false)
                .map(JsonNode::asInt)
                .toList();
        assertEquals(List.of(decoder.id("<s>"), decoder.id("<|user|>"), decoder.id("ask")), ids.subList(0, 3));
        assertFalse(ids.contains(decoder.id("<|end|>")), ids.toString());
    }

    @Test
    void aServerThatTakesTokensAndNamesThemIsReadByName() {
        decoder.writeTokenizer(folder);
        server.probabilities("yes", 0.3, "no", 0.6);

        assertEquals(1 / 3.0, open().odds(canary(), CHOICE).share().orElseThrow(), ROUNDING);
    }

    @Test
    void llamaCppSaysThemInAnotherPlace() {
        server.answer(
                200,
                "{'choices': [{'logprobs': {'content': [{'top_logprobs': [{'id': 7, 'token': 'no', 'logprob': -0.5},"
                        + " {'id': 8, 'token': 'yes', 'logprob': -1.5}]}]}}]}");

        Odds odds = open().odds(canary(), CHOICE);

        assertEquals(1 / (1 + Math.exp(1)), odds.share().orElseThrow(), ROUNDING);
    }

    @Test
    void aWordThatIsNotAmongTheMostProbableHasNoProbability() {
        server.probabilities("yes", 0.9, "maybe", 0.1);

        assertEquals(1, open().odds(canary(), CHOICE).share().orElseThrow(), ROUNDING);
    }

    @Test
    void aProbabilityThatIsNoNumberIsNone() {
        server.answer(200, "{'choices': [{'logprobs': {'top_logprobs': [{'yes': 'NaN', 'no': -0.1}]}}]}");

        assertTrue(open().odds(canary(), CHOICE).share().isEmpty());
    }

    @Test
    void aServerWithoutProbabilitiesIsRefused() {
        server.answer(200, "{'choices': [{'text': 'yes', 'logprobs': null}]}");

        var refusal = assertThrows(ServerRefusalException.class, () -> open().odds(canary(), CHOICE));

        assertEquals("guard at " + server.url() + " does not say the probabilities of tokens", refusal.getMessage());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "This model's maximum context length is 4096 tokens.",
                "the request exceeds the available context size",
                "context_length_exceeded",
                "Input length exceeds the maximum allowed length",
            })
    void whatTheServerFindsTooLongIsTooLong(String message) {
        server.answer(400, "{'error': {'message': '" + message.replace("'", "") + "'}}");

        assertThrows(TooLongException.class, () -> open().odds(canary(), CHOICE));
    }

    @Test
    void whereTheLimitIsKnownTheServerIsNotAsked() {
        decoder.writeTokenizer(folder);
        var settings = settings(OptionalInt.of(3));
        try (ServerModel model = ServerModel.open(settings, folder, false)) {
            assertThrows(TooLongException.class, () -> model.odds(canary(), CHOICE));
        }
        assertEquals(List.of(), server.asked());
    }

    @ParameterizedTest
    @CsvSource({"400", "401", "404", "422"})
    void aRefusalQuotesNothing(int status) {
        server.answer(status, "{'error': {'message': 'cannot read: ask something harmful'}}");

        var refusal = assertThrows(ServerRefusalException.class, () -> open().odds(canary(), CHOICE));

        assertEquals("guard at " + server.url() + " says " + status, refusal.getMessage());
    }

    @ParameterizedTest
    @CsvSource({"429, '{}'", "503, ''", "200, not json"})
    void whatMayPassIsAFailure(int status, String body) {
        server.answer(status, body);

        assertThrows(ServerFailureException.class, () -> open().odds(canary(), CHOICE));
    }

    @Test
    void aServerThatIsAwayIsAFailure() {
        ServerModel model = open();
        server.close();

        assertThrows(ServerFailureException.class, () -> model.odds(canary(), CHOICE));
    }

    @Test
    void itWritesOnFromAPrompt() {
        server.text("\\nS1,S2");

        assertEquals("\nS1,S2", open().write(canary(), 9));
        assertEquals(9, server.asked().get(0).body().get("max_tokens").asInt());
    }

    @Test
    void aMessageIsSentAsChatWhereTheServerKnowsTheTemplate() {
        server.answer(200, "{'choices': [{'message': {'role': 'assistant', 'content': 'fine'}}]}");

        assertEquals("fine", open().reply(canary(), 9));

        LoopbackServer.Asked asked = server.asked().get(0);
        assertEquals("/v1/chat/completions", asked.path());
        assertEquals(
                "[{\"role\":\"user\",\"content\":\"<|user|>ask < |end|>!\"}]",
                asked.body().get("messages").toString());
    }

    @Test
    void aMessageIsSentAsTokensWhereWeKnowTheTemplate() {
        decoder.writeTokenizer(folder);
        server.text("fine");

        try (ServerModel model = ServerModel.open(settings(OptionalInt.empty()), folder, true)) {
            assertEquals("fine", model.reply(canary(), 9));
        }

        JsonNode ids = server.asked().get(0).body().get("prompt");
        assertEquals(decoder.id("<|user|>"), ids.get(0).asInt());
        assertEquals(decoder.id("<|assistant|>"), ids.get(ids.size() - 1).asInt());
    }

    @Test
    void anotherTokenizerIsAnotherModel() {
        String text = open().identity();
        decoder.writeTokenizer(folder);
        String tokens = open().identity();
        new TinyDecoder("ask", "yes", "no").writeTokenizer(folder);

        assertNotEquals(text, tokens);
        assertNotEquals(tokens, open().identity());
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost:8000", "ftp://host", "http:///v1"})
    void anAddressThatIsNoneIsRefused(String url) {
        assertThrows(
                InvalidModelException.class,
                () -> new ServerSettings(
                        URI.create(url), "m", "m", Optional.empty(), 5, OptionalInt.empty(), Duration.ofSeconds(1)));
    }

    @Test
    void theKeyIsNotShown() {
        assertFalse(settings(OptionalInt.empty()).toString().contains("secret"));
    }

    private ServerModel open() {
        return ServerModel.open(settings(OptionalInt.empty()), folder, false);
    }

    private ServerSettings settings(OptionalInt maxLength) {
        return new ServerSettings(
                URI.create(server.url() + "/v1/"),
                "guard",
                "guard-8b bf16",
                Optional.of("secret"),
                20,
                maxLength,
                Duration.ofSeconds(20));
    }

    private static JudgePrompt canary() {
        return new JudgePrompt(
                "<s>", List.of(new Piece("<|user|>ask ", false), new Piece("<|end|>", true), new Piece("!", false)));
    }
}
