package org.safefront.registry.store;

import java.sql.Connection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.safefront.fronts.certainty.Resampling;
import org.safefront.fronts.fold.FactFold;
import org.safefront.work.RecordJson;

/**
 * Studies, folded once and kept. The database is what is true: before a study is looked at, whatever has changed there is
 * read and folded in, be it written by this registry or by another beside it. Who writes holds this from before the first
 * statement until after the commit, so that nobody sees what may yet be taken back.
 */
final class StudyMemory {
    /** More are forgotten, the longest unused first, and folded again when they are asked for. */
    private static final int STUDIES = 64;

    private final ChangedFacts changed;
    private final Resampling resampling = Resampling.ofFronts();
    private final ReentrantLock lock = new ReentrantLock();
    private boolean hasRead;
    private final Map<String, Remembered> studies = new LinkedHashMap<>(STUDIES, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Remembered> eldest) {
            return size() > STUDIES;
        }
    };

    StudyMemory(RecordJson json) {
        this.changed = new ChangedFacts(json);
    }

    /** A study, as far as it has been read. */
    private static final class Remembered {
        private final FactFold fold;
        private long change = -1;
        private long revision = -1;

        Remembered(Resampling resampling) {
            this.fold = new FactFold(resampling);
        }
    }

    /** Does something alone. If it has read anything and fails, all is forgotten, for what it read may be taken back. */
    <T> T alone(Supplier<T> work) {
        lock.lock();
        hasRead = false;
        boolean done = false;
        try {
            T result = work.get();
            done = true;
            return result;
        } finally {
            if (!done && hasRead) {
                studies.clear();
            }
            lock.unlock();
        }
    }

    /**
     * A study as it stands; only from within {@link #alone}. Its row tells whether anything has changed, for who writes a fact
     * raises its revision.
     */
    FactFold look(Connection connection, StudyTables.Study study) {
        Remembered known = remembered(study);
        return known.revision == study.revision() ? known.fold : lookAgain(connection, study);
    }

    /** The same after this transaction has written something itself. */
    FactFold lookAgain(Connection connection, StudyTables.Study study) {
        hasRead = true;
        Remembered known = remembered(study);
        changed.after(connection, study.request().studyId(), known.change, change -> {
            known.fold.add(change.fact());
            known.change = Math.max(known.change, change.number());
        });
        known.revision = study.revision();
        return known.fold;
    }

    /** Of a study that was looked at in this transaction: all is known that stands there once it is committed. */
    void hasLooked(StudyTables.Study study, long revision) {
        remembered(study).revision = revision;
    }

    private Remembered remembered(StudyTables.Study study) {
        return studies.computeIfAbsent(study.request().studyId(), unknown -> new Remembered(resampling));
    }
}
