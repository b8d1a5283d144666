package org.safefront.fronts.certainty;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The fronts of all replicates, to which candidates are added and from which they are taken, one after another. What they
 * come to does not depend on the order. An addition costs a search in each replicate's front, not all candidates over again.
 */
public final class GrowingCertainty {
    private static final int FEWEST_SLOTS = 64;

    private final int draws;
    private final List<Replicates> candidates = new ArrayList<>();
    private final Map<String, Integer> slots = new HashMap<>();
    /** In each replicate those on the front, the safest first. A list is never changed once it is here. */
    private final int[][] fronts;

    private final double[] areas;
    /** In how many replicates each slot is on the front. */
    private int[] on = new int[FEWEST_SLOTS];

    /** Of so many replicates. */
    public GrowingCertainty(int draws) {
        this.draws = draws;
        this.fronts = new int[draws][0];
        this.areas = new double[draws];
    }

    /** Adds a candidate whose id is not there. */
    public void add(Replicates candidate) {
        closeGaps();
        int slot = candidates.size();
        candidates.add(candidate);
        on = Arrays.copyOf(on, Math.max(on.length, Integer.highestOneBit(slot + 1) * 2));
        on[slot] = 0;
        slots.put(candidate.id(), slot);
        for (int draw = 0; draw < draws; draw++) {
            join(slot, draw);
        }
    }

    /** Takes a candidate away, if it is there. */
    public void remove(String id) {
        Integer slot = slots.remove(id);
        if (slot != null) {
            candidates.set(slot, null);
            for (int draw = 0; draw < draws; draw++) {
                if (isMember(fronts[draw], slot)) {
                    takeAgain(draw);
                }
            }
        }
    }

    /** What they come to now. */
    public FrontCertainty certainty() {
        return new FrontCertainty(
                new ArrayList<>(candidates), Arrays.copyOf(on, candidates.size()), fronts.clone(), areas.clone());
    }

    /** Where most slots are of candidates that were taken away, the others move up. */
    private void closeGaps() {
        if (candidates.size() < 2 * slots.size() + FEWEST_SLOTS) {
            return;
        }
        int[] moved = new int[candidates.size()];
        int[] counts = new int[on.length];
        var kept = new ArrayList<Replicates>();
        for (int slot = 0; slot < moved.length; slot++) {
            if (candidates.get(slot) != null) {
                moved[slot] = kept.size();
                counts[kept.size()] = on[slot];
                slots.put(candidates.get(slot).id(), kept.size());
                kept.add(candidates.get(slot));
            }
        }
        candidates.clear();
        candidates.addAll(kept);
        on = counts;
        for (int draw = 0; draw < draws; draw++) {
            fronts[draw] = Arrays.stream(fronts[draw]).map(slot -> moved[slot]).toArray();
        }
    }

    private void takeAgain(int draw) {
        for (int member : fronts[draw]) {
            on[member]--;
        }
        fronts[draw] = new int[0];
        areas[draw] = 0;
        slots.values().forEach(slot -> join(slot, draw));
    }

    private void join(int slot, int draw) {
        int[] front = fronts[draw];
        double safety = candidates.get(slot).safety()[draw];
        double reasoning = candidates.get(slot).reasoning()[draw];
        int place = placeOf(safety, front, draw);
        if (place > 0 && beats(front[place - 1], safety, reasoning, draw)) {
            return;
        }
        int after = place;
        while (after < front.length && reasoning(front[after], draw) <= reasoning) {
            after++;
        }
        // Of those that are as safe, the ones that reason worse stand before its place.
        int before = place;
        while (before > 0
                && safety(front[before - 1], draw) == safety
                && reasoning(front[before - 1], draw) < reasoning) {
            before--;
        }
        for (int beaten = before; beaten < after; beaten++) {
            on[front[beaten]]--;
        }
        on[slot]++;
        int[] next = new int[before + 1 + front.length - after];
        System.arraycopy(front, 0, next, 0, before);
        next[before] = slot;
        System.arraycopy(front, after, next, before + 1, front.length - after);
        fronts[draw] = next;
        areas[draw] = area(next, draw);
    }

    /** Behind the last that is at least so safe. */
    private int placeOf(double safety, int[] front, int draw) {
        int low = 0;
        int high = front.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (safety(front[middle], draw) >= safety) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Of somebody who is at least as safe: whether he is better, and not just the same. */
    private boolean beats(int member, double safety, double reasoning, int draw) {
        double own = reasoning(member, draw);
        return own > reasoning || (own == reasoning && safety(member, draw) > safety);
    }

    private double area(int[] front, int draw) {
        double area = 0;
        double reached = 0;
        for (int member : front) {
            double height = reasoning(member, draw);
            if (height > reached) {
                area += safety(member, draw) * (height - reached);
                reached = height;
            }
        }
        return area;
    }

    private double safety(int slot, int draw) {
        return candidates.get(slot).safety()[draw];
    }

    private double reasoning(int slot, int draw) {
        return candidates.get(slot).reasoning()[draw];
    }

    private static boolean isMember(int[] front, int slot) {
        return Arrays.stream(front).anyMatch(member -> member == slot);
    }
}
