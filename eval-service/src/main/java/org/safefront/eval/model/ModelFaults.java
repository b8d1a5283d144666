package org.safefront.eval.model;

import java.util.function.Supplier;
import org.safefront.contracts.FailureReason;
import org.safefront.eval.domain.CannotGenerateException;
import org.safefront.lm.format.InvalidModelException;
import org.safefront.lm.format.ManifestMismatchException;
import org.safefront.lm.format.UnsafeFormatException;
import org.safefront.lm.generation.LogitsNotFiniteException;
import org.safefront.lm.generation.PromptTooLongException;
import org.safefront.lm.generation.decoder.CacheTooLargeException;

/** What is wrong with a model, in the words of an evaluation. */
final class ModelFaults {
    private ModelFaults() {}

    /** Does something with a model. */
    static void translated(Runnable work) {
        result(() -> {
            work.run();
            return true;
        });
    }

    /** What comes of doing something with a model. */
    static <T> T result(Supplier<T> work) {
        try {
            return work.get();
        } catch (ManifestMismatchException e) {
            throw new CannotGenerateException(FailureReason.DIGEST_MISMATCH, e);
        } catch (UnsafeFormatException e) {
            throw new CannotGenerateException(FailureReason.UNSAFE_FORMAT, e);
        } catch (LogitsNotFiniteException e) {
            throw new CannotGenerateException(FailureReason.NOT_FINITE, e);
        } catch (InvalidModelException | CacheTooLargeException | PromptTooLongException e) {
            throw new CannotGenerateException(FailureReason.INVALID_INPUT, e);
        }
    }
}
