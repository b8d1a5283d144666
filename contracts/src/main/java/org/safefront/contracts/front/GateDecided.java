package org.safefront.contracts.front;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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
 * @param policy name of the policy
 * @param reference the checkpoint that the candidate was held against, absent where the policy names none or it is not there
 * @param evidence ids of the evaluations and judgements that were looked at, in their order
 */
public record GateDecided(
        String studyId,
        String checkpointId,
        String policyDigest,
        long frontVersion,
        Verdict verdict,
        List<String> reasons,
        Optional<String> policy,
        Optional<String> reference,
        Optional<List<String>> evidence)
        implements FrontFact {
    /** Prefix of what a decision says, as a part of its identity. */
    private static final String CONTENT = "gd";

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
        policy.ifPresent(name -> Require.name("policy", name));
        reference.ifPresent(id -> Require.id("reference", ContentId.CHECKPOINT, id));
        evidence = evidence.map(List::copyOf);
        evidence.ifPresent(ids -> ids.forEach(GateDecided::requireEvidence));
    }

    private static void requireEvidence(String id) {
        Require.that(
                ContentId.isId(ContentId.EVALUATION, id) || ContentId.isId(ContentId.JUDGEMENT, id),
                "evidence must be ids of evaluations and judgements, was '" + id + "'");
    }

    /**
     * Asked twice for the same, a gate has decided once. An alias that is the reference may move, and a score may come, without a
     * new front; then what is said is another decision, and its evidence tells it apart.
     */
    @Override
    public String identity() {
        String question = studyId + "/" + checkpointId + "/" + policyDigest + "/" + frontVersion;
        return evidence.map(ids -> question + "/" + content(ids)).orElse(question);
    }

    private String content(List<String> ids) {
        var parts =
                new ArrayList<>(List.of(reference.orElse(""), verdict.toString(), Integer.toString(reasons.size())));
        parts.addAll(reasons);
        parts.addAll(ids);
        return ContentId.of(CONTENT, parts);
    }
}
