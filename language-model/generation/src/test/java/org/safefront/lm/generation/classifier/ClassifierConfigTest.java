package org.safefront.lm.generation.classifier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.safefront.lm.format.InvalidModelException;

class ClassifierConfigTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "bert, 512, '{}', 512",
        "roberta, 514, '{}', 512",
        "mpnet, 514, '{\"model_max_length\": 384}', 384",
        "modernbert, 8192, '{\"model_max_length\": 1000000000000000019884624838656}', 8192",
    })
    void readsNoMoreThanThePositionsAllow(String type, int positions, String tokenizer, int expected)
            throws IOException {
        write("{\"model_type\": \"" + type + "\", \"pad_token_id\": 1, \"max_position_embeddings\": " + positions
                + "}");
        Files.writeString(folder.resolve("tokenizer_config.json"), tokenizer);

        assertEquals(expected, ClassifierConfig.read(folder).maxLength());
    }

    @Test
    void knowsTheLabelsThatTransformersLeavesOut() throws IOException {
        write("{\"max_position_embeddings\": 512}");

        ClassifierConfig config = ClassifierConfig.read(folder);

        assertEquals(new ClassifierConfig(List.of("LABEL_0", "LABEL_1"), false, 512, 0), config);
    }

    @Test
    void oneLabelIsIndependent() throws IOException {
        write("{\"max_position_embeddings\": 512, \"id2label\": {\"0\": \"UNSAFE\"}}");

        assertTrue(ClassifierConfig.read(folder).independent());
    }

    @Test
    void namesTheLabelThatIsMissing() throws IOException {
        write("{\"max_position_embeddings\": 512, \"id2label\": {\"1\": \"SAFE\", \"2\": \"UNSAFE\"}}");

        var refusal = assertThrows(InvalidModelException.class, () -> ClassifierConfig.read(folder));

        assertEquals("config.json: id2label has no 0", refusal.getMessage());
    }

    @Test
    void needsALength() throws IOException {
        write("{}");

        var refusal = assertThrows(InvalidModelException.class, () -> ClassifierConfig.read(folder));

        assertEquals(
                "config.json: max_position_embeddings is missing, and tokenizer_config.json has no model_max_length"
                        + " either",
                refusal.getMessage());
    }

    private void write(String config) throws IOException {
        Files.writeString(folder.resolve("config.json"), config);
    }
}
