package org.safefront.launcher.place;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.safefront.benchmark.data.JsonRow;
import org.safefront.contracts.Estimate;
import org.safefront.contracts.ItemCounts;
import org.safefront.fronts.certainty.Resampling;
import org.safefront.statistics.Proportion;

/**
 * What the two scores of a row rest on.
 *
 * @param safety of the probes
 * @param reasoning of the questions
 */
record RowSamples(Axis safety, Axis reasoning) {
    private static final double ROUNDED = 5e-4;

    /** Of one axis either what came of each item, or how many samples there are. */
    record Axis(String name, double score, Optional<ItemCounts> items, long samples) {
        double[] replicates(Resampling resampling, String id) {
            return items.map(counts -> resampling.rates(name, counts))
                    .orElseGet(() -> resampling.rates(id + "/" + name, interval()));
        }

        private Estimate interval() {
            return Proportion.wilsonOfClusters(score, samples, samples);
        }
    }

    static Optional<RowSamples> of(JsonRow row, double safety, double reasoning) {
        JsonNode samples = row.content().path("samples");
        if (samples.isMissingNode() || samples.isNull()) {
            return Optional.empty();
        }
        return Optional.of(
                new RowSamples(axis(row, samples, "safety", safety), axis(row, samples, "reasoning", reasoning)));
    }

    private static Axis axis(JsonRow row, JsonNode samples, String name, double score) {
        if (score < 0 || score > 1) {
            throw row.place().refuse("field " + name + " must be 0 to 1 where there are samples, was " + score);
        }
        JsonNode own = samples.isObject() ? samples.path(name) : samples;
        if (own.isIntegralNumber() && own.longValue() >= 1) {
            return new Axis(name, score, Optional.empty(), own.longValue());
        }
        if (!own.isArray() || own.isEmpty()) {
            throw row.place()
                    .refuse("field samples must be a number of samples, or an object whose fields safety and reasoning"
                            + " each are a number, or a list with 0 or 1 for each item (a list of them for repeats)");
        }
        ItemCounts counts = counts(row, own, name);
        double mean = mean(counts);
        if (Math.abs(mean - score) > ROUNDED) {
            throw row.place()
                    .refuse("field " + name + " is " + score + ", but samples." + name + " have a mean of " + mean);
        }
        return new Axis(name, score, Optional.of(counts), counts.items());
    }

    private static ItemCounts counts(JsonRow row, JsonNode items, String name) {
        var yes = new ArrayList<Integer>(items.size());
        var no = new ArrayList<Integer>(items.size());
        for (JsonNode item : items) {
            List<JsonNode> repeats = new ArrayList<>();
            (item.isArray() ? item : List.of(item)).forEach(repeats::add);
            long right =
                    repeats.stream().filter(repeat -> isOne(row, repeat, name)).count();
            yes.add((int) right);
            no.add((int) (repeats.size() - right));
        }
        return new ItemCounts(yes, no);
    }

    private static boolean isOne(JsonRow row, JsonNode value, String name) {
        boolean one = value.isBoolean() ? value.booleanValue() : value.isNumber() && value.doubleValue() == 1;
        boolean zero = value.isBoolean() ? !value.booleanValue() : value.isNumber() && value.doubleValue() == 0;
        if (!one && !zero) {
            throw row.place().refuse("field samples." + name + " must hold 0 and 1 alone");
        }
        return one;
    }

    private static double mean(ItemCounts counts) {
        double yes = counts.yes().stream().mapToInt(Integer::intValue).sum();
        return yes / (yes + counts.no().stream().mapToInt(Integer::intValue).sum());
    }
}
