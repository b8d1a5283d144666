package org.safefront.registry.domain;

import org.safefront.contracts.Require;
import org.safefront.fronts.gate.Policy;

/**
 * A policy as it is applied.
 *
 * @param digest SHA-256 of the policy's JSON without white space, fields in the order of {@link Policy}, those that are not asked
 *     for left out and the confidence always there
 * @param policy what is asked for
 */
public record StoredPolicy(String digest, Policy policy) {
    public StoredPolicy {
        Require.sha256("digest", digest);
        Require.present("policy", policy);
    }
}
