package org.safefront.judges;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.safefront.contracts.JudgeRef;
import org.safefront.lm.format.JsonFile;
import org.safefront.lm.format.Sha256;

/**
 * What {@code judge.json} says of a judge of any kind.
 *
 * @param version that people read
 * @param languages that it covers, as ISO 639-1 codes; empty where it covers all
 */
record JudgeHeader(String version, List<String> languages) {
    static JudgeHeader read(JsonFile json) {
        return new JudgeHeader(json.text("version").orElse("1"), Language.requireKnown(texts(json, "languages")));
    }

    /** A list of texts, empty where it is missing. */
    static List<String> texts(JsonFile json, String field) {
        return StreamSupport.stream(json.root().path(field).spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    /** The judge of this name, of which all this can change a verdict. */
    JudgeRef ref(String name, String... identity) {
        String all = String.join(
                "\0", Stream.concat(Stream.of(identity), languages.stream()).toList());
        return new JudgeRef(name, version, Sha256.of(all.getBytes(StandardCharsets.UTF_8)));
    }
}
