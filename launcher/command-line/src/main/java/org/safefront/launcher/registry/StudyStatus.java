package org.safefront.launcher.registry;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.safefront.contracts.Estimate;

/**
 * What the registry says of a study; what the command line does not show is left out.
 *
 * @param study how people call it
 * @param finished whether nothing more will come
 * @param seconds since it was asked for, or that it took
 * @param training steps done and in all
 * @param evaluation samples generated, being generated and to be generated
 * @param judging answers judged and to be judged
 * @param runs in the order of the request
 * @param checkpoints by recipe and epoch
 * @param front the front now
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record StudyStatus(
        String study,
        boolean finished,
        double seconds,
        Work training,
        Generation evaluation,
        Work judging,
        List<Run> runs,
        List<Checkpoint> checkpoints,
        Front front) {
    /** How much of something is done. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Work(long done, long total) {}

    /**
     * How far the samples are.
     *
     * @param etaSeconds until the last is there, absent while the registry does not know
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Generation(long done, long running, long total, OptionalDouble etaSeconds) {}

    /**
     * A run.
     *
     * @param state waiting, training, completed or failed
     * @param message why it failed
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Run(
            String runId, NamedRecipe recipe, String state, Optional<Pace> progress, Optional<String> message) {}

    /** A recipe, as far as its name. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record NamedRecipe(String name) {}

    /** How a run is going. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Pace(int epoch, double loss) {}

    /**
     * A checkpoint.
     *
     * @param problems why a score will not come
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Checkpoint(
            String checkpointId,
            String recipe,
            String method,
            int epoch,
            Optional<Estimate> safety,
            Optional<Estimate> reasoning,
            Optional<Estimate> overRefusal,
            Standing standing,
            List<String> problems) {
        /** Whether it is on the front, all scores taken as they are. */
        public boolean onFront() {
            return standing.onFront();
        }

        /** Whether it has a place in the plane. */
        public boolean isPlaced() {
            return safety.isPresent() && reasoning.isPresent();
        }
    }

    /**
     * How a checkpoint stands to the front.
     *
     * @param onFront whether it is on it, all scores taken as they are
     * @param probability of being on it, absent until it has a place
     * @param membership what that comes to: on, off or undecided
     * @param tax reasoning lost against the base, absent until both are measured
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Standing(
            boolean onFront, OptionalDouble probability, Optional<String> membership, Optional<Tax> tax) {}

    /** Reasoning that a checkpoint has lost against the base. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Tax(double lost, Range interval) {}

    /** From where to where. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Range(double low, double high) {}

    /** The front, in short. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Front(List<String> checkpointIds, double hypervolume) {}
}
