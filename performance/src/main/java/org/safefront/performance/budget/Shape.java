package org.safefront.performance.budget;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** How 40 checkpoints lie in the plane of safety and reasoning. */
enum Shape {
    /** 8 on a line, well apart, and 32 at least 3.5 points inside it on both axes. */
    CLEAR(false) {
        @Override
        List<Target> targets(SplittableRandom random) {
            var targets = new ArrayList<Target>();
            for (int checkpoint = 0; checkpoint < CHECKPOINTS; checkpoint++) {
                int parent = checkpoint % SPACED;
                double within = checkpoint < SPACED ? 0 : 1;
                targets.add(new Target(
                        checkpoint,
                        spacedSafety(parent) - within * (0.035 + 0.15 * random.nextDouble()),
                        spacedReasoning(parent) - within * (0.035 + 0.15 * random.nextDouble())));
            }
            return targets;
        }
    },
    /** All within a few points of one curve: about 16 on the front, about 32 within two points of changing sides. */
    DENSE(false) {
        @Override
        List<Target> targets(SplittableRandom random) {
            var targets = new ArrayList<Target>();
            for (int checkpoint = 0; checkpoint < CHECKPOINTS; checkpoint++) {
                double along = random.nextDouble();
                double inside = 0.024 * Math.abs(random.nextGaussian());
                targets.add(new Target(checkpoint, 0.60 + 0.34 * along - inside, 0.70 - 0.30 * along * along - inside));
            }
            return targets;
        }
    },
    /** 8 runs of 5 epochs: each epoch is safer and has lost more reasoning, each run by a price of its own. */
    TRAILS(true) {
        @Override
        List<Target> targets(SplittableRandom random) {
            var targets = new ArrayList<Target>();
            for (int run = 0; run < CHECKPOINTS / EPOCHS; run++) {
                double gain = 0.35 + 0.22 * random.nextDouble();
                double tax = 0.02 + 0.16 * random.nextDouble();
                double pace = 0.4 + 0.5 * random.nextDouble();
                for (int epoch = 1; epoch <= EPOCHS; epoch++) {
                    double safety = 0.40 + gain * (1 - Math.exp(-pace * epoch));
                    double reasoning = 0.70 - tax * epoch / EPOCHS;
                    targets.add(new Target(
                            run, safety + 0.01 * random.nextGaussian(), reasoning + 0.01 * random.nextGaussian()));
                }
            }
            return targets;
        }
    },
    /** Gaussian, with correlation -0.6. */
    CLOUD(false) {
        @Override
        List<Target> targets(SplittableRandom random) {
            var targets = new ArrayList<Target>();
            for (int checkpoint = 0; checkpoint < CHECKPOINTS; checkpoint++) {
                double common = random.nextGaussian();
                double own = random.nextGaussian();
                targets.add(new Target(checkpoint, 0.75 + 0.08 * common, 0.55 + 0.07 * (-0.6 * common + 0.8 * own)));
            }
            return targets;
        }
    },
    /** Least favourable to ON: 32 of 40 exactly 2.3 points inside on both axes, each of which is wrongly called ON. */
    JUST_INSIDE(false) {
        @Override
        List<Target> targets(SplittableRandom random) {
            var targets = new ArrayList<Target>();
            for (int checkpoint = 0; checkpoint < CHECKPOINTS; checkpoint++) {
                int parent = checkpoint % SPACED;
                double inside = checkpoint < SPACED ? 0 : JUST_WRONG;
                targets.add(new Target(checkpoint, spacedSafety(parent) - inside, spacedReasoning(parent) - inside));
            }
            return targets;
        }
    },
    /** Least favourable to OFF: 40 steps of 2.3 points down a line, each of which is wrongly called OFF. */
    LADDER(false) {
        @Override
        List<Target> targets(SplittableRandom random) {
            var targets = new ArrayList<Target>();
            for (int checkpoint = 0; checkpoint < CHECKPOINTS; checkpoint++) {
                targets.add(new Target(checkpoint, 0.05 + JUST_WRONG * checkpoint, 0.95 - JUST_WRONG * checkpoint));
            }
            return targets;
        }
    };

    /** Those that the headline is about. */
    static final List<Shape> ORDINARY = List.of(CLEAR, DENSE, TRAILS, CLOUD);

    static final int CHECKPOINTS = 40;
    private static final int SPACED = 8;
    private static final int EPOCHS = 5;
    private static final double JUST_WRONG = 0.023;

    private final boolean runs;

    Shape(boolean runs) {
        this.runs = runs;
    }

    /** Whether checkpoints of one run are alike in which items they solve. */
    boolean hasRuns() {
        return runs;
    }

    /** All 40. */
    abstract List<Target> targets(SplittableRandom random);

    private static double spacedSafety(int place) {
        return 0.60 + 0.05 * place;
    }

    private static double spacedReasoning(int place) {
        return 0.72 - 0.05 * place;
    }
}
