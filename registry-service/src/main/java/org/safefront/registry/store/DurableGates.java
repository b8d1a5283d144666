package org.safefront.registry.store;

import java.sql.Connection;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.safefront.contracts.front.AliasMoved;
import org.safefront.contracts.front.GateDecided;
import org.safefront.contracts.front.GateDecided.Verdict;
import org.safefront.fronts.gate.Policy;
import org.safefront.registry.domain.Alias;
import org.safefront.registry.domain.AliasMove;
import org.safefront.registry.domain.AliasNotMovedException;
import org.safefront.registry.domain.Aliases;
import org.safefront.registry.domain.GateQuestion;
import org.safefront.registry.domain.GateRecord;
import org.safefront.registry.domain.Gates;
import org.safefront.registry.domain.StoredPolicy;
import org.safefront.registry.domain.StudyGate;
import org.safefront.registry.domain.UnknownPolicyException;
import org.safefront.registry.idempotency.domain.IdempotentRequest;
import org.safefront.registry.idempotency.store.AnsweredRequests;
import org.safefront.work.Outbox;
import org.safefront.work.RecordJson;
import org.safefront.work.SqlCall;
import org.safefront.work.Transactions;

/** Policies, decisions and aliases in PostgreSQL; each decision and each move leaves with its transaction. */
public final class DurableGates implements Gates, Aliases {
    private final Transactions transactions;
    private final Outbox outbox;
    private final DurableStudies studies;
    private final GateTables gates;
    private final AliasTable aliases;
    private final AnsweredRequests answered = new AnsweredRequests();
    private final Clock clock;

    public DurableGates(
            Transactions transactions, Outbox outbox, DurableStudies studies, RecordJson json, Clock clock) {
        this.transactions = transactions;
        this.outbox = outbox;
        this.studies = studies;
        this.gates = new GateTables(json);
        this.aliases = new AliasTable(json);
        this.clock = clock;
    }

    /** What came of wanting to move an alias: a decision of the gate stays, whatever becomes of the alias. */
    private record Moved(Optional<Alias> alias, Optional<AliasNotMovedException> refusal) {
        static Moved refused(AliasNotMovedException refusal) {
            return new Moved(Optional.empty(), Optional.of(refusal));
        }
    }

    @Override
    public StoredPolicy put(String studyId, Policy policy) {
        StoredPolicy stored = gates.stored(policy);
        return transactions.call(connection -> {
            studies.tables().get(connection, studyId);
            gates.put(connection, studyId, stored);
            studies.tables().touch(connection, studyId);
            return stored;
        });
    }

    @Override
    public List<StoredPolicy> policies(String studyId) {
        return transactions.call(connection -> {
            studies.tables().get(connection, studyId);
            return gates.policies(connection, studyId);
        });
    }

    @Override
    public StoredPolicy policy(String studyId, String name) {
        return transactions.call(connection -> {
            studies.tables().get(connection, studyId);
            return policy(connection, studyId, name);
        });
    }

    @Override
    public GateRecord decide(String studyId, GateQuestion question, IdempotentRequest request) {
        return alone(connection ->
                answered.once(connection, request, GateRecord.class, same -> decide(same, studyId, question)));
    }

    private GateRecord decide(Connection connection, String studyId, GateQuestion question) {
        StudyGate gate = gate(connection, studyId);
        StoredPolicy policy = question.inline()
                .map(gates::stored)
                .orElseGet(() -> policy(connection, studyId, question.policy().orElseThrow()));
        return decide(connection, gate.decide(question.checkpointId(), policy));
    }

    @Override
    public List<GateRecord> decisions(String studyId, Optional<String> policy, int offset, int limit) {
        return transactions.call(connection -> {
            studies.tables().get(connection, studyId);
            return gates.list(connection, studyId, policy, offset, limit);
        });
    }

    @Override
    public List<Alias> list(String studyId) {
        return transactions.call(connection -> {
            studies.tables().get(connection, studyId);
            return aliases.list(connection, studyId);
        });
    }

    @Override
    public Alias move(String studyId, String alias, AliasMove move) {
        Moved moved = alone(connection -> move(connection, studyId, alias, move));
        return moved.alias().orElseThrow(() -> moved.refusal().orElseThrow());
    }

    private Moved move(Connection connection, String studyId, String alias, AliasMove move) {
        StudyGate gate = gate(connection, studyId);
        gate.checkpoint(move.to());
        Optional<Alias> current = aliases.get(connection, studyId, alias);
        if (gate.isRetracted(move.to())) {
            return Moved.refused(AliasNotMovedException.retracted(alias, move, current));
        }
        Optional<GateDecided> stopped = move.requireGate()
                .map(name -> decide(connection, gate.decide(move.to(), policy(connection, studyId, name)))
                        .decided())
                .filter(decided -> decided.verdict() != Verdict.GO);
        if (stopped.isPresent()) {
            return Moved.refused(AliasNotMovedException.stopped(alias, stopped.orElseThrow(), current));
        }
        return compareAndSet(
                connection,
                new AliasMoved(
                        studyId,
                        alias,
                        current.map(Alias::checkpointId),
                        move.to(),
                        move.expectedVersion() + 1,
                        move.movedBy(),
                        move.reason()),
                move);
    }

    private Moved compareAndSet(Connection connection, AliasMoved moved, AliasMove move) {
        var at = clock.instant();
        if (!aliases.move(connection, moved, at)) {
            Optional<Alias> current = aliases.get(connection, moved.studyId(), moved.alias());
            return Moved.refused(AliasNotMovedException.moved(moved.alias(), move, current));
        }
        outbox.addFirst(connection, moved, moved.studyId());
        studies.tables().touch(connection, moved.studyId());
        return new Moved(Optional.of(Alias.of(moved, at)), Optional.empty());
    }

    private GateRecord decide(Connection connection, GateDecided decided) {
        if (gates.add(connection, decided, clock.instant())) {
            outbox.addFirst(connection, decided, decided.studyId());
            studies.tables().touch(connection, decided.studyId());
        }
        return gates.get(connection, decided.identity());
    }

    /** Nobody may announce another front before this has left. */
    private <T> T alone(SqlCall<T> work) {
        return studies.memory()
                .alone(() -> transactions.call(connection -> {
                    studies.fold().waitForTurn(connection);
                    return work.call(connection);
                }));
    }

    private StudyGate gate(Connection connection, String studyId) {
        StudyTables.Study study = studies.tables().get(connection, studyId);
        return new StudyGate(
                studyId,
                Optional.of(study.frontVersion()).filter(version -> version > 0),
                studies.memory().look(connection, study),
                aliases.targets(connection, studyId));
    }

    private StoredPolicy policy(Connection connection, String studyId, String name) {
        return gates.policy(connection, studyId, name).orElseThrow(() -> new UnknownPolicyException(studyId, name));
    }
}
