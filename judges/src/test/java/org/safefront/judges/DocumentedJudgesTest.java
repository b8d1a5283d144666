package org.safefront.judges;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.safefront.judges.decoder.TinyDecoder;

/** Every example in the documentation is a judge. */
class DocumentedJudgesTest {
    private static final Path PAGE = Path.of("../docs/judges.md");
    private static final Pattern EXAMPLE =
            Pattern.compile("`judges/([a-z-]+)/judge\\.json`:\\n\\n```json\\n(.*?)```", Pattern.DOTALL);

    @TempDir
    private Path folder;

    @Test
    void everyExampleOpens() throws IOException {
        Map<String, String> examples = new LinkedHashMap<>();
        EXAMPLE.matcher(Files.readString(PAGE))
                .results()
                .forEach(match -> examples.put(match.group(1), match.group(2)));
        examples.forEach((name, json) ->
                new TinyDecoder().write(JudgeFolders.write(folder, name, json).resolve("weights")));

        try (var judges = new Judges(List.of(folder), 1, Map.of("JUDGE_KEY", "a-key")::get)) {
            List<String> names = examples.keySet().stream()
                    .map(name -> judges.get(name).ref().name())
                    .toList();

            assertEquals(List.of("guard", "wildguard", "strong-reject", "house-rules", "panel"), names);
        }
    }
}
