package org.safefront.lm.generation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.safefront.lm.format.Manifest;
import org.safefront.lm.format.ModelFolder;
import org.safefront.lm.format.adapter.Adapter;
import org.safefront.lm.generation.decoder.Precision;

class GeneratorTest {
    private static final GeneratorSettings SETTINGS = new GeneratorSettings(2, 24, 1);
    private static final TokenIds PROMPT = TokenIds.of(5, 6, 7);

    @TempDir
    Path directory;

    private ModelFolder folder;

    @BeforeEach
    void writeAModel() {
        folder = RandomModels.write(directory, RandomModels.qwen2(), 1);
    }

    @Test
    void greedyAnswersAreThoseOfTheReference() {
        List<Integer> expected = new ReferenceDecoder(folder).greedy(PROMPT.toArray(), 12);

        Generation answer = answers(SETTINGS, request("a", 12)).get(0);

        assertEquals(new Generation("a", ids(expected), FinishReason.LENGTH, Optional.empty()), answer);
    }

    @Test
    void anAdapterChangesTheAnswerAndNotTheFiles() {
        Adapter adapter = RandomModels.adapter(folder.config(), 2);
        List<Integer> expected = new ReferenceDecoder(folder).add(adapter).greedy(PROMPT.toArray(), 12);
        Manifest before = Manifest.of(directory);
        var finished = new ArrayList<Generation>();

        try (Generator generator = Generator.open(folder, adapter, SETTINGS)) {
            generator.generate(List.of(request("a", 12)), finished::add, () -> false);
        }

        assertEquals(ids(expected), finished.get(0).tokens());
        assertNotEquals(expected, new ReferenceDecoder(folder).greedy(PROMPT.toArray(), 12));
        assertEquals(before, Manifest.of(directory));
    }

    @Test
    void settingsAreFloat32UnlessTheySayOtherwise() {
        var half = new GeneratorSettings(2, 24, 512, 1, Precision.FLOAT16);

        assertEquals(Precision.FLOAT32, SETTINGS.precision());
        assertEquals(2 * half.cacheBytes(folder.config()), SETTINGS.cacheBytes(folder.config()));
    }

    @Test
    void aStopTokenEndsTheAnswerAndIsNotPartOfIt() {
        List<Integer> all = new ReferenceDecoder(folder).greedy(PROMPT.toArray(), 12);
        int stop = all.get(7);
        List<Integer> expected = all.subList(0, all.indexOf(stop));
        var request = new GenerationRequest("a", PROMPT, SamplingParameters.greedy(), 12, Set.of(stop));

        Generation answer = answers(SETTINGS, request).get(0);

        assertEquals(new Generation("a", ids(expected), FinishReason.STOP, Optional.empty()), answer);
    }

    @Test
    void anAnswerMayEndBeforeItBegins() {
        int first = new ReferenceDecoder(folder).greedy(PROMPT.toArray(), 1).get(0);
        var request = new GenerationRequest("a", PROMPT, SamplingParameters.greedy(), 12, Set.of(first));

        List<Generation> answers = answers(SETTINGS, request, request, request, request);

        var empty = new Generation("a", TokenIds.of(), FinishReason.STOP, Optional.empty());
        assertEquals(List.of(empty, empty, empty, empty), answers);
    }

    @Test
    void aTextEndsTheAnswerAndItsTokensAreThere() {
        List<Integer> all = new ReferenceDecoder(folder).greedy(PROMPT.toArray(), 12);
        TokenIds end = ids(all.subList(4, 6));
        int first = 0;
        while (!ids(all.subList(first, first + 2)).equals(end)) {
            first++;
        }
        StopText text = new StopText() {
            @Override
            public int window() {
                return end.size();
            }

            @Override
            public boolean isReached(TokenIds latest) {
                return latest.equals(end);
            }
        };

        Generation answer = answer(new AnswerLimits(12, Set.of(), Optional.of(text), Optional.empty()), false);

        assertEquals(ids(all.subList(0, first + 2)), answer.tokens());
        assertEquals(FinishReason.STOP_TEXT, answer.reason());
    }

    /** What is written after the mark is what the model says after a prompt that has the thought and the mark. */
    @Test
    void thinkingThatIsLongEnoughIsEndedAndTheAnswerFollows() {
        List<Integer> all = new ReferenceDecoder(folder).greedy(PROMPT.toArray(), 3);
        int close = IntStream.range(0, 61)
                .filter(id -> !all.contains(id))
                .findFirst()
                .orElseThrow();
        var thinking = new ThinkingLimit(3, true, 60, close);
        var expected = new ArrayList<>(all);
        expected.add(close);
        int[] begun = IntStream.concat(
                        IntStream.of(PROMPT.toArray()), expected.stream().mapToInt(Integer::intValue))
                .toArray();
        expected.addAll(new ReferenceDecoder(folder).greedy(begun, 4));

        Generation answer = answer(new AnswerLimits(8, Set.of(), Optional.empty(), Optional.of(thinking)), false);

        assertEquals(ids(expected), answer.tokens());
    }

    @Test
    void thinkingIsCountedFromItsMarkAndUntilItIsEnded() {
        List<Integer> all = new ReferenceDecoder(folder).greedy(PROMPT.toArray(), 12);
        int unsaid = IntStream.range(0, 61)
                .filter(id -> !all.contains(id))
                .findFirst()
                .orElseThrow();
        // Never begun, and ended by the model itself before it is long enough.
        var never = new ThinkingLimit(1, false, unsaid, all.get(0));
        var ended = new ThinkingLimit(2, true, unsaid, all.get(0));
        // Begun by the token that is said first.
        var begun = new ThinkingLimit(2, false, all.get(0), unsaid);

        for (ThinkingLimit limit : List.of(never, ended)) {
            Generation answer = answer(new AnswerLimits(12, Set.of(), Optional.empty(), Optional.of(limit)), false);
            assertEquals(ids(all), answer.tokens(), limit.toString());
        }
        Generation answer = answer(new AnswerLimits(12, Set.of(), Optional.empty(), Optional.of(begun)), false);
        assertEquals(unsaid, answer.tokens().get(3), answer.toString());
    }

    @Test
    void saysTheLogitsOfTheFirstTokenIfAsked() {
        AnswerLimits one = AnswerLimits.of(1, Set.of());

        Logits logits = answer(one, true).promptLogits().orElseThrow();

        int best = new ReferenceDecoder(folder).greedy(PROMPT.toArray(), 1).get(0);
        assertEquals(61, logits.size());
        for (int token = 0; token < logits.size(); token++) {
            assertTrue(logits.get(token) <= logits.get(best), "token " + token);
        }
        assertEquals(Optional.empty(), answer(one, false).promptLogits());
    }

    @Test
    void aFullSlotEndsTheAnswer() {
        Generation answer = answers(SETTINGS, request("a", 1000)).get(0);

        assertEquals(SETTINGS.maxLength() - PROMPT.size(), answer.tokens().size());
        assertEquals(FinishReason.LENGTH, answer.reason());
    }

    @Test
    void aPromptMayFillAllButOnePosition() {
        int[] longest = new int[SETTINGS.maxLength() - 1];
        Arrays.setAll(longest, i -> i);
        var request = new GenerationRequest("a", TokenIds.of(longest), SamplingParameters.greedy(), 5, Set.of());

        Generation answer = answers(SETTINGS, request).get(0);

        assertEquals(ids(new ReferenceDecoder(folder).greedy(longest, 1)), answer.tokens());
    }

    @Test
    void refusesAPromptThatLeavesNoRoom() {
        var tooLong = new GenerationRequest(
                "long", TokenIds.of(new int[SETTINGS.maxLength()]), SamplingParameters.greedy(), 1, Set.of());
        var finished = new ArrayList<Generation>();

        var refusal = assertThrows(PromptTooLongException.class, () -> {
            try (Generator generator = Generator.open(folder, SETTINGS)) {
                generator.generate(List.of(request("short", 1), tooLong), finished::add, () -> false);
            }
        });

        assertEquals(
                "request long has a prompt of 24 tokens; the limit is 23, since prompt and answer may have 24 together",
                refusal.getMessage());
        assertEquals(List.of(), finished);
    }

    @Test
    void refusesTokensThatTheModelDoesNotKnow() {
        var foreign = new GenerationRequest("a", TokenIds.of(5, 61), SamplingParameters.greedy(), 1, Set.of());

        var refusal = assertThrows(IllegalArgumentException.class, () -> answers(SETTINGS, foreign));

        assertEquals("request a has token 61 in its prompt, but the vocabulary has 61", refusal.getMessage());
    }

    @Test
    void refusesSlotsLongerThanTheModelKnowsPositions() {
        var refusal = assertThrows(
                IllegalArgumentException.class, () -> Generator.open(folder, new GeneratorSettings(1, 129, 1)));

        assertEquals("maxLength is 129, but the model has max_position_embeddings 128", refusal.getMessage());
    }

    @Test
    void aCancelledRunKeepsWhatIsFinished() {
        var finished = new ArrayList<Generation>();
        try (Generator generator = Generator.open(folder, SETTINGS)) {
            generator.generate(
                    List.of(request("short", 2), request("long", 20), request("never", 2)),
                    finished::add,
                    () -> finished.size() == 1);

            assertEquals(List.of("short"), finished.stream().map(Generation::id).toList());

            generator.generate(List.of(request("again", 2)), finished::add, () -> false);
        }

        assertEquals(finished.get(0).tokens(), finished.get(1).tokens());
    }

    @Test
    void asksForRequestsWhileItWorks() {
        var early = new ArrayDeque<>(List.of(request("first", 8)));
        var late = new ArrayDeque<>(List.of(request("second", 2)));
        var polls = new ArrayList<Integer>();
        RequestSource source = () -> {
            polls.add(polls.size());
            return Optional.ofNullable(polls.size() > 3 ? late.poll() : early.poll());
        };
        var finished = new ArrayList<String>();

        try (Generator generator = Generator.open(folder, SETTINGS)) {
            generator.generate(source, answer -> finished.add(answer.id()), () -> false);
        }

        assertEquals(List.of("second", "first"), finished);
    }

    @Test
    void doesOneThingAtATime() {
        try (Generator generator = Generator.open(folder, SETTINGS)) {
            var refusal = assertThrows(
                    IllegalStateException.class,
                    () -> generator.generate(
                            List.of(request("a", 1)),
                            answer -> generator.generate(List.of(), other -> {}, () -> false),
                            () -> false));

            assertEquals("this generator is at work already; its slots cannot be shared", refusal.getMessage());
        }
    }

    private List<Generation> answers(GeneratorSettings settings, GenerationRequest... requests) {
        var finished = new ArrayList<Generation>();
        try (Generator generator = Generator.open(folder, settings)) {
            generator.generate(List.of(requests), finished::add, () -> false);
        }
        return finished;
    }

    private static GenerationRequest request(String id, int maxTokens) {
        return new GenerationRequest(id, PROMPT, SamplingParameters.greedy(), maxTokens, Set.of());
    }

    private Generation answer(AnswerLimits limits, boolean wantsLogits) {
        var request =
                new GenerationRequest("a", Optional.empty(), PROMPT, SamplingParameters.greedy(), limits, wantsLogits);
        return answers(SETTINGS, request).get(0);
    }

    private static TokenIds ids(List<Integer> tokens) {
        return TokenIds.of(tokens.stream().flatMapToInt(IntStream::of).toArray());
    }
}
