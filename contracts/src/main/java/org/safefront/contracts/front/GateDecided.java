package org.safefront.contracts.front;

import java.util.List;
import java.util.Locale;
import org.safefront.contracts.ContentId;
import org.safefront.contracts.Require;

/**
 * A policy was applied to a checkpoint.
 *
 * @param studyId which study
 * @param checkpointId the candidate
 * @param policyDigest SHA-256 of the policy
 * @param frontVersion the front it was applied to
 * @param verdict what came of it
 * @param reasons why, one sentence a rule
 */
public record GateDecided(
        String studyId,
        String checkpointId,
        String policyDigest,
        long frontVersion,
        Verdict verdict,
        List<String> reasons)
        implements FrontFact {
    /** What a gate can say. */
    public enum Verdict {
        GO,
        NO_GO,
        /** The samples do not suffice to tell. */
        INCONCLUSIVE;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public GateDecided {
        Require.id("studyId", ContentId.STUDY, studyId);
        Require.id("checkpointId", ContentId.CHECKPOINT, checkpointId);
        Require.sha256("policyDigest", policyDigest);
        Require.atLeast("frontVersion", 1, frontVersion);
        Require.present("verdict", verdict);
        reasons = Require.some("reasons", reasons);
    }

    @Override
    public String identity() {
        return studyId + "/" + checkpointId + "/" + policyDigest + "/" + frontVersion;
    }
}
