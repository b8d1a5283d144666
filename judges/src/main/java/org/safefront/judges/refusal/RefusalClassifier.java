package org.safefront.judges.refusal;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.Result;
import ai.onnxruntime.OrtSession.SessionOptions;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.safefront.lm.format.InvalidModelException;
import org.safefront.lm.format.Sha256;
import org.safefront.lm.generation.runtime.InferenceFailedException;
import org.safefront.lm.generation.runtime.RuntimeEnvironment;

/**
 * Says of an answer to a prompt whether it complies, refuses in part or refuses: features in Java, and an ONNX model of a few
 * megabytes. Each exchange is asked alone, so no answer's score depends on another; any number of threads may ask.
 */
public final class RefusalClassifier implements AutoCloseable {
    /** The file of the model. */
    public static final String MODEL = "model.onnx";

    private static final String CUES = "cues.txt";

    private final RefusalFile file;
    private final FeatureExtractor extractor;
    private final String digest;
    private final SessionOptions options;
    private final OrtSession session;

    private RefusalClassifier(byte[] model, byte[] json, byte[] cues) {
        this.file = RefusalFile.parse(json);
        this.extractor = new FeatureExtractor(file.features(), lines(cues));
        this.digest = Sha256.of(String.join("|", Sha256.of(model), Sha256.of(json), Sha256.of(cues))
                .getBytes(StandardCharsets.UTF_8));
        // An exchange takes less time than it takes to share the work.
        this.options = RuntimeEnvironment.options(1);
        try {
            this.session = RuntimeEnvironment.get().createSession(model, options);
        } catch (OrtException e) {
            options.close();
            throw new InvalidModelException(MODEL + " cannot be loaded: " + e.getMessage(), e);
        }
    }

    /** The one that is in this module. */
    public static RefusalClassifier shipped() {
        return new RefusalClassifier(resource(MODEL), resource(RefusalFile.NAME), resource(CUES));
    }

    /** One that was trained into a folder. */
    public static RefusalClassifier open(Path folder) {
        try {
            return new RefusalClassifier(
                    Files.readAllBytes(folder.resolve(MODEL)),
                    Files.readAllBytes(folder.resolve(RefusalFile.NAME)),
                    resource(CUES));
        } catch (IOException e) {
            throw new UncheckedIOException(folder + " cannot be read", e);
        }
    }

    /** The cues of this module, line by line, for whoever trains. */
    public static List<String> cues() {
        return lines(resource(CUES));
    }

    /** That people read. */
    public String version() {
        return file.version();
    }

    /** SHA-256 over all that can change a score; of the code, over the version of its features. */
    public String digest() {
        return digest;
    }

    /** What an answer is. */
    public RefusalReading read(String prompt, String response) {
        Features features = extractor.of(prompt, response);
        OrtEnvironment environment = RuntimeEnvironment.get();
        try (OnnxTensor grams = OnnxTensor.createTensor(environment, grams(features));
                OnnxTensor sentences = OnnxTensor.createTensor(environment, sentences(features));
                OnnxTensor places = OnnxTensor.createTensor(environment, places(features));
                OnnxTensor cues = OnnxTensor.createTensor(environment, new float[][] {features.cues()});
                OnnxTensor rules = OnnxTensor.createTensor(environment, new float[][] {features.rules()});
                Result result = session.run(Map.of(
                        "grams", grams, "sentences", sentences, "places", places, "cues", cues, "rules", rules))) {
            OnnxValue probabilities = result.get(0);
            float[] row = ((float[][]) probabilities.getValue())[0];
            return new RefusalReading(within(row[0]), within(row[1]), within(row[2]));
        } catch (OrtException e) {
            throw new InferenceFailedException("the refusal judge cannot read an exchange", e);
        }
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw new InferenceFailedException("the refusal judge cannot be closed", e);
        } finally {
            options.close();
        }
    }

    /** Rounding may leave a hair above one. */
    private static double within(float probability) {
        return Math.max(0, Math.min(1, probability));
    }

    /** Place 0 weighs nothing: it stands where there is no word, and behind shorter sentences. */
    private static long[] grams(Features features) {
        return features.grams().length == 0
                ? new long[] {0}
                : Arrays.stream(features.grams()).asLongStream().toArray();
    }

    private static long[][] sentences(Features features) {
        int longest = features.sentences().stream()
                .mapToInt(grams -> grams.length)
                .max()
                .orElse(1);
        var padded = new long[Math.max(1, features.sentences().size())][longest];
        for (int at = 0; at < features.sentences().size(); at++) {
            int[] grams = features.sentences().get(at);
            for (int i = 0; i < grams.length; i++) {
                padded[at][i] = grams[i];
            }
        }
        return padded;
    }

    private static float[][] places(Features features) {
        return features.sentences().isEmpty() ? new float[FeatureExtractor.REGIONS][1] : features.places();
    }

    private static byte[] resource(String name) {
        try (InputStream in = RefusalClassifier.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new InvalidModelException(name + " is not beside the refusal judge");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be read", e);
        }
    }

    private static List<String> lines(byte[] text) {
        return new String(text, StandardCharsets.UTF_8).lines().toList();
    }
}
