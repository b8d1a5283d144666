package org.safefront.registry.store;

import java.sql.Connection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.safefront.contracts.catalog.Envelope;
import org.safefront.contracts.catalog.Topic;
import org.safefront.contracts.front.CheckpointAssessed;
import org.safefront.contracts.front.FrontUpdated;
import org.safefront.fronts.fold.AssessedCheckpoint;
import org.safefront.fronts.fold.FactFold;
import org.safefront.fronts.fold.StudyFront;
import org.safefront.registry.domain.FrontHistory;
import org.safefront.registry.domain.Progress;
import org.safefront.registry.domain.Spending;
import org.safefront.registry.domain.StudyFacts;
import org.safefront.work.Outbox;
import org.safefront.work.RecordJson;
import org.safefront.work.Sql;

/** Folds what is known of a study into its front, and announces how the front and its checkpoints have changed. */
final class StudyFold {
    /** "sfre", so that this lock is nobody else's; the other half of the lock is the table, hence the schema. */
    private static final int LOCK_CLASS = 0x73667265;

    private final StudyTables tables;
    private final FrontVersions versions;
    private final ShardTables shards;
    private final StudyMemory memory;
    private final Outbox outbox;
    private final BudgetRounds rounds;

    StudyFold(StudyTables tables, FrontVersions versions, StudyMemory memory, Outbox outbox, RecordJson json) {
        this.tables = tables;
        this.versions = versions;
        this.shards = new ShardTables(json);
        this.memory = memory;
        this.outbox = outbox;
        this.rounds = new BudgetRounds(outbox);
    }

    /**
     * Waits until no other transaction folds; to be called before anything is written. Two at once would not see one
     * another's rows: a score and its checkpoint, a checkpoint and its study would each find the other missing, and
     * nobody would announce the front that they make together.
     */
    void waitForTurn(Connection connection) {
        Sql.query(connection, row -> true, """
                select pg_advisory_xact_lock(cast(? as bigint) << 32 | cast('study'::regclass::oid as bigint))
                """, LOCK_CLASS);
    }

    /** What is known of a study; only while the memory is held. */
    StudyFacts facts(Connection connection, String studyId) {
        StudyTables.Study study = tables.get(connection, studyId);
        return facts(connection, study, memory.look(connection, study));
    }

    private StudyFacts facts(Connection connection, StudyTables.Study study, FactFold fold) {
        String studyId = study.request().studyId();
        return new StudyFacts(
                study.request(),
                study.revision(),
                study.age(),
                tables.runs(connection, study.request()),
                fold.checkpoints(studyId),
                fold.retracted(studyId),
                fold.failures(studyId),
                fold.otherJudges(studyId),
                shards.read(connection, studyId),
                fold.front(studyId),
                spending(connection, study),
                study.frontVersion());
    }

    private Spending spending(Connection connection, StudyTables.Study study) {
        return study.request().budget().isEmpty()
                ? Spending.NONE
                : new Spending(rounds.asked(connection, study.request().studyId()), study.finished());
    }

    /** A study, with all read that is known of it before this transaction adds to it; absent where nobody has asked for it. */
    Optional<StudyTables.Study> prepare(Connection connection, String studyId) {
        Optional<StudyTables.Study> found = tables.find(connection, studyId);
        found.ifPresent(study -> memory.look(connection, study));
        return found;
    }

    /**
     * Folds in what this transaction has written.
     *
     * @param study as it was {@linkplain #prepare prepared}
     * @param about ids of the checkpoints that it is about; absent where it may be about all
     */
    void fold(Connection connection, StudyTables.Study study, Optional<Set<String>> about, Envelope cause) {
        String studyId = study.request().studyId();
        long wayChanges = memory.look(connection, study).wayChanges(studyId);
        FactFold fold = memory.lookAgain(connection, study);
        StudyFront front = fold.front(studyId);
        Optional<FrontUpdated> next =
                FrontHistory.next(studyId, study.request().study(), memory.announced(connection, study), front);
        next.ifPresent(update -> announce(connection, update, cause));
        long version = next.map(FrontUpdated::version).orElse(study.frontVersion());
        var changed = new HashSet<String>();
        about.ifPresent(changed::addAll);
        next.ifPresent(update -> {
            changed.addAll(update.entered());
            changed.addAll(update.left());
        });
        boolean all = about.isEmpty() || wayChanges != fold.wayChanges(studyId);
        assess(
                connection,
                studyId,
                all ? all(fold, studyId) : some(fold, studyId, changed),
                checkpoint -> assessment(checkpoint, front, version),
                cause);
        long revision = tables.set(connection, studyId, version, isFinished(connection, study, fold, cause));
        memory.hasLooked(study, revision, next);
    }

    private void announce(Connection connection, FrontUpdated update, Envelope cause) {
        versions.add(connection, update, cause.time());
        outbox.add(connection, update, cause);
        outbox.addTo(connection, Topic.FRONT_STATE, update, cause);
    }

    /** All of it is looked through only when no score is missing, and every run has ended. */
    private boolean isFinished(Connection connection, StudyTables.Study study, FactFold fold, Envelope cause) {
        String studyId = study.request().studyId();
        if (fold.unsettled(studyId) > 0 || !tables.areRunsOver(connection, studyId)) {
            return false;
        }
        StudyFacts facts = facts(connection, study, fold);
        return new Progress(facts).isMeasured() && rounds.areOver(connection, facts, cause);
    }

    /** A retracted checkpoint too: it is announced once more when it leaves the front, for late subscribers. */
    private static List<AssessedCheckpoint> all(FactFold fold, String studyId) {
        return Stream.concat(fold.checkpoints(studyId).stream(), fold.retracted(studyId).stream())
                .toList();
    }

    private static List<AssessedCheckpoint> some(FactFold fold, String studyId, Set<String> ids) {
        return ids.stream().flatMap(id -> fold.checkpoint(studyId, id).stream()).toList();
    }

    private static CheckpointAssessed assessment(AssessedCheckpoint checkpoint, StudyFront front, long version) {
        return checkpoint.assessment(front.refusal(checkpoint), front.isOn(checkpoint.checkpointId()), version);
    }

    private void assess(
            Connection connection,
            String studyId,
            List<AssessedCheckpoint> checkpoints,
            Function<AssessedCheckpoint, CheckpointAssessed> assessment,
            Envelope cause) {
        Map<String, CheckpointAssessed> announced = tables.assessed(
                connection,
                studyId,
                checkpoints.stream().map(AssessedCheckpoint::checkpointId).toList());
        for (AssessedCheckpoint checkpoint : checkpoints) {
            CheckpointAssessed now = assessment.apply(checkpoint);
            boolean known = Optional.ofNullable(announced.get(checkpoint.checkpointId()))
                    .filter(last ->
                            last.equals(checkpoint.assessment(now.incomparable(), now.onFront(), last.frontVersion())))
                    .isPresent();
            if (!known) {
                tables.setAssessed(connection, now);
                outbox.add(connection, now, cause);
            }
        }
    }
}
