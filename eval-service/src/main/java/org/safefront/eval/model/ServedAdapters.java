package org.safefront.eval.model;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.safefront.contracts.CheckpointRef;
import org.safefront.contracts.FailureReason;
import org.safefront.contracts.Method;
import org.safefront.eval.domain.CannotGenerateException;
import org.safefront.eval.model.server.CompletionServer;
import org.safefront.eval.model.server.LoraLoading;
import org.safefront.eval.model.server.ServerRefusalException;
import org.safefront.eval.model.server.ServerSettings;

/** Under which name a server serves a checkpoint; adapters are loaded into it when they are first asked for. */
final class ServedAdapters {
    /** The one that was not asked for the longest makes room for another. */
    private static final int MOST = 8;

    private final CompletionServer server;
    private final ServerSettings settings;
    private final CheckpointFiles files;
    /** Those that we had it load, that asked for last at the end. */
    private final Set<String> loaded = new LinkedHashSet<>();

    ServedAdapters(CompletionServer server, ServerSettings settings, CheckpointFiles files) {
        this.server = server;
        this.settings = settings;
        this.files = files;
    }

    /** The name that requests for a checkpoint give as the model. */
    synchronized String name(CheckpointRef checkpoint) throws InterruptedException {
        String id = checkpoint.checkpointId();
        if (checkpoint.method() == Method.BASE) {
            return settings.model();
        }
        if (checkpoint.method() == Method.LORA && settings.lora() != LoraLoading.NONE) {
            load(checkpoint);
            return settings.lora().model(settings.model(), id);
        }
        if (!server.models().contains(id)) {
            throw new CannotGenerateException(
                    FailureReason.INVALID_INPUT,
                    settings + " does not serve " + id + " and is not set up to load it; serve it under that name"
                            + (checkpoint.method() == Method.LORA
                                    ? ", or say how adapters are loaded there: safefront.eval.server.lora"
                                    : ", or have workers without a server evaluate whole models"));
        }
        return id;
    }

    private void load(CheckpointRef checkpoint) throws InterruptedException {
        String id = checkpoint.checkpointId();
        // The server is asked each time: it may have been started anew, or told by another worker to forget.
        if (!isServed(id)) {
            loaded.remove(id);
            makeRoom();
            try {
                server.load(id, files.verified(checkpoint.artifact()));
            } catch (ServerRefusalException e) {
                // Another worker may have been faster.
                if (!isServed(id)) {
                    throw e;
                }
            }
        }
        loaded.remove(id);
        loaded.add(id);
    }

    private boolean isServed(String id) throws InterruptedException {
        List<String> models = server.models();
        return models.contains(id) || models.contains(settings.lora().model(settings.model(), id));
    }

    private void makeRoom() throws InterruptedException {
        while (loaded.size() >= MOST) {
            String eldest = loaded.iterator().next();
            loaded.remove(eldest);
            try {
                server.unload(eldest);
            } catch (ServerRefusalException e) {
                // It is gone already.
            }
        }
    }
}
