package org.safefront.launcher.judging;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;
import org.safefront.judges.Judge;
import org.safefront.judges.Opinion;
import org.safefront.judges.calibration.Calibration;
import org.safefront.judges.calibration.LabelledExchange;
import org.safefront.judges.calibration.LabelledSet;
import org.safefront.launcher.InOrder;

/**
 * A file of exchanges that people have labelled, judged in groups, several groups at a time.
 *
 * @param set what stands in it
 */
public record LabelledFile(LabelledSet set) {
    private static final int GROUP = 128;

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
        Consumer<Group> each = group -> {
            group.count(calibration);
            progress.accept(done.addAndGet(group.rows().size()));
        };
        try (var judged = new InOrder<>(jobs, each)) {
            for (int from = 0; from < set.rows().size(); from += GROUP) {
                List<LabelledExchange> rows = set.rows()
                        .subList(from, Math.min(from + GROUP, set.rows().size()));
                judged.add(() -> new Group(
                        rows,
                        judge.judge(
                                rows.stream().map(LabelledExchange::exchange).toList())));
            }
            judged.finish();
        }
        return calibration;
    }

    private record Group(List<LabelledExchange> rows, List<Opinion> opinions) {
        void count(Calibration calibration) {
            IntStream.range(0, rows.size())
                    .forEach(i -> calibration.add(rows.get(i).people(), opinions.get(i)));
        }
    }
}
