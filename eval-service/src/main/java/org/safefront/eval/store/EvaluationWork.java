package org.safefront.eval.store;

import java.sql.Connection;
import java.util.Set;
import org.safefront.benchmark.UnknownBenchmarkException;
import org.safefront.benchmark.code.NoSandboxException;
import org.safefront.benchmark.data.InvalidDataException;
import org.safefront.contracts.FailureReason;
import org.safefront.contracts.catalog.Envelope;
import org.safefront.contracts.evaluation.EvaluationFailed;
import org.safefront.eval.domain.AmbiguousItemException;
import org.safefront.eval.domain.CannotGenerateException;
import org.safefront.eval.domain.NotCertifiedException;
import org.safefront.eval.domain.OtherVersionException;
import org.safefront.work.Alive;
import org.safefront.work.Lease;
import org.safefront.work.Outbox;
import org.safefront.work.PermanentFailureException;
import org.safefront.work.RecordFormatException;
import org.safefront.work.RecordJson;
import org.safefront.work.Transactions;
import org.safefront.work.WorkFailure;
import org.safefront.work.WorkHandler;
import org.safefront.work.WorkItem;
import org.safefront.work.WorkQueue;
import org.safefront.work.files.ArtifactMissingException;
import org.safefront.work.files.DigestMismatchException;
import org.safefront.work.files.SealBrokenException;

/** Does what the eval service has queued: shards, and the conclusion once all shards of an evaluation are done. */
public final class EvaluationWork implements WorkHandler {
    /** Kinds of work in this service's queue. */
    public static final Set<String> KINDS = Set.of(ShardWork.KIND, ConclusionWork.KIND);

    private final RecordJson json = new RecordJson();
    private final EvaluationTables tables;
    private final Transactions transactions;
    private final WorkQueue queue;
    private final Outbox outbox;
    private final ShardWork shards;
    private final ConclusionWork conclusions;

    public EvaluationWork(Database database, ShardWork shards, ConclusionWork conclusions) {
        this.tables = new EvaluationTables(database.seal());
        this.transactions = database.transactions();
        this.queue = database.queue();
        this.outbox = database.outbox();
        this.shards = shards;
        this.conclusions = conclusions;
    }

    /** What a queued item is about. */
    record Payload(String evaluationId, int shard) {}

    static String shardId(String evaluationId, int shard) {
        return evaluationId + "/" + shard;
    }

    static WorkItem shardItem(String evaluationId, int shard, Envelope cause) {
        String payload = new RecordJson().text(new Payload(evaluationId, shard));
        return new WorkItem(shardId(evaluationId, shard), ShardWork.KIND, payload, cause);
    }

    @Override
    public void handle(Lease lease, Alive alive) {
        Payload payload = payload(lease);
        Evaluation evaluation = transactions.call(connection -> tables.get(connection, payload.evaluationId()));
        try {
            if (lease.kind().equals(ShardWork.KIND)) {
                shards.handle(lease, alive, evaluation, payload.shard());
            } else {
                conclusions.handle(lease, evaluation);
            }
        } catch (CannotGenerateException e) {
            throw new PermanentFailureException(e.reason(), e.getMessage(), e);
        } catch (AmbiguousItemException e) {
            String file = evaluation.task().name() + ": ";
            throw new PermanentFailureException(FailureReason.INVALID_INPUT, file + e.getMessage(), e);
        } catch (UnknownBenchmarkException | OtherVersionException | NoSandboxException e) {
            throw new PermanentFailureException(FailureReason.UNKNOWN_NAME, e.getMessage(), e);
        } catch (ArtifactMissingException e) {
            throw new PermanentFailureException(FailureReason.ARTIFACT_MISSING, e.getMessage(), e);
        } catch (DigestMismatchException | SealBrokenException e) {
            throw new PermanentFailureException(FailureReason.DIGEST_MISMATCH, e.getMessage(), e);
        } catch (RecordFormatException | InvalidDataException | NotCertifiedException e) {
            throw new PermanentFailureException(FailureReason.INVALID_INPUT, e.getMessage(), e);
        }
    }

    /** One shard that fails is the end of its evaluation, the others included; a score without it would be another score. */
    @Override
    public void exhausted(Connection connection, Lease lease, WorkFailure failure) {
        Evaluation evaluation = tables.get(connection, payload(lease).evaluationId());
        ShardWork.cancelAll(connection, queue, evaluation);
        outbox.add(
                connection,
                new EvaluationFailed(
                        evaluation.id(), evaluation.checkpoint().checkpointId(), failure.reason(), failure.message()),
                lease.cause());
    }

    @Override
    public Set<String> affinities() {
        return shards.loaded();
    }

    private Payload payload(Lease lease) {
        return json.read(Payload.class, lease.payload());
    }
}
