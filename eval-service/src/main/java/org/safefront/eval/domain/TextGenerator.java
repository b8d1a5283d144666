package org.safefront.eval.domain;

import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.ObjIntConsumer;
import org.safefront.contracts.CheckpointRef;
import org.safefront.contracts.Sampling;

/** Has checkpoints write texts. */
public interface TextGenerator extends AutoCloseable {
    /**
     * One text to be written.
     *
     * @param id by which people know it, unique among the prompts
     * @param userWords what the user says
     * @param seed of this text alone
     */
    record Prompt(String id, String userWords, long seed) {}

    /**
     * Has a checkpoint answer.
     *
     * @param checkpoint who answers
     * @param prompts to be answered
     * @param sampling how
     * @param finished gets each answer and the place of its prompt, as they come
     * @param stop asked between tokens; what is unfinished then is dropped
     * @throws CannotGenerateException if trying again cannot help
     */
    void generate(
            CheckpointRef checkpoint,
            List<Prompt> prompts,
            Sampling sampling,
            ObjIntConsumer<Generated> finished,
            BooleanSupplier stop);

    /**
     * How a checkpoint's words become tokens, as a SHA-256 over those of a few fixed prompts: chat template and tokenizer.
     *
     * @throws CannotGenerateException if it cannot be known
     */
    String template(CheckpointRef checkpoint);

    /** What writes the texts, its version, and the precision of its numbers: part of every result. */
    String engine();

    /** GPUs that it keeps busy while it writes, 0 where it writes on the processor; absent where nobody says. */
    OptionalInt gpus();

    /** Digests of the weights that are loaded, see {@link CheckpointRef#weights}. */
    Set<String> loaded();

    @Override
    void close();
}
