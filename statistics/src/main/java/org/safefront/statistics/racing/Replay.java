package org.safefront.statistics.racing;

import java.util.ArrayList;
import java.util.List;

/**
 * A race over cells that are there, as it would have gone had each been sampled when it was asked for.
 *
 * @param look the last one
 * @param waiting blocks that were asked for and are not all there; empty where nothing more is needed, or may be spent
 * @param looks how many there were
 */
public record Replay(Look look, List<Block> waiting, int looks) {
    public Replay {
        waiting = List.copyOf(waiting);
    }

    /**
     * Runs a race to its end, or until all that it asks for is missing.
     *
     * @param race in which nothing is sampled
     * @param cells its outcomes
     * @param budget most cells that it may sample
     */
    public static Replay run(Race race, Cells cells, long budget) {
        long used = 0;
        int looks = 1;
        List<Block> asked = race.next();
        while (true) {
            var waiting = new ArrayList<Block>();
            long before = used;
            long planned = used;
            for (Block block : asked) {
                if (planned + block.cells() > budget) {
                    continue;
                }
                planned += block.cells();
                if (isThere(block, cells)) {
                    take(race, block, cells);
                    used += block.cells();
                } else {
                    waiting.add(block);
                }
            }
            if (used == before) {
                return new Replay(race.look(), waiting, looks);
            }
            asked = race.next();
            looks++;
        }
    }

    private static boolean isThere(Block block, Cells cells) {
        for (int position = block.from(); position < block.to(); position++) {
            if (cells.correct(block.checkpoint(), block.axis(), position).isEmpty()) {
                return false;
            }
        }
        return true;
    }

    private static void take(Race race, Block block, Cells cells) {
        for (int position = block.from(); position < block.to(); position++) {
            race.add(
                    block.checkpoint(),
                    block.axis(),
                    cells.correct(block.checkpoint(), block.axis(), position).orElseThrow());
        }
    }
}
