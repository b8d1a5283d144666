package org.safefront.statistics.racing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.safefront.contracts.front.Membership;

class RaceTest {
    private static final List<RaceAxis> AXES = List.of(new RaceAxis("safety", 400), new RaceAxis("reasoning", 600));

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void tellsWhoIsOutWhoIsInAndByWhom(boolean strict) {
        Replay replay = replay(rules(strict), AXES, table(1, new double[][] {{0.9, 0.4}, {0.5, 0.7}, {0.4, 0.3}}));

        Look look = replay.look();
        assertEquals(List.of(Membership.ON, Membership.ON, Membership.OFF), memberships(look));
        assertEquals(Optional.of("c1"), look.calls().get(2).rival().map(Rival::checkpoint));
        assertTrue(look.share() < 0.75, () -> "used " + look.share());
        assertTrue(look.risk() <= 0.05, () -> "risk " + look.risk());
        assertEquals(List.of(), replay.waiting());
        Call out = look.calls().get(2);
        Difference safety = out.rival().orElseThrow().differences().get(0);
        assertEquals("safety", safety.axis());
        assertTrue(safety.interval().contains(safety.mean()));
        assertTrue(safety.cells() <= out.used().get(0));
        assertEquals(
                look.used(),
                look.calls().stream()
                        .flatMap(call -> call.used().stream())
                        .mapToLong(Integer::longValue)
                        .sum());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void twinsAreCalledAlikeAndLeaveNoHole(boolean strict) {
        boolean[][][] cells = table(2, new double[][] {{0.9, 0.4}, {0.9, 0.4}, {0.5, 0.7}, {0.4, 0.3}});
        cells[1] = cells[0];

        Look look = replay(rules(strict), AXES, cells).look();

        assertEquals(List.of(Membership.ON, Membership.ON, Membership.ON, Membership.OFF), memberships(look));
    }

    @Test
    void twinsInsideAreBothOut() {
        boolean[][][] cells = table(3, new double[][] {{0.9, 0.7}, {0.5, 0.3}, {0.5, 0.3}});
        cells[2] = cells[1];

        Look look = replay(rules(false), AXES, cells).look();

        assertEquals(List.of(Membership.ON, Membership.OFF, Membership.OFF), memberships(look));
    }

    /** Everybody refuses everything: nobody can be ahead there, so nobody is out. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void nobodyIsOutWhereAllAreTheSameOnAnAxis(boolean strict) {
        Look look = replay(rules(strict), AXES, table(4, new double[][] {{1, 0.7}, {1, 0.5}, {1, 0.3}}))
                .look();

        assertEquals(List.of(Membership.ON, Membership.ON, Membership.ON), memberships(look));
    }

    /** Under the finished table; a rate that is always 1 in few cells is not yet 1. */
    @Test
    void aConstantIsNotCertainBeforeTheEnd() {
        var race = race(rules(false), AXES, 2);
        for (int cell = 0; cell < 30; cell++) {
            race.add(0, 0, true);
            race.add(1, 0, true);
            race.add(0, 1, true);
            race.add(1, 1, false);
        }

        Difference safety =
                race.look().calls().get(1).rival().orElseThrow().differences().get(0);

        assertEquals(0, safety.mean());
        assertTrue(safety.interval().high() > 0.05, safety::toString);
    }

    @ParameterizedTest
    @EnumSource(Truth.class)
    void oneCheckpointIsTheFrontAndNeedsNoSample(Truth truth) {
        var race = new Race(new RaceRules(0.05, 0.02, truth, false), List.of("alone"), AXES);

        Call call = race.look().calls().get(0);

        assertEquals(Membership.ON, call.membership());
        assertEquals(0, call.risk());
        assertEquals(Optional.empty(), call.rival());
        assertEquals(List.of(), race.next());
        assertEquals(
                Membership.ON,
                new Race(new RaceRules(0.05, 0.02, truth, true), List.of("alone"), AXES)
                        .look()
                        .calls()
                        .get(0)
                        .membership());
    }

    /** Hundreds of finished tables of near ties: every call is what the table says, to within the tolerance, and risks nothing. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aFinishedTableIsCalledWithoutRisk(boolean strict) {
        for (int seed = 0; seed < 100; seed++) {
            boolean[][][] cells =
                    table(seed, new double[][] {{0.6, 0.5}, {0.58, 0.52}, {0.57, 0.5}, {0.6, 0.48}, {0.6, 0.5}});
            var race = race(rules(strict), AXES, cells.length);
            for (int checkpoint = 0; checkpoint < cells.length; checkpoint++) {
                for (int axis = 0; axis < AXES.size(); axis++) {
                    addAll(race, checkpoint, axis, cells[checkpoint][axis]);
                }
            }

            Look look = race.look();

            assertTrue(look.isComplete());
            assertEquals(0, look.risk());
            assertEquals(1, look.share());
            FrontDepth depth = depth(cells);
            for (int checkpoint = 0; checkpoint < cells.length; checkpoint++) {
                Membership exact = depth.of(checkpoint) <= 0 ? Membership.ON : Membership.OFF;
                assertEquals(exact, look.calls().get(checkpoint).membership());
            }
        }
    }

    @Test
    void whoHasNotBegunKeepsOthersFromOnButNotFromOff() {
        boolean[][][] cells = table(5, new double[][] {{0.9, 0.9}, {0.2, 0.2}, {0.5, 0.5}});
        var race = race(rules(false), AXES, 3);
        for (int checkpoint = 0; checkpoint < 2; checkpoint++) {
            addAll(race, checkpoint, 0, cells[checkpoint][0]);
            addAll(race, checkpoint, 1, cells[checkpoint][1]);
        }

        Look look = race.look();

        assertEquals(List.of(Membership.UNDECIDED, Membership.OFF, Membership.UNDECIDED), memberships(look));
        assertEquals(List.of(new Block(2, 0, 0, 30), new Block(2, 1, 0, 30)), race.next());
    }

    @Test
    void beginsWithTwoBlocksOrThirtyCells() {
        List<RaceAxis> axes =
                List.of(new RaceAxis("safety", 1252), new RaceAxis("reasoning", 1840), new RaceAxis("few", 7));

        List<Block> start = race(rules(false), axes, 2).next();

        assertEquals(
                List.of(
                        new Block(0, 0, 0, 62),
                        new Block(0, 1, 0, 92),
                        new Block(0, 2, 0, 7),
                        new Block(1, 0, 0, 62),
                        new Block(1, 1, 0, 92),
                        new Block(1, 2, 0, 7)),
                start);
    }

    @Test
    void fortyBlocksAreTheWholeAxis() {
        var axis = new RaceAxis("safety", 1252);
        var ends = new ArrayList<Integer>();
        for (int from = 0; from < axis.cells(); from = axis.blockEnd(from)) {
            ends.add(axis.blockEnd(from));
        }

        assertEquals(40, ends.size());
        assertEquals(1252, ends.get(39));
        assertEquals(31, ends.get(0));
        assertEquals(93, axis.blockEnd(64), "whoever stands within a block goes to its end");
    }

    @Test
    void asksForAtMostABlockEachAndForTheShorterOfAPair() {
        boolean[][][] cells = table(6, new double[][] {{0.6, 0.5}, {0.59, 0.5}, {0.6, 0.49}, {0.59, 0.49}});
        var race = race(rules(false), AXES, 4);
        for (int look = 0; look < 10; look++) {
            List<Block> blocks = race.next();
            var places = new HashSet<List<Integer>>();

            for (Block block : blocks) {
                assertTrue(places.add(List.of(block.checkpoint(), block.axis())), blocks::toString);
                assertEquals(race.sampled(block.checkpoint(), block.axis()), block.from());
                for (int cell = block.from(); cell < block.to(); cell++) {
                    race.add(block.checkpoint(), block.axis(), cells[block.checkpoint()][block.axis()][cell]);
                }
            }
        }
    }

    @Test
    void stopsWhereTheBudgetIsSpent() {
        boolean[][][] cells = table(7, new double[][] {{0.6, 0.5}, {0.6, 0.5}, {0.6, 0.5}});

        Replay replay = Replay.run(race(rules(false), AXES, 3), source(cells), 500);
        Replay ofNothing =
                Replay.run(race(rules(false), AXES, 3), (checkpoint, axis, position) -> Optional.empty(), 100);

        assertTrue(replay.look().used() <= 500, () -> "used " + replay.look().used());
        assertTrue(replay.look().undecided() > 0);
        assertEquals(List.of(), replay.waiting(), "more may not be spent, so that more is not asked for");
        assertEquals(3, ofNothing.waiting().size(), "three times 30 cells are what may be asked for");
    }

    /** A table with nothing beyond its 100th cell of any axis: the race asks for what is missing and calls nobody for lack of it. */
    @Test
    void waitsForCellsThatAreMissing() {
        boolean[][][] cells = table(8, new double[][] {{0.6, 0.5}, {0.59, 0.51}});
        Cells some = (checkpoint, axis, position) ->
                position < 100 ? Optional.of(cells[checkpoint][axis][position]) : Optional.empty();

        Replay replay = Replay.run(race(rules(false), AXES, 2), some, Long.MAX_VALUE);

        assertTrue(replay.look().undecided() > 0);
        assertTrue(!replay.waiting().isEmpty());
        replay.waiting().forEach(block -> assertTrue(block.to() > 100, block::toString));
    }

    /** Risk is spent and not more; the sum is that of the calls. */
    @Test
    void risksOfCallsAddUpToTheBudgetAtMost() {
        boolean[][][] cells =
                table(9, new double[][] {{0.7, 0.5}, {0.66, 0.54}, {0.62, 0.58}, {0.6, 0.5}, {0.63, 0.5}});
        var race = race(rules(false), AXES, 5);
        for (int checkpoint = 0; checkpoint < 5; checkpoint++) {
            for (int axis = 0; axis < 2; axis++) {
                addAll(race, checkpoint, axis, Arrays.copyOf(cells[checkpoint][axis], 150));
            }
        }

        Look look = race.look();

        double sum = look.calls().stream()
                .filter(Call::isMade)
                .mapToDouble(Call::risk)
                .sum();
        assertEquals(sum, look.risk(), 1e-15);
        assertTrue(look.risk() <= 0.05);
        assertTrue(look.undecided() > 0 && look.undecided() < 5, memberships(look)::toString);
    }

    /** Greedy repeats are the same again: one of each is the table, and its end is certain. */
    @Test
    void oneRepeatOfEachItemIsATableToo() {
        var once = List.of(new RaceAxis("safety", 100), new RaceAxis("reasoning", 30));
        boolean[][][] cells = new boolean[2][2][];
        cells[0] = new boolean[][] {coins(1, 100, 0.6), coins(2, 30, 0.5)};
        cells[1] = cells[0];

        Replay replay = replay(rules(false), once, cells);

        assertEquals(List.of(Membership.ON, Membership.ON), memberships(replay.look()));
    }

    @Test
    void refusesRulesWithoutSense() {
        assertEquals(
                "risk must be above 0 and below 1, was 0.0",
                assertThrows(IllegalArgumentException.class, () -> new RaceRules(0, 0.02, Truth.FINISHED_TABLE, false))
                        .getMessage());
        assertThrows(IllegalArgumentException.class, () -> new RaceRules(0.05, -0.01, Truth.FINISHED_TABLE, false));
        assertThrows(IllegalArgumentException.class, () -> new RaceRules(0.05, Double.NaN, Truth.TRUE_RATES, false));
        assertThrows(IllegalArgumentException.class, () -> new Race(RaceRules.USUAL, List.of(), AXES));
        assertThrows(IllegalArgumentException.class, () -> new RaceAxis("safety", 0));
    }

    private static RaceRules rules(boolean strict) {
        return new RaceRules(0.05, 0.02, Truth.FINISHED_TABLE, strict);
    }

    private static Race race(RaceRules rules, List<RaceAxis> axes, int checkpoints) {
        return new Race(
                rules, IntStream.range(0, checkpoints).mapToObj(i -> "c" + i).toList(), axes);
    }

    private static Replay replay(RaceRules rules, List<RaceAxis> axes, boolean[][][] cells) {
        return Replay.run(race(rules, axes, cells.length), source(cells), Long.MAX_VALUE);
    }

    private static Cells source(boolean[][][] cells) {
        return (checkpoint, axis, position) -> Optional.of(cells[checkpoint][axis][position]);
    }

    private static void addAll(Race race, int checkpoint, int axis, boolean[] cells) {
        for (boolean cell : cells) {
            race.add(checkpoint, axis, cell);
        }
    }

    private static boolean[][][] table(long seed, double[][] rates) {
        boolean[][][] cells = new boolean[rates.length][AXES.size()][];
        for (int checkpoint = 0; checkpoint < rates.length; checkpoint++) {
            for (int axis = 0; axis < AXES.size(); axis++) {
                long own = 1000 * seed + 10L * checkpoint + axis;
                cells[checkpoint][axis] = coins(own, AXES.get(axis).cells(), rates[checkpoint][axis]);
            }
        }
        return cells;
    }

    private static boolean[] coins(long seed, int count, double rate) {
        var random = new SplittableRandom(seed);
        boolean[] coins = new boolean[count];
        for (int coin = 0; coin < count; coin++) {
            coins[coin] = random.nextDouble() < rate;
        }
        return coins;
    }

    private static FrontDepth depth(boolean[][][] cells) {
        return new FrontDepth(Arrays.stream(cells)
                .map(axes -> Arrays.stream(axes).map(RaceTest::mean).toList())
                .toList());
    }

    private static double mean(boolean[] cells) {
        int count = 0;
        for (boolean cell : cells) {
            count += cell ? 1 : 0;
        }
        return (double) count / cells.length;
    }

    private static List<Membership> memberships(Look look) {
        return look.calls().stream().map(Call::membership).toList();
    }
}
