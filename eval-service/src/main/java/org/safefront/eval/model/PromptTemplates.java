package org.safefront.eval.model;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.safefront.contracts.CheckpointRef;
import org.safefront.contracts.Sha256;
import org.safefront.lm.format.chat.ChatFormat;
import org.safefront.lm.format.chat.FixedPrompts;

/** How the words of each model become tokens. A digest of the tokens, for the same files may be written in many ways. */
final class PromptTemplates {
    private final CheckpointFiles files;
    /** By the digests of their weights. */
    private final Map<String, String> digests = new ConcurrentHashMap<>();

    PromptTemplates(CheckpointFiles files) {
        this.files = files;
    }

    String digest(CheckpointRef checkpoint) {
        return digests.computeIfAbsent(
                checkpoint.weights().manifestDigest(), weights -> ModelFaults.result(() -> read(checkpoint)));
    }

    private String read(CheckpointRef checkpoint) {
        try (ChatFormat chat = ChatFormat.open(files.folder(checkpoint.weights()))) {
            MessageDigest digest = Sha256.digest();
            for (int[] tokens : FixedPrompts.tokens(chat, Integer.MAX_VALUE)) {
                var bytes =
                        ByteBuffer.allocate((tokens.length + 1) * Integer.BYTES).putInt(tokens.length);
                for (int token : tokens) {
                    bytes.putInt(token);
                }
                digest.update(bytes.array());
            }
            return HexFormat.of().formatHex(digest.digest());
        }
    }
}
