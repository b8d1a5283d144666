package org.safefront.launcher.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import org.safefront.launcher.terminal.Progress;
import org.safefront.launcher.terminal.ProgressPanel;

/** A bar on standard error for a command that goes through a file, with the time that is left; none where nobody looks. */
final class RowProgress {
    /** Standard error, as Linux shows where it goes. */
    private static final Path STANDARD_ERROR = Path.of("/proc/self/fd/2");

    private RowProgress() {}

    /**
     * Takes how many rows are done.
     *
     * @param counter asked for the number of all where somebody looks; 0 while nobody knows
     */
    static LongConsumer on(PrintWriter err, String title, LongSupplier counter) {
        if (!isTerminal()) {
            return done -> {};
        }
        long rows = counter.getAsLong();
        var panel = new ProgressPanel(err, true, InstantSource.system(), List.of(title));
        return done -> panel.show(List.of(new Progress(done, rows, "")));
    }

    private static boolean isTerminal() {
        try {
            String target = Files.readSymbolicLink(STANDARD_ERROR).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
        } catch (IOException e) {
            return false;
        }
    }
}
