package org.safefront.registry.example;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.safefront.contracts.Lora;
import org.safefront.contracts.Projection;
import org.safefront.contracts.rows.DirectionOverlap;
import org.safefront.contracts.rows.MatrixUpdate;
import org.safefront.contracts.rows.UpdateDirection;
import org.safefront.contracts.training.CheckpointPublished;

/** What a trainer might say of how updates lie to the weights of a base of twelve layers. */
public final class ExampleGeometry {
    private static final int LAYERS = 12;
    private static final int SIZE = 512;
    private static final int DIRECTIONS = 16;

    private ExampleGeometry() {}

    /** The publication of a checkpoint, with its geometry; the base stays as it is. */
    public static CheckpointPublished with(CheckpointPublished published, Rows rows) {
        if (published.recipe().optimization().isEmpty()) {
            return published;
        }
        String name = "geometry/" + published.checkpoint().checkpointId() + ".jsonl";
        return new CheckpointPublished(
                published.studyId(),
                published.checkpoint(),
                published.recipe(),
                published.seed(),
                published.data(),
                published.step(),
                published.trainableParameters(),
                published.trainingLoss(),
                published.trainingState(),
                published.evaluation(),
                published.codeVersion(),
                Optional.of(rows.write(name, updates(published.recipe().lora()))),
                published.gpuSeconds());
    }

    /** Low ranks of an adapter, high ones where everything is trained; no two matrices alike. */
    private static List<MatrixUpdate> updates(Optional<Lora> lora) {
        List<Projection> changed = lora.map(Lora::targets).orElse(List.of(Projection.values()));
        double most = lora.map(settings -> settings.rank() / 2.0).orElse(36.0);
        return IntStream.range(0, LAYERS)
                .boxed()
                .flatMap(layer -> changed.stream().map(projection -> update(layer, projection, most)))
                .toList();
    }

    private static MatrixUpdate update(int layer, Projection projection, double most) {
        int place = List.of(Projection.values()).indexOf(projection);
        double wave = Math.sin(0.55 * layer + place);
        double stableRank = 1 + (most - 1) * (0.3 + 0.08 * place + 0.12 * wave);
        double spectral = 0.02 + 0.002 * layer;
        double norm = Math.sqrt(stableRank) * spectral;
        return new MatrixUpdate(
                layer,
                projection,
                SIZE,
                SIZE,
                norm,
                norm / 20,
                spectral,
                Optional.of(new UpdateDirection(
                        stableRank,
                        0.004 + 0.002 * Math.abs(wave),
                        DIRECTIONS,
                        overlap(2.2 + 1.6 * wave),
                        overlap(0.9 + 0.35 * wave + 0.15 * place))));
    }

    private static DirectionOverlap overlap(double ratio) {
        return new DirectionOverlap(ratio / SIZE, ratio, 0.8 * ratio * DIRECTIONS / SIZE, 0.8 * ratio);
    }

    /** How many rows an update of these matrices has. */
    public static long rowsOf(Projection... projections) {
        return LAYERS * Stream.of(projections).count();
    }
}
