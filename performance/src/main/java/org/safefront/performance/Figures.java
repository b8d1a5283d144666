package org.safefront.performance;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** What a measurement prints: lines on standard output. */
public final class Figures {
    private static final PrintWriter OUT =
            new PrintWriter(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);

    private Figures() {}

    /** Prints a line. */
    public static void say(String format, Object... values) {
        OUT.println(String.format(Locale.ROOT, format, values));
    }
}
