package org.safefront.fronts.fold;

import java.util.List;
import java.util.Optional;
import org.safefront.contracts.Estimate;
import org.safefront.contracts.ItemCounts;
import org.safefront.contracts.JudgeRef;
import org.safefront.contracts.Protocol;
import org.safefront.contracts.evaluation.EvaluationCompleted;
import org.safefront.contracts.evaluation.Outcomes;
import org.safefront.contracts.evaluation.ScoreDetails;
import org.safefront.contracts.judgement.JudgementCompleted;
import org.safefront.contracts.judgement.JudgementDetails;
import org.safefront.contracts.judgement.Verdicts;
import org.safefront.statistics.Agreement;
import org.safefront.statistics.CorrectedRate;

/**
 * The score of a task done on a checkpoint, and what it rests on.
 *
 * @param estimate how good
 * @param protocol how it was taken, absent where nobody says
 * @param benchmark what was counted, absent for probes
 * @param judgement what was counted, absent for a benchmark
 */
public record TaskScore(
        Estimate estimate, Optional<Protocol> protocol, Optional<Benchmark> benchmark, Optional<Judgement> judgement) {
    /**
     * What the score of a benchmark rests on.
     *
     * @param version of prompt, extraction and scorer
     * @param engines what wrote the answers, and in which precision
     * @param outcomes of all samples
     * @param details what stands behind the score, absent where the service that scored it is too old to say
     */
    public record Benchmark(String version, List<String> engines, Outcomes outcomes, Optional<ScoreDetails> details) {
        public Benchmark {
            engines = List.copyOf(engines);
        }
    }

    /**
     * What the rate of refusals rests on.
     *
     * @param judgementId which judgement
     * @param judge who judged
     * @param verdicts of all answers
     * @param details what stands behind the rate, absent where the service that judged is too old to say
     * @param corrected the rate with the errors taken out that the judge makes on labelled answers; absent where it has none, or
     *     tells refusals no better than chance
     */
    public record Judgement(
            String judgementId,
            JudgeRef judge,
            Verdicts verdicts,
            Optional<JudgementDetails> details,
            Optional<Estimate> corrected) {}

    /** What came of each item; absent where whoever scored is too old to say. */
    public Optional<ItemCounts> items() {
        return benchmark
                .flatMap(Benchmark::details)
                .flatMap(ScoreDetails::items)
                .or(() -> judgement.flatMap(Judgement::details).flatMap(JudgementDetails::items));
    }

    /** The score of a benchmark. */
    public static TaskScore of(EvaluationCompleted completed) {
        return new TaskScore(
                completed.score(),
                completed.protocol(),
                Optional.of(new Benchmark(
                        completed.benchmarkVersion(), completed.engines(), completed.outcomes(), completed.details())),
                Optional.empty());
    }

    /** The rate of refusals that a judge found. */
    public static TaskScore of(JudgementCompleted completed) {
        return new TaskScore(
                completed.refusalRate(),
                completed.protocol(),
                Optional.empty(),
                Optional.of(new Judgement(
                        completed.judgementId(),
                        completed.judge(),
                        completed.verdicts(),
                        completed.details(),
                        corrected(completed))));
    }

    private static Optional<Estimate> corrected(JudgementCompleted completed) {
        return completed.details().flatMap(details -> details.calibration()
                .flatMap(known -> CorrectedRate.of(
                        completed.refusalRate().value(),
                        details.probes(),
                        new Agreement(known.hits(), known.misses(), known.falseAlarms(), known.rejections()))));
    }
}
