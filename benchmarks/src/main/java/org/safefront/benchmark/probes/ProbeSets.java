package org.safefront.benchmark.probes;

import java.util.List;
import java.util.Optional;

/** The published sets of probes that are known by name. */
public final class ProbeSets {
    private static final List<ProbeSet> ALL = List.of(
            StrongReject.PROBES,
            HarmBench.PROBES,
            AdvBench.PROBES,
            JailbreakBench.HARMFUL,
            JailbreakBench.BENIGN,
            XsTest.SAFE,
            XsTest.UNSAFE,
            SorryBench.PROBES,
            OrBench.HARD,
            OrBench.TOXIC,
            WildJailbreak.HARMFUL,
            WildJailbreak.BENIGN);

    private ProbeSets() {}

    /** All of them, in the order in which they are shown. */
    public static List<ProbeSet> all() {
        return ALL;
    }

    /** The set of that name, absent for a person's own. */
    public static Optional<ProbeSet> find(String name) {
        return ALL.stream().filter(set -> set.name().equals(name)).findFirst();
    }
}
