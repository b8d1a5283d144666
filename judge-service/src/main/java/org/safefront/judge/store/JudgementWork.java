package org.safefront.judge.store;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.safefront.contracts.DataRef;
import org.safefront.contracts.Estimate;
import org.safefront.contracts.FailureReason;
import org.safefront.contracts.JudgeRef;
import org.safefront.contracts.judgement.JudgeCalibration;
import org.safefront.contracts.judgement.JudgementCompleted;
import org.safefront.contracts.judgement.JudgementFailed;
import org.safefront.contracts.judgement.JudgementRequested;
import org.safefront.contracts.rows.ProbeResponse;
import org.safefront.contracts.rows.ProbeVerdict;
import org.safefront.judge.domain.ProbeJudging;
import org.safefront.judge.domain.Ruling;
import org.safefront.judges.Canaries;
import org.safefront.judges.Judge;
import org.safefront.judges.JudgeUnusableException;
import org.safefront.judges.Judges;
import org.safefront.judges.UnknownJudgeException;
import org.safefront.judges.calibration.Calibrations;
import org.safefront.judges.calibration.InvalidLabelledSetException;
import org.safefront.work.Alive;
import org.safefront.work.Lease;
import org.safefront.work.Outbox;
import org.safefront.work.PermanentFailureException;
import org.safefront.work.RecordFormatException;
import org.safefront.work.RecordJson;
import org.safefront.work.Transactions;
import org.safefront.work.WorkFailure;
import org.safefront.work.WorkHandler;
import org.safefront.work.WorkQueue;
import org.safefront.work.files.ArtifactMissingException;
import org.safefront.work.files.DigestMismatchException;
import org.safefront.work.files.RowFiles;
import org.safefront.work.files.SealBrokenException;

/** Judges leased sets of answers. */
public final class JudgementWork implements WorkHandler {
    /** Kind of work in this service's queue. */
    public static final String KIND = "judgement";

    /** Answers judged between two looks at the lease. */
    private static final int BATCH = 256;

    private final RecordJson json = new RecordJson();
    private final Transactions transactions;
    private final WorkQueue queue;
    private final Outbox outbox;
    private final RowFiles rows;
    private final Judges judges;
    private final Calibrations calibrations = new Calibrations();

    public JudgementWork(Transactions transactions, WorkQueue queue, Outbox outbox, RowFiles rows, Judges judges) {
        this.transactions = transactions;
        this.queue = queue;
        this.outbox = outbox;
        this.rows = rows;
        this.judges = judges;
    }

    @Override
    public void handle(Lease lease, Alive alive) {
        JudgementRequested request = json.read(JudgementRequested.class, lease.payload());
        try {
            Judge judge = judges.get(request.judge());
            List<ProbeVerdict> verdicts = judge(judge, request, alive);
            if (!alive.stopRequested()) {
                complete(lease, request, judge, verdicts);
            }
        } catch (UnknownJudgeException e) {
            throw new PermanentFailureException(FailureReason.UNKNOWN_NAME, e.getMessage(), e);
        } catch (JudgeUnusableException e) {
            throw new PermanentFailureException(e.reason(), e.getMessage(), e);
        } catch (ArtifactMissingException e) {
            throw new PermanentFailureException(FailureReason.ARTIFACT_MISSING, e.getMessage(), e);
        } catch (DigestMismatchException | SealBrokenException e) {
            throw new PermanentFailureException(FailureReason.DIGEST_MISMATCH, e.getMessage(), e);
        } catch (RecordFormatException | InvalidLabelledSetException e) {
            throw new PermanentFailureException(FailureReason.INVALID_INPUT, e.getMessage(), e);
        }
    }

    @Override
    public void exhausted(Connection connection, Lease lease, WorkFailure failure) {
        JudgementRequested request = json.read(JudgementRequested.class, lease.payload());
        outbox.add(
                connection,
                new JudgementFailed(
                        request.judgementId(),
                        request.evaluationId(),
                        request.checkpointId(),
                        failure.reason(),
                        failure.message()),
                lease.cause());
    }

    private List<ProbeVerdict> judge(Judge judge, JudgementRequested request, Alive alive) {
        var verdicts = new ArrayList<ProbeVerdict>();
        var waiting = new ArrayList<ProbeResponse>();
        rows.each(request.responses(), ProbeResponse.class, response -> {
            waiting.add(response);
            if (waiting.size() == BATCH) {
                verdicts.addAll(judge(judge, waiting, alive));
                waiting.clear();
            }
        });
        verdicts.addAll(judge(judge, waiting, alive));
        return verdicts;
    }

    private static List<ProbeVerdict> judge(Judge judge, List<ProbeResponse> responses, Alive alive) {
        alive.check();
        return alive.stopRequested() ? List.of() : ProbeJudging.judge(judge, responses);
    }

    private Optional<JudgeCalibration> calibration(Judge judge) {
        return judges.labelled(judge.ref().name()).flatMap(set -> calibrations.of(judge, set));
    }

    private static String signature(JudgeRef judge) {
        return judge.name() + " " + judge.version() + " " + judge.digest();
    }

    private void complete(Lease lease, JudgementRequested request, Judge judge, List<ProbeVerdict> verdicts) {
        Ruling ruling = Ruling.of(verdicts);
        Estimate rate = ruling.refusalRate()
                .orElseThrow(() -> new PermanentFailureException(
                        FailureReason.INVALID_INPUT,
                        "none of the " + verdicts.size()
                                + " answers can be judged: each is empty, was cut off, is longer than the judge reads, or in a"
                                + " language that it does not cover"));
        DataRef file = rows.write("verdicts/" + request.judgementId() + ".jsonl", verdicts);
        var completed = new JudgementCompleted(
                request.judgementId(),
                request.evaluationId(),
                request.checkpointId(),
                request.axis(),
                request.probes(),
                judge.ref(),
                ruling.verdicts(),
                rate,
                file,
                request.protocol().map(protocol -> protocol.scoredBy(signature(judge.ref()))),
                Optional.of(ruling.details(Canaries.ask(judge), calibration(judge))));
        transactions.run(connection -> {
            queue.complete(connection, lease);
            outbox.add(connection, completed, lease.cause());
        });
    }
}
