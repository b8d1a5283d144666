package org.safefront.eval.model;

import java.nio.file.Path;
import java.util.Optional;
import org.safefront.contracts.CheckpointRef;
import org.safefront.contracts.Method;
import org.safefront.lm.format.ModelFolder;
import org.safefront.lm.format.adapter.Adapter;
import org.safefront.lm.format.chat.ChatFormat;
import org.safefront.lm.generation.Generator;
import org.safefront.lm.generation.GeneratorSettings;

/** A checkpoint ready to write, in texts as long as they were asked for until now. */
final class LoadedCheckpoint implements AutoCloseable {
    /** Lengths are rounded up to multiples of this, lest each longer prompt load the model anew. */
    private static final int LENGTH_STEP = 1024;

    private final String checkpointId;
    private final ModelFolder model;
    private final Optional<Adapter> adapter;
    private final ChatFormat chat;
    private final Capacity capacity;
    private Optional<Generator> generator = Optional.empty();
    private int length;

    private LoadedCheckpoint(String checkpointId, ModelFolder model, Optional<Adapter> adapter, Capacity capacity) {
        this.checkpointId = checkpointId;
        this.model = model;
        this.adapter = adapter;
        this.chat = ChatFormat.open(model.path());
        this.capacity = capacity;
    }

    /**
     * Opens a checkpoint.
     *
     * @param base folder of its base
     * @param files folder of the checkpoint itself
     */
    static LoadedCheckpoint open(CheckpointRef checkpoint, Path base, Path files, Capacity capacity) {
        boolean adapted = checkpoint.method() == Method.LORA;
        return new LoadedCheckpoint(
                checkpoint.checkpointId(),
                ModelFolder.open(adapted ? base : files),
                adapted ? Optional.of(Adapter.read(files)) : Optional.empty(),
                capacity);
    }

    boolean is(CheckpointRef checkpoint) {
        return checkpointId.equals(checkpoint.checkpointId());
    }

    String checkpointId() {
        return checkpointId;
    }

    ChatFormat chat() {
        return chat;
    }

    /** Writes texts whose prompt and answer have at most so many tokens together, or as many as the model can read. */
    Generator generator(long tokens) {
        int most = model.config().maxPositions();
        if (generator.isEmpty() || length < Math.min(tokens, most)) {
            closeGenerator();
            length = (int) Math.min(most, (tokens + LENGTH_STEP - 1) / LENGTH_STEP * LENGTH_STEP);
            GeneratorSettings settings = capacity.settings(model.config(), length);
            generator = Optional.of(adapter.map(update -> Generator.open(model, update, settings))
                    .orElseGet(() -> Generator.open(model, settings)));
        }
        return generator.orElseThrow();
    }

    @Override
    public void close() {
        closeGenerator();
        chat.close();
    }

    private void closeGenerator() {
        generator.ifPresent(Generator::close);
        generator = Optional.empty();
    }
}
