import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.*;
import java.time.Duration;
import java.util.*;
import org.apache.kafka.clients.consumer.*;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Follows the fronts of Safefront: every version of each, without a gap and without a duplicate, one line of JSON each.
 * {@code FrontSubscriber BOOTSTRAP FILE} follows all studies from the compacted state on; with a third argument,
 * {@code http://REGISTRY/api/studies/ID/front}, one study from that snapshot on. The file is result and memory at once: a line holds
 * a front and the offset to go on from, so what is written is never read again, whenever this is killed. Needs kafka-clients and
 * jackson-databind: {@code javac -cp "LIB/*" FrontSubscriber.java && java -cp "LIB/*:." FrontSubscriber localhost:8401 fronts.jsonl}.
 */
class FrontSubscriber {
    static final ObjectMapper JSON = new ObjectMapper();
    static final TopicPartition FACTS = new TopicPartition("safefront.front.facts", 0); // both have one partition
    static final TopicPartition STATE = new TopicPartition("safefront.front.state", 0);

    public static void main(String[] arguments) throws IOException {
        Path file = Path.of(arguments[1]);
        try (var consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", arguments[0], "isolation.level", "read_committed", "auto.offset.reset", "none"),
                new StringDeserializer(), new StringDeserializer())) {
            if (!Files.exists(file)) { // the start is written whole or not at all
                Path whole = Path.of(file + ".new");
                Files.writeString(whole, arguments.length > 2 ? snapshot(arguments[2]) : state(consumer));
                Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
            }
            follow(consumer, file, arguments.length > 2);
        }
    }

    /** A snapshot says from where on the facts are to be read; of these, versions that it has are skipped. */
    static String snapshot(String address) throws IOException {
        ObjectNode front = (ObjectNode) JSON.readTree(URI.create(address).toURL().openStream());
        String[] path = address.split("/");
        front.put("studyId", path[path.length - 2]);
        return line(front.path("offsets").path(FACTS.topic()).path("0").asLong(), front);
    }

    /** The end of the facts is noted first, and some are read before it: the state of a study's latest may be a moment late. */
    static String state(KafkaConsumer<String, String> consumer) throws IOException {
        long next = Math.max(0, consumer.endOffsets(List.of(FACTS)).get(FACTS) - 1000); // what is known is skipped
        long end = consumer.endOffsets(List.of(STATE)).get(STATE);
        consumer.assign(List.of(STATE));
        consumer.seekToBeginning(List.of(STATE));
        var latest = new LinkedHashMap<String, String>();
        while (consumer.position(STATE) < end) {
            for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofSeconds(1))) {
                latest.put(record.key(), line(next, JSON.readTree(record.value())));
            }
        }
        return "{\"next\":" + next + "}\n" + String.join("", latest.values());
    }

    static void follow(KafkaConsumer<String, String> consumer, Path file, boolean one) throws IOException {
        String text = Files.readString(file);
        String lines = text.substring(0, text.lastIndexOf('\n') + 1); // a kill may have torn the last line
        try (var whole = FileChannel.open(file, StandardOpenOption.WRITE)) {
            whole.truncate(lines.getBytes(StandardCharsets.UTF_8).length);
        }
        var versions = new HashMap<String, Long>();
        consumer.assign(List.of(FACTS));
        for (String line : lines.split("\n")) {
            JsonNode front = JSON.readTree(line).path("front");
            versions.put(front.path("studyId").asText(), front.path("version").asLong());
            consumer.seek(FACTS, JSON.readTree(line).path("next").asLong());
        }
        while (true) {
            for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofSeconds(1))) {
                String type = new String(record.headers().lastHeader("ce_type").value(), StandardCharsets.UTF_8);
                JsonNode front = JSON.readTree(record.value());
                String study = record.key();
                long version = front.path("version").asLong(), known = versions.getOrDefault(study, 0L);
                if (!type.equals("org.safefront.front.updated.v1") || version <= known || one && !versions.containsKey(study)) {
                    continue; // a fact may be published twice; it keeps its version (and its ce_id)
                }
                if (version > known + 1) {
                    throw new IllegalStateException(study + ": version " + version + " after " + known + "; begin anew with another file");
                }
                Files.writeString(file, line(record.offset() + 1, front), StandardOpenOption.APPEND);
                versions.put(study, version);
                System.out.println(study + " " + version + " " + front.path("digest").asText());
            }
        }
    }

    static String line(long next, JsonNode front) throws IOException {
        return JSON.writeValueAsString(JSON.createObjectNode().put("next", next).set("front", front)) + "\n";
    }
}
