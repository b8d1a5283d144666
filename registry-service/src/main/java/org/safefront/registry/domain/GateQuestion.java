package org.safefront.registry.domain;

import java.util.Optional;
import org.safefront.contracts.ContentId;
import org.safefront.contracts.Require;
import org.safefront.fronts.gate.Policy;

/**
 * Whether a checkpoint passes.
 *
 * @param checkpointId which
 * @param policy name of one that the study has; absent where it is sent along
 * @param inline the policy itself, which the study need not have
 */
public record GateQuestion(String checkpointId, Optional<String> policy, Optional<Policy> inline) {
    public GateQuestion {
        Require.id("checkpointId", ContentId.CHECKPOINT, checkpointId);
        Require.that(policy.isPresent() != inline.isPresent(), "either policy or inline must be given");
    }
}
