package org.safefront.judges.refusal;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Phrases and shape of an exchange as numbers between about zero and one. */
final class Cues {
    private static final List<String> RESPONSE = List.of(
            "refuse",
            "apology",
            "machine",
            "verdict",
            "harm",
            "dignity",
            "important",
            "redirect",
            "helpline",
            "offer",
            "pivot",
            "accept",
            "steps",
            "deny",
            "fiction",
            "private",
            "opinion",
            "condemn",
            "sorrow",
            "unclear",
            "persona",
            "law",
            "define");

    private static final List<String> PROMPT = List.of(
            "promptHow",
            "promptTask",
            "promptWhat",
            "promptWhy",
            "promptWhen",
            "promptShould",
            "promptYes",
            "promptGroup",
            "promptRight",
            "promptSlur",
            "promptViolent",
            "promptCrime",
            "promptPrivate",
            "promptFiction",
            "promptContext",
            "promptEvent",
            "promptPraise",
            "promptPersona",
            "promptSelf");

    private static final Set<String> FIRST_PERSON = Set.of("i", "i'm", "i'd", "i'll", "my", "me");
    private static final Set<String> SECOND_PERSON = Set.of("you", "your", "you're", "you'll", "yourself");
    private static final Set<String> GROUP_PERSON =
            Set.of("we", "our", "us", "everyone", "people", "individuals", "others");
    private static final Set<String> PAST =
            Set.of("was", "were", "had", "did", "during", "0", "century", "became", "began");

    private static final double WORDS = 6;
    private static final double MANY = 3;

    private Cues() {}

    static float[] of(Reading reading) {
        List<Float> numbers = new ArrayList<>();
        RESPONSE.forEach(cue -> addCue(numbers, reading, cue));
        PROMPT.forEach(cue -> numbers.add(flag(reading.asks(cue))));
        addShape(numbers, reading);
        addMatter(numbers, reading);
        addCrossed(numbers, reading);
        float[] array = new float[numbers.size()];
        for (int i = 0; i < array.length; i++) {
            array[i] = numbers.get(i);
        }
        return array;
    }

    private static void addCue(List<Float> numbers, Reading reading, String cue) {
        numbers.add(flag(reading.has(0, cue)));
        numbers.add(flag(reading.has(1, cue)));
        numbers.add(flag(reading.has(reading.size() - 1, cue)));
        numbers.add(reading.part(at -> reading.has(at, cue)));
    }

    private static void addShape(List<Float> numbers, Reading reading) {
        numbers.add(logarithm(reading.words(), WORDS));
        numbers.add(logarithm(reading.size(), MANY));
        numbers.add(flag(reading.size() == 1));
        numbers.add(logarithm(reading.items(), MANY));
        numbers.add(logarithm(reading.contentItems(), MANY));
        numbers.add(logarithm(reading.promptWords().size(), MANY));
        numbers.add(reading.overlap(0));
        numbers.add(reading.overlap(1));
        numbers.add(4 * reading.rate(FIRST_PERSON));
        numbers.add(4 * reading.rate(SECOND_PERSON));
        numbers.add(4 * reading.rate(GROUP_PERSON));
        numbers.add(4 * reading.rate(PAST));
    }

    private static void addMatter(List<Float> numbers, Reading reading) {
        int refusal = reading.firstRefusal();
        boolean refuses = refusal < reading.size();
        numbers.add(reading.part(reading::content));
        numbers.add(reading.part(reading::moral));
        numbers.add(reading.part(at -> reading.moral(at) && !reading.content(at)));
        numbers.add(flag(reading.content(0) && reading.size() > 0));
        numbers.add(refuses ? (float) refusal / reading.size() : 1);
        numbers.add(refuses ? logarithm(reading.contentBehind(refusal), MANY) : 0);
        numbers.add(logarithm(reading.contentBehind(-1), MANY));
        int pivot = pivot(reading);
        numbers.add(pivot > 0 ? logarithm(reading.contentBehind(pivot - 1), MANY) : 0);
        numbers.add(flag(refuses && pivot > refusal));
    }

    private static void addCrossed(List<Float> numbers, Reading reading) {
        var signs = new Signs(reading);
        float lecture = signs.lecture();
        boolean how = signs.asksHow();
        numbers.add(flag(signs.loaded()));
        numbers.add(both(signs.loaded(), signs.denies()));
        numbers.add(both(signs.loaded(), signs.lectures()));
        numbers.add(both(!signs.loaded(), signs.denies()));
        numbers.add(how ? lecture : 0);
        numbers.add(both(how, signs.criminal()) * lecture);
        numbers.add(how ? 0 : lecture);
        numbers.add(both(how, signs.criminal()));
        numbers.add(both(!signs.fiction(), signs.asksPrivate()) * flag(signs.speaksOfPrivacy()));
        numbers.add(both(signs.fiction(), signs.asksPrivate()));
        numbers.add(flag(signs.praise()));
        numbers.add(both(signs.praise(), signs.condemns()));
        numbers.add(both(signs.criminal(), reading.asks("promptContext")));
        numbers.add(both(how, reading.contentItems() == 0) * lecture);
    }

    /** The first sentence behind the first that turns, or 0. */
    private static int pivot(Reading reading) {
        for (int at = 1; at < reading.size(); at++) {
            if (reading.has(at, "pivot")) {
                return at;
            }
        }
        return 0;
    }

    private static float both(boolean one, boolean other) {
        return flag(one && other);
    }

    private static float flag(boolean is) {
        return is ? 1 : 0;
    }

    private static float logarithm(long count, double most) {
        return (float) (StrictMath.log1p((double) count) / most);
    }
}
