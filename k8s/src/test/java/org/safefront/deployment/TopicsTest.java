package org.safefront.deployment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.safefront.contracts.catalog.Topic;

class TopicsTest {
    private static final int MANY = 7;

    @TempDir
    Path folder;

    @Test
    void makesTheTopicsOfTheContracts() throws Exception {
        Path calls = folder.resolve("calls");
        Path tool = tool(calls);

        run(tool);

        Set<String> made = new TreeSet<>(Files.readAllLines(calls));
        Set<String> wanted =
                Stream.of(Topic.values()).map(TopicsTest::call).collect(Collectors.toCollection(TreeSet::new));
        assertEquals(String.join("\n", wanted), String.join("\n", made));
    }

    /** In place of kafka-topics.sh; notes what it is asked for. */
    private Path tool(Path calls) throws IOException {
        Path tool = folder.resolve("kafka-topics.sh");
        Files.writeString(tool, "#!/bin/sh\necho \"$@\" >>'" + calls + "'\n");
        return Files.setPosixFilePermissions(tool, PosixFilePermissions.fromString("rwx------"));
    }

    private static void run(Path tool) throws IOException, InterruptedException {
        Path script = Repository.BASE.resolve("topics/create-topics.sh");
        var builder = new ProcessBuilder(List.of("sh", script.toString())).inheritIO();
        builder.environment().put("KAFKA_TOPICS_TOOL", tool.toString());
        builder.environment().put("KAFKA_BOOTSTRAP_SERVERS", "broker:9092");
        builder.environment().put("PARTITIONS", Integer.toString(MANY));
        assertEquals(0, builder.start().waitFor(), "exit status");
    }

    private static String call(Topic topic) {
        String settings = topic.retention().topicConfiguration().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(setting -> " --config " + setting.getKey() + "=" + setting.getValue())
                .collect(Collectors.joining());
        return "--bootstrap-server broker:9092 --create --if-not-exists --topic " + topic.address() + " --partitions "
                + topic.partitions(MANY) + settings;
    }
}
