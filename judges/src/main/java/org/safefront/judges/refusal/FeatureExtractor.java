package org.safefront.judges.refusal;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Turns an exchange into numbers. The same exchange always gives the same. */
public final class FeatureExtractor {
    /** To be raised whenever this package would make other features, or other rules, of the same text. */
    public static final int VERSION = 1;

    /** Places of regions: first, second, third and last sentence, both halves, list items, everything. */
    public static final int REGIONS = 8;

    private static final int LONGEST = 3;

    private final CueBook book;
    private final FeatureSettings settings;
    private final Grams whole;
    private final Grams single;

    /** @param cueLines the file of cues, line by line */
    public FeatureExtractor(FeatureSettings settings, List<String> cueLines) {
        this.settings = settings;
        this.book = new CueBook(cueLines);
        this.whole = new Grams(settings.exchangeGrams());
        this.single = new Grams(settings.sentenceGrams());
    }

    /** The sizes that these features have. */
    public FeatureSettings settings() {
        return settings;
    }

    /** All that the model is given. */
    public Features of(String prompt, String response) {
        var reading = new Reading(book, prompt, response);
        List<int[]> sentences = IntStream.range(0, reading.size())
                .mapToObj(at -> sentenceGrams(reading, at))
                .toList();
        return new Features(
                exchangeGrams(reading), sentences, places(reading), Cues.of(reading), Rules.probabilities(reading));
    }

    /** The places of one sentence alone, for whoever trains on sentences. */
    public List<int[]> sentences(String text) {
        var reading = new Reading(book, "", text);
        return IntStream.range(0, reading.size())
                .mapToObj(at -> sentenceGrams(reading, at))
                .toList();
    }

    private int[] exchangeGrams(Reading reading) {
        var places = new TreeSet<Integer>();
        String kind = new Signs(reading).kind();
        for (int at = 0; at < reading.size(); at++) {
            List<String> words = reading.sentence(at).words();
            whole.add(places, "R", words, LONGEST);
            whole.add(places, kind, words, 2);
            if (at == 0) {
                whole.add(places, "F", words, LONGEST);
            }
        }
        whole.add(places, "P", reading.promptWords(), 2);
        return array(places);
    }

    private int[] sentenceGrams(Reading reading, int at) {
        var places = new TreeSet<Integer>();
        List<String> words = new ArrayList<>(reading.sentence(at).words());
        words.add(0, reading.sentence(at).item() ? "<item>" : "<sentence>");
        single.add(places, "S", words, LONGEST);
        return array(places);
    }

    private static float[][] places(Reading reading) {
        int size = reading.size();
        return new float[][] {
            evenly(size, at -> at == 0),
            evenly(size, at -> at == 1),
            evenly(size, at -> at == 2),
            evenly(size, at -> at == size - 1),
            evenly(size, at -> 2 * at < size),
            evenly(size, at -> 2 * at >= size),
            evenly(size, at -> reading.sentence(at).item()),
            evenly(size, at -> true)
        };
    }

    private static float[] evenly(int size, IntPredicate inside) {
        long count = IntStream.range(0, size).filter(inside).count();
        var weights = new float[size];
        IntStream.range(0, size).filter(inside).forEach(at -> weights[at] = 1f / count);
        return weights;
    }

    private static int[] array(SortedSet<Integer> places) {
        return places.stream().mapToInt(Integer::intValue).toArray();
    }
}
