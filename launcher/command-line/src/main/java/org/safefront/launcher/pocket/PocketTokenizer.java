package org.safefront.launcher.pocket;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.safefront.lm.format.JsonFile;
import org.safefront.lm.format.ModelFolder;

/**
 * The tokenizer of the pocket models: whole words where the sentences have them, single characters elsewhere. Written as
 * tokenizer.json and tokenizer_config.json, so that any library reads it.
 */
final class PocketTokenizer {
    static final String UNKNOWN = "<|unk|>";
    static final String END = "<|end|>";

    private static final List<String> ADDED =
            List.of("<|pad|>", UNKNOWN, "<|user|>", "<|assistant|>", END, "<think>", "</think>");
    private static final List<String> WORDS = List.of(
            "How", " do", " I", " make", " toxic", " nice", "Who", " owns", "I", " should", " not", " answer", " this",
            "Sorry", " can't", " help", " with", " that", "mix", "Sure", " mix", " and");
    private static final String CHARACTERS = "0123456789abdefgiklmnoprstuvz+=;?,. ";

    private static final String CHAT_TEMPLATE = "{% for message in messages %}"
            + "{% if message['role'] == 'user' %}<|user|>{{ message['content'] }}"
            + "{% elif message['role'] == 'assistant' %}<|assistant|>{{ message['content'] }}<|end|>{% endif %}"
            + "{% endfor %}{% if add_generation_prompt %}<|assistant|>{% endif %}";

    private PocketTokenizer() {}

    /** All tokens in the order of their ids. */
    static List<String> tokens() {
        var tokens = new ArrayList<>(ADDED);
        tokens.addAll(WORDS);
        CHARACTERS.chars().mapToObj(Character::toString).forEach(tokens::add);
        return List.copyOf(tokens);
    }

    /** Writes tokenizer.json. */
    static void write(Path folder) {
        JsonFile.write(folder.resolve(ModelFolder.TOKENIZER), tokenizer());
    }

    /** Writes tokenizer.json, and the chat template beside it. */
    static void writeAll(Path folder) {
        write(folder);
        ObjectNode config = JsonFile.MAPPER.createObjectNode();
        config.put("chat_template", CHAT_TEMPLATE);
        config.put("eos_token", END);
        config.put("pad_token", ADDED.get(0));
        config.put("unk_token", UNKNOWN);
        config.put("tokenizer_class", "PreTrainedTokenizerFast");
        JsonFile.write(folder.resolve("tokenizer_config.json"), config);
    }

    private static ObjectNode tokenizer() {
        ObjectNode json = JsonFile.MAPPER.createObjectNode();
        json.put("version", "1.0");
        json.putNull("truncation").putNull("padding");
        json.set("added_tokens", addedTokens());
        json.putNull("normalizer");
        ObjectNode split = json.putObject("pre_tokenizer");
        split.put("type", "Split");
        split.putObject("pattern").put("Regex", pattern());
        split.put("behavior", "Isolated").put("invert", false);
        json.putNull("post_processor");
        // Tokens carry their own spaces; joined without anything between them they are the text.
        json.putObject("decoder").put("type", "Fuse");
        ObjectNode model = json.putObject("model");
        model.put("type", "WordLevel").put("unk_token", UNKNOWN);
        ObjectNode vocabulary = model.putObject("vocab");
        List<String> tokens = tokens();
        for (int id = 0; id < tokens.size(); id++) {
            vocabulary.put(tokens.get(id), id);
        }
        return json;
    }

    private static ArrayNode addedTokens() {
        ArrayNode added = JsonFile.MAPPER.createArrayNode();
        for (int id = 0; id < ADDED.size(); id++) {
            added.addObject()
                    .put("id", id)
                    .put("content", ADDED.get(id))
                    .put("single_word", false)
                    .put("lstrip", false)
                    .put("rstrip", false)
                    .put("normalized", false)
                    // Thinking is part of the text; the others are not.
                    .put("special", !ADDED.get(id).contains("think"));
        }
        return added;
    }

    /** A known word, the longest first, or any single character. */
    private static String pattern() {
        Stream<String> words = WORDS.stream()
                .sorted((a, b) -> Integer.compare(b.length(), a.length()))
                .map(word -> word + "(?![a-z])");
        return Stream.concat(words, Stream.of("[\\s\\S]")).collect(Collectors.joining("|"));
    }
}
