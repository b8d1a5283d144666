package org.safefront.eval.domain;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.safefront.contracts.CheckpointRef;
import org.safefront.contracts.ContentId;
import org.safefront.contracts.EvaluationTask;
import org.safefront.contracts.Protocol;
import org.safefront.contracts.Sha256;

/**
 * All that a text depends on besides its question: who writes it, asked how, and by which engine.
 *
 * @param checkpoint who writes
 * @param template digest of how words become tokens
 * @param engine what writes, and in which precision
 */
public record Conditions(CheckpointRef checkpoint, String template, String engine) {
    /** Under which a generator has a checkpoint write. */
    public static Conditions of(CheckpointRef checkpoint, TextGenerator generator) {
        return new Conditions(checkpoint, generator.template(checkpoint), generator.engine());
    }

    /**
     * The id of a text: whatever can change a letter of it changes the id. Greedy texts do not depend on their seed.
     *
     * @param prompt what the user says
     */
    public String textId(EvaluationTask task, String prompt, long seed) {
        String chance = task.sampling().temperature() == 0 ? "" : Long.toString(seed);
        return ContentId.of(
                ContentId.TEXT,
                List.of(
                        checkpoint.checkpointId(),
                        checkpoint.base().artifact().manifestDigest(),
                        template,
                        prompt,
                        task.sampling().protocol(),
                        chance,
                        engine));
    }

    /**
     * What another score must share to be comparable with that of this task.
     *
     * @param engines those that wrote its texts, for they may not have been the same all the time
     */
    public Protocol protocol(EvaluationTask task, TaskItems items, List<String> engines) {
        return new Protocol(
                items.title(task),
                task.items().sha256(),
                prompts(items),
                template,
                task.sampling().protocol(),
                String.join(" + ", engines),
                items.scorer(task));
    }

    private static String prompts(TaskItems items) {
        MessageDigest digest = Sha256.digest();
        IntStream.range(0, items.size())
                .mapToObj(items::prompt)
                // A mark that no text has, so that no two lists of prompts look alike.
                .map(prompt -> (prompt.length() + "\0" + prompt).getBytes(StandardCharsets.UTF_8))
                .forEach(digest::update);
        return HexFormat.of().formatHex(digest.digest());
    }
}
