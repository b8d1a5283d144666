package org.safefront.trainer.domain;

import java.util.List;
import org.safefront.contracts.Artifact;
import org.safefront.contracts.ContentId;
import org.safefront.contracts.Method;
import org.safefront.contracts.ModelRef;

/** Names checkpoints by their content. */
public final class CheckpointIds {
    private CheckpointIds() {}

    /** The id of these files; an adapter is nothing without its base, so that counts too. */
    public static String of(Method method, ModelRef base, Artifact artifact) {
        return method == Method.LORA
                ? ContentId.of(
                        ContentId.CHECKPOINT, List.of(base.artifact().manifestDigest(), artifact.manifestDigest()))
                : ContentId.ofDigest(ContentId.CHECKPOINT, artifact.manifestDigest());
    }
}
