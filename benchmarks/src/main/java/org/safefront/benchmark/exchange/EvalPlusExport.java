package org.safefront.benchmark.exchange;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.safefront.contracts.evaluation.PassAt;
import org.safefront.contracts.rows.BenchmarkSample;
import org.safefront.contracts.rows.Outcome;

/** Results as EvalPlus writes them. Which tests failed is not known here, and the lists of them are empty. */
final class EvalPlusExport {
    private final ExportHeader header;

    EvalPlusExport(ExportHeader header) {
        this.header = header;
    }

    void write(Path file, SampleSource samples) throws IOException {
        ObjectNode whole = ForeignJson.MAPPER.createObjectNode();
        whole.put("date", header.created());
        whole.put("hash", header.result().samples().sha256());
        ObjectNode tasks = whole.putObject("eval");
        samples.each(sample -> add(tasks, sample));
        ObjectNode plus = whole.putObject("pass_at_k").putObject("plus");
        header.result().details().ifPresent(details -> {
            for (PassAt pass : details.passAt()) {
                plus.put("pass@" + pass.k(), pass.value());
            }
        });
        Files.writeString(file, ForeignJson.MAPPER.writeValueAsString(whole) + "\n");
    }

    private static void add(ObjectNode tasks, BenchmarkSample sample) {
        String status = sample.outcome() == Outcome.CORRECT ? "pass" : "fail";
        ArrayNode answers = tasks.withArrayProperty(sample.item());
        ObjectNode answer = answers.addObject();
        answer.put("task_id", sample.item());
        answer.put("solution", sample.extracted().orElse(sample.answer()));
        answer.put("base_status", status);
        answer.put("plus_status", status);
        answer.putArray("base_fail_tests");
        answer.putArray("plus_fail_tests");
    }
}
