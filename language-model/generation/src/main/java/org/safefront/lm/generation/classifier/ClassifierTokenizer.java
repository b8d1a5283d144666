package org.safefront.lm.generation.classifier;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.safefront.lm.format.InvalidModelException;
import org.safefront.lm.format.JsonFile;

/**
 * The tokenizer of a classifier. It puts the model's special tokens around a text and cuts it to the model's length. The
 * name of a special token inside a text is just letters: whoever wrote the text does not get to end it early.
 */
final class ClassifierTokenizer implements AutoCloseable {
    private static final Set<String> PAIR_PROCESSORS = Set.of("BertProcessing", "RobertaProcessing");

    private final HuggingFaceTokenizer tokenizer;
    private final boolean knowsPairs;

    private ClassifierTokenizer(HuggingFaceTokenizer tokenizer, boolean knowsPairs) {
        this.tokenizer = tokenizer;
        this.knowsPairs = knowsPairs;
    }

    static ClassifierTokenizer open(Path file, int maxLength) {
        JsonNode json = JsonFile.read(file).root();
        ((ObjectNode) json).set("added_tokens", withoutSpecial(json.path("added_tokens")));
        var bytes = new ByteArrayInputStream(json.toString().getBytes(StandardCharsets.UTF_8));
        // The library pads, and truncates to 512 tokens, unless it is told otherwise.
        Map<String, String> options =
                Map.of("padding", "false", "truncation", "true", "maxLength", Integer.toString(maxLength));
        try {
            return new ClassifierTokenizer(
                    HuggingFaceTokenizer.newInstance(bytes, options), knowsPairs(json.path("post_processor")));
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }

    EncodedText encode(String text) {
        return new EncodedText(tokenizer.encode(text, true, false));
    }

    EncodedText encode(TextPair pair) {
        if (!knowsPairs) {
            throw new InvalidModelException("tokenizer.json: post_processor says nothing about pairs of texts");
        }
        return new EncodedText(tokenizer.encode(pair.first(), pair.second(), true, false));
    }

    @Override
    public void close() {
        tokenizer.close();
    }

    private static ArrayNode withoutSpecial(JsonNode tokens) {
        ArrayNode kept = JsonFile.MAPPER.createArrayNode();
        tokens.forEach(token -> {
            if (!token.path("special").asBoolean()) {
                kept.add(token);
            }
        });
        return kept;
    }

    private static boolean knowsPairs(JsonNode processor) {
        String type = processor.path("type").asText();
        return switch (type) {
            case "TemplateProcessing" ->
                processor.path("pair").findValuesAsText("id").contains("B");
            case "Sequence" ->
                StreamSupport.stream(processor.path("processors").spliterator(), false)
                        .anyMatch(ClassifierTokenizer::knowsPairs);
            default -> PAIR_PROCESSORS.contains(type);
        };
    }
}
