package org.safefront.eval.store;

import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.ObjIntConsumer;
import org.safefront.contracts.CheckpointRef;
import org.safefront.contracts.Sampling;
import org.safefront.eval.domain.Generated;
import org.safefront.eval.domain.TextGenerator;

/** A real generator that keeps the ids of the texts that were handed over, and is interrupted once, after some of them. */
final class CountingGenerator implements TextGenerator {
    private final List<String> taken = new CopyOnWriteArrayList<>();
    private final TextGenerator generator;
    private final int most;
    private final Consumer<BooleanSupplier> interruption;
    private volatile boolean interrupted;

    /** Counts. */
    CountingGenerator(TextGenerator generator) {
        this(generator, Integer.MAX_VALUE, stop -> {});
    }

    /**
     * Counts and interrupts.
     *
     * @param most texts before the interruption
     * @param interruption what happens then, given what says whether to stop
     */
    CountingGenerator(TextGenerator generator, int most, Consumer<BooleanSupplier> interruption) {
        this.generator = generator;
        this.most = most;
        this.interruption = interruption;
    }

    @Override
    public void generate(
            CheckpointRef checkpoint,
            List<Prompt> prompts,
            Sampling sampling,
            ObjIntConsumer<Generated> finished,
            BooleanSupplier stop) {
        generator.generate(
                checkpoint,
                prompts,
                sampling,
                (text, place) -> {
                    finished.accept(text, place);
                    taken.add(prompts.get(place).id());
                },
                () -> {
                    if (taken.size() >= most && !interrupted) {
                        interrupted = true;
                        interruption.accept(stop);
                    }
                    return stop.getAsBoolean();
                });
    }

    @Override
    public String template(CheckpointRef checkpoint) {
        return generator.template(checkpoint);
    }

    @Override
    public String engine() {
        return generator.engine();
    }

    @Override
    public OptionalInt gpus() {
        return generator.gpus();
    }

    @Override
    public Set<String> loaded() {
        return generator.loaded();
    }

    @Override
    public void close() {
        generator.close();
    }

    boolean isInterrupted() {
        return interrupted;
    }

    List<String> taken() {
        return taken;
    }
}
