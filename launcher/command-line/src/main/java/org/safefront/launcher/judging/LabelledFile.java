package org.safefront.launcher.judging;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongConsumer;
import org.safefront.benchmark.data.JsonRow;
import org.safefront.benchmark.data.JsonRows;
import org.safefront.judges.Judge;
import org.safefront.judges.calibration.Calibration;
import org.safefront.judges.calibration.Layout;

/** A file of exchanges that people have labelled. */
public final class LabelledFile {
    private final Layout layout;
    private final ExchangeFile exchanges;

    private LabelledFile(Layout layout, ExchangeFile exchanges) {
        this.layout = layout;
        this.exchanges = exchanges;
    }

    /**
     * Reads every row, and keeps none. The first row tells the layout.
     *
     * @throws org.safefront.benchmark.data.InvalidDataException for the first that is not as it should be
     */
    public static LabelledFile check(Path file) {
        var layout = new AtomicReference<Layout>();
        JsonRows.each(file, row -> {
            layout.compareAndSet(null, layout(row));
            if (layout.get().read(row.content()).isEmpty()) {
                throw row.place().refuse("field " + layout.get().labelField() + " is no label of " + layout.get());
            }
        });
        Layout known = layout.get();
        return new LabelledFile(
                known, ExchangeFile.check(file, new RowFields(known.promptField(), known.responseField())));
    }

    /** How its rows are laid out. */
    public Layout layout() {
        return layout;
    }

    /** How many there are. */
    public long rows() {
        return exchanges.rows();
    }

    /** What a judge says beside what people say. */
    public Calibration calibrate(Judge judge, int jobs, LongConsumer progress) {
        var calibration = new Calibration();
        exchanges.judge(
                judge, jobs, (row, opinion) -> calibration.add(layout.read(row).orElseThrow(), opinion), progress);
        return calibration;
    }

    private static Layout layout(JsonRow row) {
        return Layout.of(row.content()).orElseThrow(() -> row.place()
                .refuse("has the fields of no labelled set that is known here; rows of our own have prompt,"
                        + " response and label"));
    }
}
