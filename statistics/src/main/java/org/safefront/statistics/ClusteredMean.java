package org.safefront.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.safefront.contracts.Estimate;
import org.safefront.contracts.Require;

/**
 * A mean of samples that come in clusters: all repeats of one question know the same luck, the luck of the draw of that
 * question.
 *
 * @param mean of all samples, 0 to 1
 * @param clusters how many there are
 * @param samples in all of them together
 * @param standardError for "another test of this kind": as if other clusters had been drawn; absent for one cluster,
 *     from which nothing can be known of others
 */
public record ClusteredMean(double mean, int clusters, long samples, OptionalDouble standardError) {
    /** One cluster: what its samples add up to, and how many they are. */
    public record Cluster(double sum, long samples) {
        public Cluster {
            Require.atLeast("samples", 1, samples);
            Require.between("sum", 0, (double) samples, sum);
        }
    }

    /**
     * The mean of all samples, each with the same weight. Its variance is that of Liang and Zeger, Biometrika 73 (1986),
     * {@code sum over clusters of (sum of residuals)²/N²}, times G/(G - 1); for clusters of one size that is the
     * familiar {@code sd(cluster means)/sqrt(G)}.
     *
     * @throws IllegalArgumentException for no clusters
     */
    public static ClusteredMean ofSamples(List<Cluster> clusters) {
        Require.some("clusters", clusters);
        long samples = clusters.stream().mapToLong(Cluster::samples).sum();
        double mean = clusters.stream().mapToDouble(Cluster::sum).sum() / samples;
        double[] residuals = clusters.stream()
                .mapToDouble(cluster -> (cluster.sum - mean * cluster.samples) / samples)
                .toArray();
        return of(mean, samples, residuals);
    }

    /**
     * The mean of the clusters' own scores, each cluster with the same weight; its error is {@code sd/sqrt(G)}.
     *
     * @param scores one for each cluster, 0 to 1
     * @param samples on which they rest
     * @throws IllegalArgumentException for no clusters
     */
    public static ClusteredMean ofScores(List<Double> scores, long samples) {
        Require.some("scores", scores);
        double mean = scores.stream().mapToDouble(Double::doubleValue).sum() / scores.size();
        double[] residuals = scores.stream()
                .mapToDouble(score -> (score - mean) / scores.size())
                .toArray();
        return of(mean, samples, residuals);
    }

    private static ClusteredMean of(double mean, long samples, double[] residuals) {
        int clusters = residuals.length;
        double squares =
                Arrays.stream(residuals).map(residual -> residual * residual).sum();
        OptionalDouble error = clusters < 2
                ? OptionalDouble.empty()
                : OptionalDouble.of(Math.sqrt(squares * clusters / (clusters - 1.0)));
        // A mean of ones may round to a little above one.
        return new ClusteredMean(Math.min(1, mean), clusters, samples, error);
    }

    /** Without G/(G - 1), as Miller, arXiv 2411.00640, has it; absent for one cluster. */
    public OptionalDouble uncorrectedStandardError() {
        return standardError.isEmpty()
                ? standardError
                : OptionalDouble.of(standardError.getAsDouble() * Math.sqrt((clusters - 1.0) / clusters));
    }

    /**
     * The 95 % interval {@code mean ± t SE} with G - 1 degrees of freedom. It may leave 0 to 1, and is a point where all
     * clusters agree; {@link #interval} does neither.
     */
    public Optional<Interval> studentInterval() {
        return standardError.isEmpty()
                ? Optional.empty()
                : Optional.of(Interval.around(
                        mean, Quantiles.student(Quantiles.UPPER, clusters - 1) * standardError.getAsDouble()));
    }

    /**
     * Wilson's 95 % interval for as many independent trials as tell as much as these clusters do, m(1 - m)/SE² (without
     * the correction), but never more than there are samples; the quantile is that of t with G - 1
     * degrees of freedom, for SE is estimated too. With one sample in each cluster this is plain Wilson. Wilson's with an
     * effective sample size does well among intervals for clustered surveys (Dean and Pagano, Survey Research Methods
     * 9, 2015); how often it holds the truth here is in {@code CoverageTest}.
     */
    public Interval interval() {
        if (samples == clusters || clusters < 2) {
            return Interval.wilson(mean, clusters, Quantiles.normal(Quantiles.UPPER));
        }
        return Interval.wilson(mean, effectiveTrials(), Quantiles.student(Quantiles.UPPER, clusters - 1));
    }

    /** Value and interval in the form of the contracts. */
    public Estimate estimate() {
        Interval interval = interval();
        return new Estimate(mean, interval.low(), interval.high(), samples);
    }

    /** As many independent trials as tell as much, less what it costs at this confidence that the error is estimated too. */
    double trials(double confidence) {
        if (samples == clusters || clusters < 2) {
            return clusters;
        }
        double ratio = Quantiles.student(confidence, samples - 1.0) / Quantiles.student(confidence, clusters - 1.0);
        return effectiveTrials() * ratio * ratio;
    }

    private double effectiveTrials() {
        double error = uncorrectedStandardError().orElseThrow();
        double variance = error * error;
        // Where all clusters agree the error says nothing: they may agree because samples within a cluster always do.
        double trials = variance > 0 ? mean * (1 - mean) / variance : clusters;
        return Math.max(1, Math.min((double) samples, trials));
    }
}
