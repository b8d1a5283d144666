package org.safefront.launcher.budget;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.safefront.contracts.front.Membership;
import org.safefront.launcher.CannotStartException;
import org.safefront.launcher.samples.RecordLines;
import org.safefront.statistics.racing.Block;
import org.safefront.statistics.racing.Call;
import org.safefront.statistics.racing.FrontDepth;
import org.safefront.statistics.racing.Race;
import org.safefront.statistics.racing.RaceAxis;
import org.safefront.statistics.racing.RaceRules;
import org.safefront.statistics.racing.Replay;

/** A table of samples by checkpoint, axis, item and repeat, finished or not. */
public final class SampledTable {
    private static final RecordLines<CellRow> ROWS = new RecordLines<>(CellRow.class);

    private final Map<String, Integer> checkpoints = new LinkedHashMap<>();
    private final Map<String, AxisTable> axes = new LinkedHashMap<>();

    private SampledTable() {}

    /**
     * Reads rows of {@link CellRow}.
     *
     * @param file {@code -} for standard input
     * @throws org.safefront.launcher.samples.InvalidRowException naming the line that cannot be read, or says a sample twice
     */
    public static SampledTable read(String file) {
        var table = new SampledTable();
        ROWS.read(file, table::add);
        if (table.checkpoints.isEmpty()) {
            throw new CannotStartException(file + " has no rows; give one for each checkpoint, axis, item and repeat");
        }
        return table;
    }

    private void add(CellRow row) {
        int checkpoint = checkpoints.computeIfAbsent(row.checkpoint(), name -> checkpoints.size());
        axes.computeIfAbsent(row.axis(), AxisTable::new).add(checkpoint, row);
    }

    /**
     * Races it.
     *
     * @param seed of the shared order
     * @param share most of all cells that the race may sample
     */
    public RacedTable race(RaceRules rules, long seed, double share) {
        List<AxisTable.Ordered> ordered =
                axes.values().stream().map(axis -> axis.ordered(seed)).toList();
        var race = new Race(rules, List.copyOf(checkpoints.keySet()), raceAxes());
        Replay replay = Replay.run(
                race, (checkpoint, axis, position) -> ordered.get(axis).correct(checkpoint, position), (long)
                        Math.floor(share * cells()));
        return new RacedTable(this, replay, missing(replay.waiting(), ordered));
    }

    private List<CellRow> missing(List<Block> waiting, List<AxisTable.Ordered> ordered) {
        List<String> names = List.copyOf(checkpoints.keySet());
        List<String> axisNames = List.copyOf(axes.keySet());
        var missing = new ArrayList<CellRow>();
        for (Block block : waiting) {
            AxisTable.Ordered cells = ordered.get(block.axis());
            IntStream.range(block.from(), block.to())
                    .filter(position ->
                            cells.correct(block.checkpoint(), position).isEmpty())
                    .mapToObj(position -> new CellRow(
                            names.get(block.checkpoint()),
                            axisNames.get(block.axis()),
                            cells.item(position),
                            cells.repeat(position),
                            Optional.empty()))
                    .forEach(missing::add);
        }
        return missing;
    }

    /** In the order in which rows first name them. */
    public List<RaceAxis> raceAxes() {
        return axes.values().stream().map(AxisTable::axis).toList();
    }

    /** Cells that the finished table has. */
    public long cells() {
        return checkpoints.size()
                * raceAxes().stream().mapToLong(RaceAxis::cells).sum();
    }

    /** Cells that are sampled. */
    public long sampled() {
        return axes.values().stream().mapToLong(AxisTable::sampled).sum();
    }

    /** Whether nothing is missing. */
    public boolean isFinished() {
        return sampled() == cells();
    }

    /** Axes on which repeats never differ, as they do not under greedy decoding. */
    public Stream<String> greedyAxes() {
        return axes.entrySet().stream()
                .filter(axis -> axis.getValue().repeatsAreTheSame())
                .map(Map.Entry::getKey);
    }

    /** How calls do against the finished table. */
    Agreement agreement(List<Call> calls, double tolerance) {
        var depth = new FrontDepth(checkpoints.values().stream()
                .map(checkpoint -> axes.values().stream()
                        .map(axis -> axis.rate(checkpoint))
                        .toList())
                .toList());
        long same = IntStream.range(0, calls.size())
                .filter(i -> calls.get(i).membership() == (depth.of(i) <= 0 ? Membership.ON : Membership.OFF))
                .count();
        long wrong = IntStream.range(0, calls.size())
                .filter(i -> depth.isWrong(i, calls.get(i).membership(), tolerance))
                .count();
        return new Agreement(same, wrong);
    }

    /**
     * Calls beside those of the finished table.
     *
     * @param same exactly
     * @param wrong by more than the tolerance
     */
    record Agreement(long same, long wrong) {}
}
