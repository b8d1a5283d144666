package org.safefront.launcher.judging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.safefront.contracts.JudgeRef;
import org.safefront.judges.Exchange;
import org.safefront.judges.Judge;
import org.safefront.judges.Opinion;

class ExchangeFileTest {
    private static final String ROW = "{\"prompt\":\"?\",\"response\":\"Sure.\"}\n";
    /** Lines of a group, as the judge gets them. */
    private static final int GROUP = 128;

    @Test
    void readsOnlyALittleAheadOfAJudgeThatIsSlow() {
        var read = new AtomicLong();
        var judged = new AtomicLong();
        Judge slow = judge(exchanges -> {
            // Of an endless input, only so much can have been read as is under way.
            long ahead = read.get() - judged.addAndGet(exchanges.size());
            assertTrue(ahead <= 12L * GROUP, "ahead by " + ahead);
            if (judged.get() >= 100L * GROUP) {
                throw new IllegalStateException("enough");
            }
        });

        var ended = assertThrows(IllegalStateException.class, () -> ExchangeFile.of(endless(read))
                .judge(slow, 1, OutputStream.nullOutputStream(), done -> {}));

        assertEquals("enough", ended.getMessage());
    }

    @Test
    void aRowIsWrittenBeforeTheLastIsRead() {
        var written = new CountDownLatch(1);
        var out = new ByteArrayOutputStream() {
            @Override
            public void flush() {
                written.countDown();
            }
        };
        var more = new AtomicLong();
        // Goes on for as long as nothing is written, but not for ever.
        InputStream input = rows(() -> more.incrementAndGet() < 100_000L && written.getCount() > 0);

        VerdictCounts counts = ExchangeFile.of(input).judge(judge(exchanges -> {}), 2, out, done -> {});

        assertEquals(0, written.getCount());
        assertTrue(counts.rows() < 50_000, "rows " + counts.rows());
        assertEquals(counts.rows(), out.toString(StandardCharsets.UTF_8).lines().count());
    }

    @Test
    void saysThatRowsCannotBeWritten() {
        var full = new OutputStream() {
            @Override
            public void write(int letter) throws IOException {
                throw new IOException("No space left on device");
            }
        };
        InputStream input = new ByteArrayInputStream(ROW.getBytes(StandardCharsets.UTF_8));

        var failed = assertThrows(OutputFailedException.class, () -> ExchangeFile.of(input)
                .judge(judge(exchanges -> {}), 1, full, done -> {}));

        assertEquals("the rows cannot be written: No space left on device", failed.getMessage());
    }

    @Test
    void nobodyKnowsHowManyRowsStandardInputHas() {
        assertEquals(0, ExchangeFile.of(InputStream.nullInputStream()).count());
    }

    private interface Reading {
        void accept(List<Exchange> exchanges);
    }

    private interface More {
        boolean isThere();
    }

    private static InputStream endless(AtomicLong read) {
        return rows(() -> read.incrementAndGet() > 0);
    }

    private static InputStream rows(More more) {
        byte[] row = ROW.getBytes(StandardCharsets.UTF_8);
        return new InputStream() {
            private int at;

            @Override
            public int read() {
                if (at == 0 && !more.isThere()) {
                    return -1;
                }
                int letter = row[at];
                at = (at + 1) % row.length;
                return letter;
            }

            @Override
            public int read(byte[] bytes, int from, int length) {
                int first = read();
                if (first < 0) {
                    return -1;
                }
                bytes[from] = (byte) first;
                return 1;
            }
        };
    }

    private static Judge judge(Reading reading) {
        return new Judge() {
            @Override
            public JudgeRef ref() {
                return new JudgeRef("fixed", "1", "0".repeat(64));
            }

            @Override
            public List<Opinion> judge(List<Exchange> exchanges) {
                reading.accept(exchanges);
                return exchanges.stream()
                        .map(exchange -> Opinion.of(false, "complied", 0))
                        .toList();
            }
        };
    }
}
