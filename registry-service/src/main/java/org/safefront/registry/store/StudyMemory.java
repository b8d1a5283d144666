package org.safefront.registry.store;

import java.sql.Connection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.safefront.contracts.front.FrontUpdated;
import org.safefront.fronts.certainty.Resampling;
import org.safefront.fronts.fold.FactFold;
import org.safefront.work.RecordJson;

/**
 * Studies, folded once and kept. The database is what is true: before a study is looked at, whatever has changed there is
 * read and folded in, be it written by this registry or by another beside it. Who writes holds this from before the first
 * statement until after the commit, so that nobody sees what may yet be taken back.
 */
final class StudyMemory {
    private final ChangedFacts changed;
    private final FrontVersions versions;
    private final Resampling resampling = Resampling.ofFronts();
    private final ReentrantLock lock = new ReentrantLock();
    private boolean hasRead;
    private final Map<String, Remembered> studies = new LatestUsed<>();

    StudyMemory(RecordJson json, FrontVersions versions) {
        this.changed = new ChangedFacts(json);
        this.versions = versions;
    }

    /** A study, as far as it has been read. */
    private static final class Remembered {
        private final FactFold fold;
        private long change = -1;
        private long revision = -1;
        private Optional<FrontUpdated> announced = Optional.empty();

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

    /** The front that was announced last, absent before the first. */
    Optional<FrontUpdated> announced(Connection connection, StudyTables.Study study) {
        Remembered known = remembered(study);
        if (known.announced.map(FrontUpdated::version).orElse(0L) != study.frontVersion()) {
            known.announced = versions.get(connection, study.request().studyId(), study.frontVersion());
        }
        return known.announced;
    }

    /**
     * Of a study that was looked at in this transaction: all is known that stands there once it is committed.
     *
     * @param announced the front that is announced by it, absent where none is
     */
    void hasLooked(StudyTables.Study study, long revision, Optional<FrontUpdated> announced) {
        Remembered known = remembered(study);
        known.revision = revision;
        known.announced = announced.or(() -> known.announced);
    }

    private Remembered remembered(StudyTables.Study study) {
        return studies.computeIfAbsent(study.request().studyId(), unknown -> new Remembered(resampling));
    }
}
