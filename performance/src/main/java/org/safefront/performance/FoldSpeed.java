package org.safefront.performance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.safefront.contracts.Event;
import org.safefront.contracts.catalog.EventType;
import org.safefront.fronts.certainty.Resampling;
import org.safefront.fronts.fold.FactFold;
import org.safefront.fronts.fold.StudyFront;
import org.safefront.work.RecordJson;

/**
 * How long it takes to have the front from the facts of a study alone: to read them as they lie in the topics, and to fold
 * them; and to ask for the front after one more fact, which is what a registry does two hundred times a second. Beside it the
 * time that reading alone takes, below which nobody who reads JSON can be. Times are processor time of the one thread that
 * works.
 */
final class FoldSpeed {
    private static final int CHUNK = 2_000;
    private static final int QUERIES = 50;
    private static final double MILLIS = 1e3;
    private static final RecordJson JSON = new RecordJson();

    private final SweepFacts sweep = new SweepFacts("sweep");
    private final FactFold fold = new FactFold(Resampling.ofFronts());
    private double reading;
    private double folding;
    private long bytes;

    private FoldSpeed() {}

    /** A fact as it lies in a topic. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Stored(Class<? extends Event> type, byte[] json) {}

    /** Told how many facts, once or more. */
    public static void main(String[] arguments) {
        new FoldSpeed().measure(CHUNK);
        Figures.say(
                "%10s %12s %8s %10s %10s %14s %16s",
                "facts", "checkpoints", "MB", "read s", "fold s", "facts/s", "front ms, of 50");
        for (String facts : arguments) {
            new FoldSpeed().say(Integer.parseInt(facts) / SweepFacts.FACTS_OF_A_CHECKPOINT);
        }
    }

    private void say(int checkpoints) {
        measure(checkpoints);
        double[] queries = queries(checkpoints);
        long facts = (long) checkpoints * SweepFacts.FACTS_OF_A_CHECKPOINT;
        StudyFront front = fold.front(sweep.request().studyId());
        Figures.say(
                "%10d %12d %8.0f %10.2f %10.2f %14.0f   median %.2f, largest %.2f; %d on the front, %d on it or undecided",
                facts,
                front.checkpoints(),
                bytes / 1e6,
                reading,
                folding,
                facts / (reading + folding),
                queries[QUERIES / 2],
                queries[QUERIES - 1],
                front.shape().ids().size(),
                front.points().size());
    }

    private void measure(int checkpoints) {
        for (int first = 0; first < checkpoints; first += CHUNK) {
            List<Stored> stored = stored(first, Math.min(checkpoints, first + CHUNK));
            double start = ProcessorTime.now();
            var events = new ArrayList<Event>(stored.size());
            for (Stored fact : stored) {
                events.add(JSON.read(fact.type(), fact.json()));
            }
            double read = ProcessorTime.now();
            events.forEach(fold::add);
            folding += ProcessorTime.now() - read;
            reading += read - start;
        }
        folding += ProcessorTime.of(() -> fold.front(sweep.request().studyId()));
    }

    /** Milliseconds from one more checkpoint's last fact to the front with its certainty, ascending. */
    private double[] queries(int checkpoints) {
        double[] times = new double[QUERIES];
        for (int query = 0; query < QUERIES; query++) {
            List<Event> facts = sweep.of(checkpoints + query);
            facts.subList(0, facts.size() - 1).forEach(fold::add);
            fold.front(sweep.request().studyId());
            times[query] = MILLIS
                    * ProcessorTime.of(() -> {
                        fold.add(facts.get(facts.size() - 1));
                        fold.front(sweep.request().studyId());
                    });
        }
        Arrays.sort(times);
        return times;
    }

    private List<Stored> stored(int first, int end) {
        var stored = new ArrayList<Stored>();
        for (int checkpoint = first; checkpoint < end; checkpoint++) {
            for (Event fact : sweep.of(checkpoint)) {
                byte[] json = JSON.write(fact);
                bytes += json.length;
                if (FactFold.isHeard(EventType.of(fact))) {
                    stored.add(new Stored(fact.getClass(), json));
                }
            }
        }
        return stored;
    }
}
