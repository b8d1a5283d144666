package org.safefront.judges.calibration;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentHashMap;
import org.safefront.contracts.judgement.JudgeCalibration;
import org.safefront.judges.Judge;
import org.safefront.judges.Opinion;
import org.safefront.statistics.Agreement;

/** Standing calibrations: each judge is calibrated when it first judges, and again whenever its digest or its set changes. */
public final class Calibrations {
    /** Exchanges that a judge reads between two looks at the clock of others. */
    private static final int GROUP = 128;

    private final Map<String, Optional<JudgeCalibration>> known = new ConcurrentHashMap<>();

    /**
     * That of a judge on a set; absent where the judge can judge nothing of it.
     *
     * @param file labelled exchanges
     * @throws InvalidLabelledSetException if it is no such file
     */
    public Optional<JudgeCalibration> of(Judge judge, Path file) {
        LabelledSet set = LabelledSet.read(file);
        return known.computeIfAbsent(judge.ref().digest() + set.sha256(), key -> calibrate(judge, set));
    }

    private static Optional<JudgeCalibration> calibrate(Judge judge, LabelledSet set) {
        var calibration = new Calibration();
        for (int from = 0; from < set.rows().size(); from += GROUP) {
            var group =
                    set.rows().subList(from, Math.min(from + GROUP, set.rows().size()));
            var opinions =
                    judge.judge(group.stream().map(LabelledExchange::exchange).toList());
            for (int i = 0; i < group.size(); i++) {
                Opinion opinion = opinions.get(i);
                calibration.add(group.get(i).people(), opinion);
            }
        }
        long invalid = calibration.invalid().values().stream()
                .mapToLong(Long::longValue)
                .sum();
        return calibration.agreement().map(agreement -> fact(set, agreement, invalid));
    }

    private static JudgeCalibration fact(LabelledSet set, Agreement agreement, long invalid) {
        return new JudgeCalibration(
                set.name(),
                set.sha256(),
                agreement.hits(),
                agreement.misses(),
                agreement.falseAlarms(),
                agreement.rejections(),
                invalid,
                agreement.kappa().map(OptionalDouble::of).orElseGet(OptionalDouble::empty));
    }
}
