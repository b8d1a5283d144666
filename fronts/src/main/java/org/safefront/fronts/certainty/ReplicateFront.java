package org.safefront.fronts.certainty;

import java.util.Arrays;
import java.util.List;

/** The front of one replicate after another. Few candidates are on it, so each is held against those alone. */
final class ReplicateFront {
    private final double[][] safety;
    private final double[][] reasoning;
    private final int[] members;

    ReplicateFront(List<Replicates> candidates) {
        this.safety = candidates.stream().map(Replicates::safety).toArray(double[][]::new);
        this.reasoning = candidates.stream().map(Replicates::reasoning).toArray(double[][]::new);
        this.members = new int[candidates.size()];
    }

    /** Places of the candidates that no other beats in this replicate. */
    int[] of(int draw) {
        int size = 0;
        for (int candidate = 0; candidate < members.length; candidate++) {
            if (!isBeaten(candidate, size, draw)) {
                size = withoutBeaten(candidate, size, draw);
                members[size++] = candidate;
            }
        }
        return Arrays.copyOf(members, size);
    }

    /** Area between a front and (0, 0). */
    double area(int[] front, int draw) {
        Integer[] safest = Arrays.stream(front).boxed().toArray(Integer[]::new);
        Arrays.sort(safest, (a, b) -> Double.compare(safety[b][draw], safety[a][draw]));
        double area = 0;
        double reached = 0;
        for (int member : safest) {
            double height = reasoning[member][draw];
            if (height > reached) {
                area += safety[member][draw] * (height - reached);
                reached = height;
            }
        }
        return area;
    }

    private boolean isBeaten(int candidate, int size, int draw) {
        for (int i = 0; i < size; i++) {
            if (beats(members[i], candidate, draw)) {
                return true;
            }
        }
        return false;
    }

    private int withoutBeaten(int candidate, int size, int draw) {
        int kept = 0;
        for (int i = 0; i < size; i++) {
            if (!beats(candidate, members[i], draw)) {
                members[kept++] = members[i];
            }
        }
        return kept;
    }

    private boolean beats(int one, int other, int draw) {
        double saferBy = safety[one][draw] - safety[other][draw];
        double reasonsBetterBy = reasoning[one][draw] - reasoning[other][draw];
        return saferBy >= 0 && reasonsBetterBy >= 0 && (saferBy > 0 || reasonsBetterBy > 0);
    }
}
