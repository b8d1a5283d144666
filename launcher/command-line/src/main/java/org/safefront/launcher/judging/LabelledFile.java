package org.safefront.launcher.judging;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.safefront.judges.Judge;
import org.safefront.judges.calibration.Calibration;
import org.safefront.judges.calibration.LabelledSet;
import org.safefront.launcher.InOrder;

/**
 * A file of exchanges that people have labelled, judged in groups, several groups at a time.
 *
 * @param set what stands in it
 */
public record LabelledFile(LabelledSet set) {
    /**
     * Reads every row.
     *
     * @throws org.safefront.judges.calibration.InvalidLabelledSetException for the first that is not as it should be
     */
    public static LabelledFile read(Path file) {
        return new LabelledFile(LabelledSet.read(file));
    }

    /** What a judge says beside what people say. */
    public Calibration calibrate(Judge judge, int jobs, LongConsumer progress) {
        var calibration = new Calibration();
        var done = new AtomicLong();
        Consumer<Calibration.Judged> each = judged -> {
            calibration.add(judged);
            progress.accept(done.addAndGet(judged.rows().size()));
        };
        try (var running = new InOrder<>(jobs, each)) {
            set.groups().forEach(group -> running.add(() -> Calibration.Judged.by(judge, group)));
            running.finish();
        }
        return calibration;
    }
}
