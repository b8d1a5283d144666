package org.safefront.launcher.command;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.PrintWriter;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.safefront.launcher.CannotStartException;
import org.safefront.launcher.redrive.Condition;
import org.safefront.launcher.redrive.Redrive;
import org.safefront.launcher.redrive.RedriveLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code safefront redrive}. */
@Command(
        name = "redrive",
        description = {
            "Publishes dead letters once more on the topics that they came from: same bytes, same headers, same ce_id.",
            "Each is held against the schemas of this version first; one that services would still not understand is left where it"
                    + " is. A letter goes once, however often this runs and whenever it is killed. One line of JSON a letter on"
                    + " standard output."
        },
        mixinStandardHelpOptions = true)
final class RedriveCommand implements Runnable {
    private static final String DEAD_LETTERS = "safefront.dlq.";

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .enable(SerializationFeature.WRITE_ENUMS_USING_TO_STRING)
            // Whatever the terminal's encoding is, the lines are UTF-8.
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_ABSENT, JsonInclude.Include.NON_ABSENT))
            .build();

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--topic",
            paramLabel = "TOPIC",
            required = true,
            description = "Of dead letters: safefront.dlq.trainer, .eval, .judge or .registry.")
    private String topic;

    @Option(
            names = "--where",
            paramLabel = "PROPERTY=VALUE",
            description =
                    "Only letters with this code (headers, type, schema, storage, other), type, id, key or topic. May be said"
                            + " several times; all must hold.")
    private List<String> where = List.of();

    @Option(names = "--dry-run", description = "Print what would be published. Publishes nothing.")
    private boolean dryRun;

    @Option(
            names = "--bootstrap",
            paramLabel = "HOST:PORT",
            defaultValue = "localhost:8401",
            description = "Where Kafka is. Default: ${DEFAULT-VALUE}, that of ./safefront up")
    private String bootstrapServers;

    private final Map<RedriveLine.Action, Long> counts = new EnumMap<>(RedriveLine.Action.class);

    @Override
    public void run() {
        // Kafka's client says at length what it connects to; the terminal is for people.
        System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "error");
        if (!topic.startsWith(DEAD_LETTERS)) {
            throw new CannotStartException("--topic must begin with " + DEAD_LETTERS + ", was '" + topic + "'");
        }
        var redrive = new Redrive(
                bootstrapServers, topic, where.stream().map(Condition::of).toList());
        if (dryRun) {
            redrive.rehearse(this::print);
        } else {
            redrive.run(this::print);
        }
        PrintWriter err = spec.commandLine().getErr();
        err.println(counts.isEmpty() ? "No letters to redrive" : "Letters: " + counts);
    }

    private void print(RedriveLine line) {
        counts.merge(line.action(), 1L, Long::sum);
        PrintWriter out = spec.commandLine().getOut();
        try {
            out.print(JSON.writeValueAsString(line) + "\n");
            out.flush();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
