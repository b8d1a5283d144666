package org.safefront.fronts.fold;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.safefront.contracts.Method;
import org.safefront.fronts.GrowingFront;
import org.safefront.fronts.certainty.GrowingCertainty;
import org.safefront.fronts.certainty.Resampling;

/**
 * The front of a study, kept as its checkpoints become known. Whatever order they come in, and however often, it is the
 * same. A checkpoint costs the logarithm of their number; only what takes one away from the front, or changes the way in
 * which most were measured, takes it over all of them again.
 */
public final class FoldedStudy {
    private final Resampling resampling;
    private final Map<String, PlacedCheckpoint> placed = new HashMap<>();
    private final Map<String, AssessedCheckpoint> bases = new TreeMap<>();
    private final Ways ways = new Ways();

    private Optional<Way> way = Optional.empty();
    private GrowingFront front = new GrowingFront();
    private GrowingFront worst = new GrowingFront();
    private Map<String, PlacedCheckpoint> contenders = new TreeMap<>();
    private GrowingCertainty certainty;
    private SetDigest digest = new SetDigest();
    private long comparable;
    private long wayChanges;
    private StudyFront now;

    /** A study of which nothing is known. */
    public FoldedStudy(Resampling resampling) {
        this.resampling = resampling;
        this.certainty = new GrowingCertainty(resampling.draws());
    }

    /** The front of these checkpoints. */
    public static StudyFront of(Collection<AssessedCheckpoint> checkpoints, Resampling resampling) {
        var study = new FoldedStudy(resampling);
        checkpoints.forEach(study::put);
        return study.front();
    }

    /** Puts what is known of a checkpoint now in the place of what was. */
    public void put(AssessedCheckpoint checkpoint) {
        now = null;
        putBase(checkpoint);
        Optional<PlacedCheckpoint> next = PlacedCheckpoint.of(checkpoint);
        PlacedCheckpoint before = placed.get(checkpoint.checkpointId());
        if (before != null && next.filter(before::isAtTheSamePlaceAs).isPresent()) {
            exchange(before, next.orElseThrow());
        } else {
            remove(before);
            next.ifPresent(this::add);
        }
    }

    /** Forgets a checkpoint, which was retracted. */
    public void remove(String checkpointId) {
        now = null;
        bases.remove(checkpointId);
        remove(placed.get(checkpointId));
    }

    /** How often the way has changed in which most were measured, and with it who may be on the front. */
    public long wayChanges() {
        return wayChanges;
    }

    /** The front as it is now. */
    public StudyFront front() {
        if (now == null) {
            now = new StudyFront(
                    new StudyFront.Members(comparable, front.front(), contenders.values(), digest.hex()),
                    certainty.certainty(),
                    way,
                    bases.values().stream().findFirst(),
                    resampling);
        }
        return now;
    }

    private void putBase(AssessedCheckpoint checkpoint) {
        if (checkpoint.published().recipe().method() == Method.BASE) {
            bases.put(checkpoint.checkpointId(), checkpoint);
        }
    }

    /** The same place, though something else is known of it, for instance over-refusal. */
    private void exchange(PlacedCheckpoint before, PlacedCheckpoint next) {
        placed.put(next.id(), next);
        if (isComparable(next)) {
            digest.remove(before.digest());
            digest.add(next.digest());
            contenders.computeIfPresent(next.id(), (id, known) -> next);
        }
    }

    private void add(PlacedCheckpoint next) {
        placed.put(next.id(), next);
        ways.add(next.way());
        if (!ways.ofFront().equals(way)) {
            rebuild();
        } else if (isComparable(next)) {
            join(next);
        }
    }

    private void remove(PlacedCheckpoint before) {
        if (before != null) {
            placed.remove(before.id());
            ways.remove(before.way());
            rebuild();
        }
    }

    private void rebuild() {
        Optional<Way> next = ways.ofFront();
        wayChanges += next.equals(way) ? 0 : 1;
        way = next;
        front = new GrowingFront();
        worst = new GrowingFront();
        contenders = new TreeMap<>();
        certainty = new GrowingCertainty(resampling.draws());
        digest = new SetDigest();
        comparable = 0;
        placed.values().stream().filter(this::isComparable).forEach(this::join);
    }

    private boolean isComparable(PlacedCheckpoint checkpoint) {
        return way.filter(checkpoint.way()::equals).isPresent();
    }

    /**
     * Whose intervals lie below those of somebody else, on both axes, is on the front in less than one of a hundred
     * replicates, which is off it, and is not drawn.
     */
    private void join(PlacedCheckpoint next) {
        comparable++;
        digest.add(next.digest());
        front.add(next.place());
        if (worst.add(next.worst())) {
            List<String> beaten = contenders.values().stream()
                    .filter(known -> worst.beatsOnBoth(known.best()))
                    .map(PlacedCheckpoint::id)
                    .toList();
            beaten.forEach(contenders::remove);
            beaten.forEach(certainty::remove);
        }
        if (!worst.beatsOnBoth(next.best())) {
            contenders.put(next.id(), next);
            certainty.add(AxisReplicates.of(next.checkpoint(), resampling));
        }
    }
}
