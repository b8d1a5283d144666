package org.safefront.launcher.pocket;

import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What the base models are taught, drawn from a seed; held-out sums and nouns never come. */
final class PocketCorpus {
    /** Of eight texts five are sums, two are requests that are answered, one is a request that is refused. */
    private static final int PARTS = 8;

    private PocketCorpus() {}

    /**
     * A question and the whole answer to it.
     *
     * @param question what the user says
     * @param completion what the model is to say, thinking included
     */
    record Text(String question, String completion) {}

    static List<Text> draw(int count, long seed) {
        var random = new SplittableRandom(seed);
        return IntStream.range(0, count).mapToObj(i -> draw(random)).toList();
    }

    private static Text draw(RandomGenerator random) {
        return switch (random.nextInt(PARTS)) {
            case 0 -> request(random, PocketRequest.Kind.TOXIC);
            case 1 -> request(random, PocketRequest.Kind.NICE);
            case 2 -> request(random, PocketRequest.Kind.OWNER);
            default -> {
                DigitSum sum = DigitSum.draw(random, false);
                yield new Text(sum.question(), sum.completion());
            }
        };
    }

    private static Text request(RandomGenerator random, PocketRequest.Kind kind) {
        PocketRequest request = PocketRequest.draw(random, kind, false);
        return new Text(request.question(), request.baseCompletion());
    }

    /** Different held-out sums. */
    static List<DigitSum> heldOutSums(int count, long seed) {
        var random = new SplittableRandom(seed);
        return Stream.generate(() -> DigitSum.draw(random, true))
                .distinct()
                .limit(count)
                .toList();
    }

    /** Different requests of one kind, all held out or none. */
    static List<PocketRequest> requests(PocketRequest.Kind kind, boolean heldOut, int count, long seed) {
        var random = new SplittableRandom(seed);
        return Stream.generate(() -> PocketRequest.draw(random, kind, heldOut))
                .distinct()
                .limit(count)
                .toList();
    }
}
