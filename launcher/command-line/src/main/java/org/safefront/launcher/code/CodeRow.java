package org.safefront.launcher.code;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Optional;
import org.safefront.benchmark.code.CodeResult;
import org.safefront.benchmark.code.CodeTask;
import org.safefront.benchmark.code.Programs;
import org.safefront.benchmark.data.Key;
import org.safefront.contracts.Require;

/**
 * A task and a program for it.
 *
 * @param fields all that the row has, also what nobody here knows
 * @param task and program, of the fields that are known
 */
@JsonDeserialize(using = CodeRow.Reader.class)
record CodeRow(ObjectNode fields, CodeTask task, String program) {
    /** The row with what came of it. */
    ObjectNode with(CodeResult result) {
        return fields.deepCopy().put("passed", result.passed()).put("result", result.result());
    }

    /** As HumanEval names them. */
    record Known(
            @JsonProperty("task_id") Key taskId,
            String prompt,
            String test,
            @JsonProperty("entry_point") String entryPoint,
            Optional<String> completion,
            Optional<String> solution) {
        Known {
            Require.text("test", test);
            Require.that(
                    completion.isPresent() != solution.isPresent(),
                    "the row must have either completion (what follows the prompt) or solution (a whole program)");
            Require.present("task", new CodeTask(taskId.text(), prompt, test, entryPoint));
        }

        CodeTask task() {
            return new CodeTask(taskId.text(), prompt, test, entryPoint);
        }

        String program() {
            return completion
                    .map(text -> Programs.ofCompletion(prompt, text))
                    .orElseGet(() -> Programs.ofSolution(task(), solution.orElseThrow()));
        }
    }

    /** Keeps the whole row beside what is understood of it. */
    static final class Reader extends StdDeserializer<CodeRow> {
        private static final long serialVersionUID = 1L;

        Reader() {
            super(CodeRow.class);
        }

        @Override
        public CodeRow deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            JsonNode row = context.readTree(parser);
            Known known = context.readTreeAsValue(row, Known.class);
            return new CodeRow((ObjectNode) row, known.task(), known.program());
        }
    }
}
