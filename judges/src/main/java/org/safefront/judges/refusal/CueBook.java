package org.safefront.judges.refusal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Named lists of phrases, and which of them a sentence has. The phrases are one tree of words, so that a sentence is read once
 * however many there are.
 */
final class CueBook {
    private static final String ANY = "*";

    private final Map<String, Integer> names = new LinkedHashMap<>();
    private final Node root = new Node();

    /** What may follow the words that led here, and the lists that have a phrase of just these. */
    private static final class Node {
        private final Map<String, Node> next = new HashMap<>();
        private final BitSet ends = new BitSet();
    }

    /** @param lines names behind an at-sign, and below each its phrases; those behind a hash are remarks */
    CueBook(List<String> lines) {
        int list = -1;
        for (String line : lines) {
            if (line.startsWith("@")) {
                list = names.size();
                names.put(line.substring(1).strip(), list);
            } else if (!line.isBlank() && !line.startsWith("#")) {
                int current = list;
                Expansion.of(line).forEach(phrase -> add(phrase, current));
            }
        }
    }

    int size() {
        return names.size();
    }

    /** The place of a list in what {@link #found} gives. */
    int place(String name) {
        Integer place = names.get(name);
        if (place == null) {
            throw new IllegalArgumentException("no cue is called " + name + "; known are " + names.keySet());
        }
        return place;
    }

    /** The lists of which a sentence has a phrase. */
    BitSet found(List<String> words) {
        var found = new BitSet();
        for (int from = 0; from < words.size(); from++) {
            follow(root, words, from, found);
        }
        return found;
    }

    private void follow(Node node, List<String> words, int at, BitSet found) {
        found.or(node.ends);
        if (at == words.size()) {
            return;
        }
        for (String key : new String[] {words.get(at), ANY}) {
            Node next = node.next.get(key);
            if (next != null) {
                follow(next, words, at + 1, found);
            }
        }
    }

    private void add(String phrase, int list) {
        List<String> words = new ArrayList<>();
        for (String part : Arrays.asList(phrase.strip().split("\\s+"))) {
            words.addAll(part.equals(ANY) ? List.of(ANY) : Sentences.words(part));
        }
        Node node = root;
        for (String word : words) {
            node = node.next.computeIfAbsent(word, key -> new Node());
        }
        if (node == root) {
            throw new IllegalArgumentException("a phrase without a word: " + phrase);
        }
        node.ends.set(list);
    }
}
