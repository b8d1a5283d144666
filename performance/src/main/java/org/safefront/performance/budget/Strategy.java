package org.safefront.performance.budget;

import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.safefront.contracts.front.Membership;
import org.safefront.statistics.racing.Call;
import org.safefront.statistics.racing.FrontDepth;
import org.safefront.statistics.racing.Race;
import org.safefront.statistics.racing.RaceAxis;
import org.safefront.statistics.racing.RaceRules;
import org.safefront.statistics.racing.Replay;

/** A way to spend samples and to call the front. */
interface Strategy {
    /**
     * What came.
     *
     * @param calls of each checkpoint
     * @param share of the samples of a finished table
     */
    record Played(List<Membership> calls, double share) {}

    /** Plays a sweep. */
    Played play(Sweep sweep);

    /** The same share for everybody, and the front of the means as they are: the naive rule. */
    static Strategy uniform(double share) {
        return sweep -> {
            FrontDepth seen = sweep.table(share);
            List<Membership> calls = IntStream.range(0, Shape.CHECKPOINTS)
                    .mapToObj(checkpoint -> seen.of(checkpoint) <= 0 ? Membership.ON : Membership.OFF)
                    .toList();
            return new Played(calls, share);
        };
    }

    /** The adaptive budget. */
    static Strategy race(RaceRules rules) {
        return race(rules, Sweep::axes);
    }

    /** The adaptive budget, in blocks of its own. */
    static Strategy race(RaceRules rules, Function<Sweep, List<RaceAxis>> axes) {
        return sweep -> {
            var race = new Race(rules, sweep.checkpoints(), axes.apply(sweep));
            Replay replay = Replay.run(race, sweep, Long.MAX_VALUE);
            return new Played(
                    replay.look().calls().stream().map(Call::membership).toList(),
                    replay.look().share());
        };
    }
}
