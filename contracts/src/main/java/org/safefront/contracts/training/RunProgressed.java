package org.safefront.contracts.training;

import java.util.OptionalDouble;
import org.safefront.contracts.ContentId;
import org.safefront.contracts.Event;
import org.safefront.contracts.Require;

/**
 * How far a run is. Lossy: a reader may miss some and see some twice.
 *
 * @param runId which
 * @param attempt which attempt at it
 * @param epoch passes begun, from 1
 * @param step optimizer steps done
 * @param totalSteps optimizer steps of the whole run
 * @param loss mean loss of a completion token since the last report
 * @param learningRate of the last step
 * @param tokensPerSecond tokens through the model since the last report, padding included
 * @param fractionOfBound floating-point operations that the steps since the last report need, over those that the device
 *     makes in that time at the best rate of its matrix products; absent where that rate is not known
 * @param etaSeconds until the run ends, by the pace so far
 */
public record RunProgressed(
        String runId,
        int attempt,
        int epoch,
        int step,
        int totalSteps,
        double loss,
        double learningRate,
        double tokensPerSecond,
        OptionalDouble fractionOfBound,
        double etaSeconds)
        implements Event {
    public RunProgressed {
        Require.id("runId", ContentId.RUN, runId);
        Require.atLeast("attempt", 1, attempt);
        Require.atLeast("epoch", 1, epoch);
        Require.atLeast("step", 1, step);
        Require.atLeast("totalSteps", step, totalSteps);
        Require.between("loss", 0, Double.MAX_VALUE, loss);
        Require.between("learningRate", 0, Double.MAX_VALUE, learningRate);
        Require.between("tokensPerSecond", 0, Double.MAX_VALUE, tokensPerSecond);
        fractionOfBound.ifPresent(fraction -> Require.between("fractionOfBound", 0, Double.MAX_VALUE, fraction));
        Require.between("etaSeconds", 0, Double.MAX_VALUE, etaSeconds);
    }

    @Override
    public String subject() {
        return "run/" + runId;
    }

    @Override
    public String key() {
        return runId;
    }

    @Override
    public String identity() {
        return runId + "/" + attempt + "/" + step;
    }
}
