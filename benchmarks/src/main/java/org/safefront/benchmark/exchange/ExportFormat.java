package org.safefront.benchmark.exchange;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** The files that results can be written into for others. */
public enum ExportFormat {
    /** A log of Inspect, {@code NAME.eval}: everything but whether the two checkers agreed. */
    INSPECT(".eval"),
    /** {@code samples_NAME.jsonl} and {@code results_NAME.json} of lm-evaluation-harness. */
    LM_EVAL(".jsonl"),
    /** {@code NAME_eval_results.json}, as EvalPlus writes it: program and whether it passed. */
    EVALPLUS("_eval_results.json"),
    /** {@code NAME.jsonl}, as human-eval writes its results: task, program and whether it passed. */
    HUMAN_EVAL(".jsonl"),
    /** {@code NAME.yaml}, for the folder {@code .eval_results} of a model on the Hugging Face Hub: the score alone. */
    HUB(".yaml");

    private final String ending;

    ExportFormat(String ending) {
        this.ending = ending;
    }

    /**
     * Writes a result into a folder.
     *
     * @return the file
     * @throws ForeignFileException where the file is there already and is not to be replaced
     */
    public Path write(Path folder, ExportHeader header, SampleSource samples, boolean replace) {
        String name = header.result().benchmark() + "-" + header.result().evaluationId();
        Path file = folder.resolve((this == LM_EVAL ? "samples_" : "") + name + ending);
        if (Files.exists(file) && !replace) {
            throw new ForeignFileException(file, "", "is there already; --force replaces it");
        }
        try {
            Files.createDirectories(folder);
            switch (this) {
                case INSPECT -> new InspectExport(header).write(file, samples);
                case LM_EVAL -> lmEval(file, folder.resolve("results_" + name + ".json"), header, samples);
                case EVALPLUS -> new EvalPlusExport(header).write(file, samples);
                case HUMAN_EVAL -> HumanEvalExport.write(file, samples);
                case HUB -> Files.writeString(file, HubExport.of(header));
            }
        } catch (IOException e) {
            throw new ForeignFileException(file, "", "cannot be written: " + e.getMessage());
        }
        return file;
    }

    private static void lmEval(Path file, Path results, ExportHeader header, SampleSource samples) throws IOException {
        var export = new LmEvalExport(header);
        export.write(file, samples);
        Files.writeString(results, ForeignJson.MAPPER.writeValueAsString(export.results()) + "\n");
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
