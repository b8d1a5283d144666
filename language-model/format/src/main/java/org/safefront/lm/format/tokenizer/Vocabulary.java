package org.safefront.lm.format.tokenizer;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.safefront.lm.format.InvalidModelException;
import org.safefront.lm.format.JsonFile;

/**
 * Tokens by name, as tokenizer.json lists them.
 *
 * @param ids of all tokens
 * @param addedTokens names of those that are recognised in text as a whole, special or not
 */
public record Vocabulary(Map<String, Integer> ids, Set<String> addedTokens) {
    static Vocabulary read(Path file) {
        JsonFile json = JsonFile.read(file);
        var ids = new HashMap<String, Integer>();
        JsonNode vocabulary = json.root().path("model").path("vocab");
        if (vocabulary.isObject()) {
            vocabulary
                    .properties()
                    .forEach(entry -> ids.put(entry.getKey(), entry.getValue().asInt()));
        } else {
            // Unigram models list pairs of token and score in the order of their ids.
            for (JsonNode pair : vocabulary) {
                ids.put(pair.path(0).asText(), ids.size());
            }
        }
        var added = new LinkedHashMap<String, Integer>();
        for (JsonNode token : json.root().path("added_tokens")) {
            added.put(token.path("content").asText(), token.path("id").asInt());
        }
        ids.putAll(added);
        if (ids.isEmpty()) {
            throw new InvalidModelException(file + " lists no tokens");
        }
        return new Vocabulary(Collections.unmodifiableMap(ids), Collections.unmodifiableSet(added.keySet()));
    }

    /** The id of a token by its name. */
    public Optional<Integer> idOf(String token) {
        return Optional.ofNullable(ids.get(token));
    }

    /** Whether this id is that of an added token. */
    public boolean isAddedToken(int id) {
        return addedTokens.stream().anyMatch(token -> ids.get(token) == id);
    }

    /** One more than the largest id: how many rows an embedding needs at least. */
    public int size() {
        return Collections.max(ids.values()) + 1;
    }
}
