package org.safefront.judges.refusal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Kinds of words, and sentences as the kinds of their words: what was learned of one word holds for its like. */
final class Meanings {
    private static final int SHORTEST_STEM = 3;
    private static final List<String> ENDINGS = List.of("ings", "ing", "ied", "ies", "ed", "es", "ly", "s", "e", "y");

    private final Map<String, String> kinds = new HashMap<>();
    private final Map<String, Integer> places = new LinkedHashMap<>();

    /** @param lines names behind an at-sign, and below each its words; those behind a hash are remarks */
    Meanings(List<String> lines) {
        String kind = "";
        for (String line : lines) {
            if (line.startsWith("@")) {
                kind = line.substring(1).strip();
                places.putIfAbsent(kind, places.size());
            } else if (!line.isBlank() && !line.startsWith("#")) {
                for (String word : line.strip().split("\\s+")) {
                    kinds.putIfAbsent(stem(word), kind);
                }
            }
        }
    }

    /** The kinds of words in their order, without those that have none. */
    List<String> of(List<String> words) {
        List<String> found = new ArrayList<>();
        for (String word : words) {
            String kind = kinds.get(stem(word));
            if (kind != null) {
                found.add(kind);
            }
        }
        return found;
    }

    /** Of each kind which part of the sentences has it and whether the first does; and which part of the words has any. */
    float[] shares(Reading reading) {
        var shares = new float[2 * places.size() + 2];
        long known = 0;
        for (int at = 0; at < reading.size(); at++) {
            List<String> found = reading.kinds(at);
            known += found.size();
            for (String kind : Set.copyOf(found)) {
                shares[2 * places.get(kind)] += 1f / reading.size();
                shares[2 * places.get(kind) + 1] += at == 0 ? 1 : 0;
            }
            if (at == 0) {
                shares[2 * places.size()] =
                        part(found.size(), reading.sentence(at).words().size());
            }
        }
        shares[2 * places.size() + 1] = part(known, reading.words());
        return shares;
    }

    private static float part(long some, long all) {
        return all == 0 ? 0 : (float) some / all;
    }

    /** A word without the commonest endings. */
    static String stem(String word) {
        for (String ending : ENDINGS) {
            if (word.endsWith(ending) && word.length() - ending.length() >= SHORTEST_STEM) {
                return word.substring(0, word.length() - ending.length());
            }
        }
        return word;
    }
}
