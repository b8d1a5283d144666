package org.safefront.judges.calibration;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentHashMap;
import org.safefront.contracts.judgement.JudgeCalibration;
import org.safefront.judges.Judge;
import org.safefront.lm.format.Sha256;
import org.safefront.statistics.Agreement;

/** Standing calibrations: each judge is calibrated when it first judges, and again whenever its digest or its set changes. */
public final class Calibrations {
    private final Map<String, Optional<JudgeCalibration>> known = new ConcurrentHashMap<>();

    /**
     * That of a judge on a set; absent where the judge can judge nothing of it.
     *
     * @param file labelled exchanges
     * @throws InvalidLabelledSetException if it is no such file
     */
    public Optional<JudgeCalibration> of(Judge judge, Path file) {
        // The rows themselves are read only where something has changed.
        return known.computeIfAbsent(
                judge.ref().digest() + Sha256.of(file), key -> calibrate(judge, LabelledSet.read(file)));
    }

    private static Optional<JudgeCalibration> calibrate(Judge judge, LabelledSet set) {
        var calibration = new Calibration();
        set.groups().forEach(group -> calibration.add(Calibration.Judged.by(judge, group)));
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
