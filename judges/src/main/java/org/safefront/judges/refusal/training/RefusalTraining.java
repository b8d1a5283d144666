package org.safefront.judges.refusal.training;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.safefront.judges.refusal.FeatureExtractor;
import org.safefront.judges.refusal.Features;
import org.safefront.judges.refusal.RefusalLabel;
import org.safefront.judges.refusal.training.GeneratedExchange.RolePart;

/** Trains the parts of the refusal judge one after the other, in one thread and from one seed. */
final class RefusalTraining {
    private static final int BATCH = 16;
    /** Of the word sequences of a text, this part is seen at a time; real answers share few with made-up ones. */
    private static final double KEPT = 0.5;

    private final TrainingSettings settings;
    private final FeatureExtractor extractor;
    private final SplittableRandom random;

    RefusalTraining(TrainingSettings settings, FeatureExtractor extractor) {
        this.settings = settings;
        this.extractor = extractor;
        this.random = new SplittableRandom(settings.seed());
    }

    private record Example(Features features, int label) {}

    /** A sentence by its places, which nobody changes. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Tagged(int[] grams, int role) {}

    TrainedRefusal train() {
        List<GeneratedExchange> exchanges =
                ExchangeGenerator.shipped().draw(settings.exchanges(), Part.TRAINING, settings.seed());
        List<Example> examples = exchanges.stream()
                .map(exchange -> new Example(
                        extractor.of(exchange.prompt(), exchange.response()),
                        exchange.label().place()))
                .toList();
        var whole = new GramTable(settings.features().exchangeGrams(), RefusalLabel.values().length);
        teachWhole(whole, examples);
        whole.round();
        var single = new GramTable(settings.features().sentenceGrams(), Roles.ALL.size());
        teachSentences(single, tagged(exchanges));
        single.round();
        List<Perceptron> networks = new ArrayList<>();
        var trained = new TrainedRefusal(whole, single, List.of());
        for (int i = 0; i < settings.networks(); i++) {
            networks.add(network(trained, examples));
        }
        return new TrainedRefusal(whole, single, networks);
    }

    private void teachWhole(GramTable table, List<Example> examples) {
        for (int epoch = 0; epoch < settings.epochs(); epoch++) {
            for (Example example : shuffled(examples)) {
                int[] seen = GramTable.thinned(example.features().grams(), KEPT, random);
                table.learn(seen, example.label(), 1);
            }
        }
    }

    private List<Tagged> tagged(List<GeneratedExchange> exchanges) {
        List<Tagged> tagged = new ArrayList<>();
        for (GeneratedExchange exchange : exchanges) {
            for (RolePart part : exchange.roles()) {
                int role = Roles.of(part.role());
                extractor.sentences(part.text()).forEach(grams -> tagged.add(new Tagged(grams, role)));
            }
        }
        return tagged;
    }

    private void teachSentences(GramTable table, List<Tagged> tagged) {
        for (int epoch = 0; epoch < (settings.epochs() + 1) / 2; epoch++) {
            for (Tagged sentence : shuffled(tagged)) {
                table.learn(GramTable.thinned(sentence.grams(), KEPT, random), sentence.role(), 1);
            }
        }
    }

    private Perceptron network(TrainedRefusal trained, List<Example> examples) {
        int inputs = trained.inputs(examples.get(0).features(), List.of()).length;
        var network = new Perceptron(inputs, settings.hidden(), RefusalLabel.values().length, random);
        for (int epoch = 0; epoch < settings.epochs(); epoch++) {
            double strength = 1 - (double) epoch / settings.epochs();
            int inBatch = 0;
            for (Example example : shuffled(examples)) {
                List<int[]> seen = example.features().sentences().stream()
                        .map(grams -> GramTable.thinned(grams, KEPT, random))
                        .toList();
                network.accumulate(trained.inputs(example.features(), seen), example.label());
                inBatch++;
                if (inBatch == BATCH) {
                    network.step(BATCH, strength);
                    inBatch = 0;
                }
            }
        }
        return network;
    }

    private <T> List<T> shuffled(List<T> all) {
        List<T> shuffled = new ArrayList<>(all);
        for (int i = shuffled.size() - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            T moved = shuffled.get(i);
            shuffled.set(i, shuffled.get(other));
            shuffled.set(other, moved);
        }
        return shuffled;
    }
}
