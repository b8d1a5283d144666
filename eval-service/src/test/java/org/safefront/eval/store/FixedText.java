package org.safefront.eval.store;

import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.ObjIntConsumer;
import org.safefront.contracts.CheckpointRef;
import org.safefront.contracts.Sampling;
import org.safefront.contracts.rows.Finish;
import org.safefront.eval.domain.Generated;
import org.safefront.eval.domain.ModelText;
import org.safefront.eval.domain.TextGenerator;

/** Says one thing, and counts how often. */
record FixedText(String text, String engine, AtomicInteger written) implements TextGenerator {
    FixedText(String text) {
        this(text, "fixed");
    }

    FixedText(String text, String engine) {
        this(text, engine, new AtomicInteger());
    }

    @Override
    public void generate(
            CheckpointRef checkpoint,
            List<Prompt> prompts,
            Sampling sampling,
            ObjIntConsumer<Generated> finished,
            BooleanSupplier stop) {
        for (int place = 0; place < prompts.size(); place++) {
            written.incrementAndGet();
            finished.accept(new Generated(ModelText.parse(text, false), Finish.STOP, 3), place);
        }
    }

    @Override
    public String template(CheckpointRef checkpoint) {
        return "0".repeat(64);
    }

    @Override
    public OptionalInt gpus() {
        return OptionalInt.of(2);
    }

    @Override
    public Set<String> loaded() {
        return Set.of();
    }

    @Override
    public void close() {}
}
