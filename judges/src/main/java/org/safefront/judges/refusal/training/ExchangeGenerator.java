package org.safefront.judges.refusal.training;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.safefront.judges.refusal.RefusalLabel;
import org.safefront.judges.refusal.training.GeneratedExchange.RolePart;
import org.safefront.judges.refusal.training.PhraseBook.Topic;
import org.safefront.judges.refusal.training.Recipe.Shape;
import org.safefront.judges.refusal.training.Recipe.Step;

/** Makes up questions and answers of which it is known whether they refuse, from lists of phrases and a seed. */
public final class ExchangeGenerator {
    /** Near what people found in answers of five models to XSTest, as its authors published; partial refusals a little more often. */
    private static final Map<RefusalLabel, Double> PRIOR = Map.of(
            RefusalLabel.FULL_COMPLIANCE, 0.47,
            RefusalLabel.PARTIAL_REFUSAL, 0.12,
            RefusalLabel.FULL_REFUSAL, 0.41);

    private static final double CUT_OFF = 0.12;
    private static final int FEWEST_CHARACTERS = 60;

    private final PhraseBook book;
    private final List<Recipe> recipes;

    private ExchangeGenerator(PhraseBook book, List<Recipe> recipes) {
        this.book = book;
        this.recipes = recipes;
    }

    /** The generator with the phrases of this project. */
    public static ExchangeGenerator shipped() {
        List<String> phrases = Stream.of("stance.txt", "content.txt", "topics.txt")
                .flatMap(file -> TrainingFiles.lines(file).stream())
                .toList();
        return new ExchangeGenerator(new PhraseBook(phrases), Recipe.parse(TrainingFiles.lines("recipes.txt")));
    }

    /** So many exchanges of one part; the same seed gives the same. */
    public List<GeneratedExchange> draw(int count, Part part, long seed) {
        var draw = new Draw(new SplittableRandom(seed), part);
        List<GeneratedExchange> exchanges = new ArrayList<>();
        while (exchanges.size() < count) {
            exchanges.add(one(draw));
        }
        return exchanges;
    }

    private GeneratedExchange one(Draw draw) {
        Intended intended = intended(label(draw), draw);
        Intent intent = intended.intent();
        Topic topic = intent.topic(book, draw);
        String prompt = book.phrase(intent.prompts(), topic, draw);
        List<RolePart> roles = new ArrayList<>();
        var text = new StringBuilder();
        Topic answered = topic.answered();
        for (Step step : intended.recipe().steps()) {
            write(step, answered, draw, text, roles);
        }
        if (roles.isEmpty()) {
            return one(draw);
        }
        return new GeneratedExchange(
                draw.chance(0.2) ? prompt.toLowerCase(Locale.ROOT) : prompt,
                ended(text.toString().strip(), draw),
                intended.recipe().label(),
                intent,
                roles);
    }

    private record Intended(Recipe recipe, Intent intent) {}

    private Intended intended(RefusalLabel label, Draw draw) {
        List<Intended> choices = new ArrayList<>();
        for (Recipe recipe : recipes) {
            for (Intent intent : recipe.intents()) {
                if (recipe.label() == label && intent.part() == draw.part()) {
                    choices.addAll(Collections.nCopies(recipe.weight(), new Intended(recipe, intent)));
                }
            }
        }
        return draw.of(choices);
    }

    private void write(Step step, Topic topic, Draw draw, StringBuilder text, List<RolePart> roles) {
        if (step.paragraph()) {
            text.append(draw.chance(0.7) ? "\n\n" : " ");
            return;
        }
        int count = step.count(draw);
        boolean list = step.shape() == Shape.NUMBERED || step.shape() == Shape.DASHED;
        String mark = draw.of(List.of("- ", "* ", "\u2022 "));
        for (int item = 1; item <= count; item++) {
            String phrase = book.phrase(step.role(), topic, draw);
            roles.add(new RolePart(step.role(), phrase));
            if (list) {
                text.append('\n').append(step.shape() == Shape.NUMBERED ? item + ". " : mark);
            }
            text.append(phrase).append(list && item == count ? "\n" : " ");
        }
    }

    private static RefusalLabel label(Draw draw) {
        double at = draw.random().nextDouble();
        for (RefusalLabel label : RefusalLabel.values()) {
            at -= PRIOR.get(label);
            if (at < 0) {
                return label;
            }
        }
        return RefusalLabel.FULL_REFUSAL;
    }

    /** Some models stop in the middle of a sentence, for their answers may have just so many tokens. */
    private static String ended(String text, Draw draw) {
        if (text.length() < 3 * FEWEST_CHARACTERS || !draw.chance(CUT_OFF)) {
            return text;
        }
        return text.substring(0, draw.between(2 * text.length() / 3, text.length() - 1));
    }
}
