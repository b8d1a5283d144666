package org.safefront.lm.generation.classifier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.safefront.lm.format.InvalidModelException;
import org.safefront.lm.format.JsonFile;
import org.safefront.lm.generation.onnx.ElementType;

class SequenceClassifierTest {
    private static final double TOLERANCE = 1e-6;
    private static final ClassifierSettings SETTINGS = ClassifierSettings.onCpu(1);

    private final TinyClassifier tiny = new TinyClassifier("REFUSAL", "ANSWER", "NEITHER");

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(names = {"INT64", "INT32"})
    void probabilitiesAreThoseOfPlainArithmetic(ElementType inputs) {
        tiny.write(folder, "model.onnx", inputs);
        double[] expected = softmax(tiny.logits(ids(4, 0, 19), 5));

        Scores scores = classify("4 0 19");

        assertClose(expected, scores);
        assertEquals(List.of("REFUSAL", "ANSWER", "NEITHER"), scores.labels());
        assertEquals(scores.probabilities().get(1), scores.probability("ANSWER"));
        assertFalse(scores.truncated());
    }

    @Test
    void labelsStandInTheOrderOfTheirIds() {
        tiny.write(folder, "model.onnx", ElementType.INT64);
        ObjectNode config = tiny.config();
        config.putObject("id2label").put("2", "c").put("0", "a").put("1", "b");
        JsonFile.write(folder.resolve("config.json"), config);

        assertEquals(List.of("a", "b", "c"), classify("1").labels());
    }

    @Test
    void theModelMayLieInItsOwnFolder() {
        tiny.write(folder, "onnx/model.onnx", ElementType.INT64);

        assertClose(softmax(tiny.logits(ids(7), 3)), classify("7"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 20, 512})
    void neighboursDoNotChangeScores(int tokensPerBatch) {
        tiny.write(folder, "model.onnx", ElementType.INT64);
        List<String> texts = texts(40);
        try (var classifier = SequenceClassifier.open(folder, new ClassifierSettings(1, tokensPerBatch))) {
            List<Scores> together = classifier.classify(texts);

            for (int i = 0; i < texts.size(); i++) {
                Scores alone = classifier.classify(texts.subList(i, i + 1)).get(0);
                assertClose(
                        alone.probabilities().stream()
                                .mapToDouble(Double::doubleValue)
                                .toArray(),
                        together.get(i));
                assertEquals(alone.truncated(), together.get(i).truncated());
            }
            assertEquals(List.of(), classifier.classify(List.of()));
        }
    }

    @Test
    void aTextThatIsTooLongIsCutAndSaysSo() {
        tiny.write(folder, "model.onnx", ElementType.INT64);
        String fits = "1 2 3 4 5 6 7 8 9 10";
        try (var classifier = SequenceClassifier.open(folder, SETTINGS)) {
            List<Scores> scores = classifier.classify(List.of(fits + " 11 12", fits));

            assertEquals(
                    List.of(true, false), scores.stream().map(Scores::truncated).toList());
            assertEquals(scores.get(1).probabilities(), scores.get(0).probabilities());
        }
    }

    @Test
    void specialTokensInATextAreJustLetters() {
        tiny.write(folder, "model.onnx", ElementType.INT64);
        int unknown = TinyClassifier.UNKNOWN;
        int[] letters = {TinyClassifier.BEGIN, TinyClassifier.word(1), unknown, unknown, unknown, TinyClassifier.END};

        assertClose(softmax(tiny.logits(letters, letters.length)), classify("1 [SEP]"));
    }

    @Test
    void oneLabelIsTrueOrFalse() {
        var single = new TinyClassifier("UNSAFE");
        single.write(folder, "model.onnx", ElementType.INT64);

        assertClose(sigmoid(single.logits(ids(3), 3)), classify("3"));
    }

    @Test
    void severalLabelsMayBeTrueAtOnce() {
        tiny.write(folder, "model.onnx", ElementType.INT64);
        JsonFile.write(folder.resolve("config.json"), tiny.config().put("problem_type", "multi_label_classification"));

        assertClose(sigmoid(tiny.logits(ids(3), 3)), classify("3"));
    }

    @Test
    void knowsTheTextsOfAPairApart() {
        tiny.write(folder, "model.onnx", ElementType.INT64);
        int[] ids = {
            TinyClassifier.BEGIN,
            TinyClassifier.word(1),
            TinyClassifier.END,
            TinyClassifier.word(2),
            TinyClassifier.word(3),
            TinyClassifier.END
        };
        try (var classifier = SequenceClassifier.open(folder, SETTINGS)) {
            List<Scores> scores = classifier.classifyPairs(
                    List.of(new TextPair("1", "2 3"), new TextPair("1 2 3 4 5 6 7", "1 2 3 4 5 6 7")));

            assertClose(softmax(tiny.logits(ids, 3)), scores.get(0));
            assertEquals(
                    List.of(false, true), scores.stream().map(Scores::truncated).toList());
        }
    }

    @Test
    void refusesPairsThatTheTokenizerCannotJoin() {
        tiny.write(folder, "model.onnx", ElementType.INT64);
        JsonFile.write(folder.resolve("tokenizer.json"), tiny.tokenizer().putNull("post_processor"));
        try (var classifier = SequenceClassifier.open(folder, SETTINGS)) {
            var refusal = assertThrows(
                    InvalidModelException.class, () -> classifier.classifyPairs(List.of(new TextPair("1", "2"))));

            assertEquals("tokenizer.json: post_processor says nothing about pairs of texts", refusal.getMessage());
        }
    }

    @Test
    void refusesLabelsThatAreNotTheModels() {
        tiny.write(folder, "model.onnx", ElementType.INT64);
        JsonFile.write(folder.resolve("config.json"), new TinyClassifier("YES", "NO").config());

        var refusal = assertThrows(InvalidModelException.class, () -> classify("1"));

        assertEquals("the model gives 3 scores, but config.json names [YES, NO]", refusal.getMessage());
    }

    @Test
    void theDigestCoversAllThatDecides() throws IOException {
        tiny.write(folder, "model.onnx", ElementType.INT64);
        String before = digest();

        Files.writeString(folder.resolve("README.md"), "hello");
        assertEquals(before, digest());

        Files.writeString(folder.resolve("tokenizer_config.json"), "{\"model_max_length\": 11}");
        String withLimit = digest();
        tiny.graph(ElementType.INT32).write(folder.resolve("model.onnx"));
        String withOtherModel = digest();
        assertEquals(3, Stream.of(before, withLimit, withOtherModel).distinct().count());
    }

    @Test
    void theDigestCoversTensorsBesideTheModel() throws IOException {
        var wide = new TinyClassifier(
                IntStream.range(0, 60).mapToObj(i -> "label " + i).toArray(String[]::new));
        wide.write(folder, "model.onnx", ElementType.INT64);
        wide.graph(ElementType.INT64).writeWithExternalData(folder.resolve("model.onnx"));
        String before = digest();
        byte[] data = Files.readAllBytes(folder.resolve("model.onnx.data"));

        data[0]++;
        Files.write(folder.resolve("model.onnx.data"), data);

        assertNotEquals(before, digest());
    }

    private Scores classify(String text) {
        try (var classifier = SequenceClassifier.open(folder, SETTINGS)) {
            return classifier.classify(List.of(text)).get(0);
        }
    }

    private String digest() {
        try (var classifier = SequenceClassifier.open(folder, SETTINGS)) {
            return classifier.digest();
        }
    }

    private static List<String> texts(int count) {
        var random = new SplittableRandom(3);
        return Stream.generate(() -> random.ints(random.nextInt(0, 15), 0, 20)
                        .mapToObj(Integer::toString)
                        .collect(Collectors.joining(" ")))
                .limit(count)
                .toList();
    }

    private static int[] ids(int... words) {
        return IntStream.concat(
                        IntStream.concat(
                                IntStream.of(TinyClassifier.BEGIN),
                                IntStream.of(words).map(TinyClassifier::word)),
                        IntStream.of(TinyClassifier.END))
                .toArray();
    }

    private static double[] softmax(double[] logits) {
        double total = DoubleStream.of(logits).map(Math::exp).sum();
        return DoubleStream.of(logits).map(logit -> Math.exp(logit) / total).toArray();
    }

    private static double[] sigmoid(double[] logits) {
        return DoubleStream.of(logits).map(logit -> 1 / (1 + Math.exp(-logit))).toArray();
    }

    private static void assertClose(double[] expected, Scores scores) {
        assertEquals(expected.length, scores.probabilities().size());
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], scores.probabilities().get(i), TOLERANCE, "label " + i);
        }
    }
}
