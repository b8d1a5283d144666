package org.safefront.registry.domain;

import java.util.List;
import java.util.Optional;
import org.safefront.fronts.gate.Policy;
import org.safefront.registry.idempotency.domain.IdempotentRequest;

/** Policies of studies, and what they made of checkpoints. */
public interface Gates {
    /**
     * Puts a policy in the place of the one of its name.
     *
     * @throws UnknownStudyException if there is no such study
     */
    StoredPolicy put(String studyId, Policy policy);

    /**
     * The policies of a study by name.
     *
     * @throws UnknownStudyException if there is no such study
     */
    List<StoredPolicy> policies(String studyId);

    /**
     * One of them.
     *
     * @throws UnknownPolicyException if the study has none of that name
     */
    StoredPolicy policy(String studyId, String name);

    /**
     * Decides on the front as it stands, and announces that in the same transaction. Asked again for the same, with nothing else
     * known, it is the same decision; asked by the same request, with whatever is known, too.
     *
     * @throws UnknownCheckpointException if the study has no such checkpoint
     * @throws UnknownPolicyException if it has no such policy
     * @throws NoFrontYetException if no front of it was announced
     */
    GateRecord decide(String studyId, GateQuestion question, IdempotentRequest request);

    /**
     * Decisions of a study, the newest first.
     *
     * @param policy only those by the policy of this name, all where it is absent
     * @param offset how many are passed over
     * @param limit most to be told
     */
    List<GateRecord> decisions(String studyId, Optional<String> policy, int offset, int limit);
}
