package org.safefront.eval.model;

import java.nio.file.Path;
import org.safefront.contracts.CheckpointRef;
import org.safefront.contracts.Method;
import org.safefront.lm.format.ModelFolder;
import org.safefront.lm.format.adapter.Adapter;
import org.safefront.lm.format.chat.ChatFormat;
import org.safefront.lm.generation.Generator;
import org.safefront.lm.generation.GeneratorSettings;

/** A checkpoint ready to write. */
record LoadedCheckpoint(String checkpointId, ChatFormat chat, Generator generator) implements AutoCloseable {
    static LoadedCheckpoint open(CheckpointRef checkpoint, Path base, Path files, OnnxTextGenerator.Capacity capacity) {
        boolean adapted = checkpoint.method() == Method.LORA;
        ModelFolder model = ModelFolder.open(adapted ? base : files);
        var settings = new GeneratorSettings(capacity.slots(), model.config().maxPositions(), capacity.threads());
        ChatFormat chat = ChatFormat.open(model.path());
        Generator generator =
                adapted ? Generator.open(model, Adapter.read(files), settings) : Generator.open(model, settings);
        return new LoadedCheckpoint(checkpoint.checkpointId(), chat, generator);
    }

    @Override
    public void close() {
        generator.close();
        chat.close();
    }
}
