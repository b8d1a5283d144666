package org.safefront.trainer.model;

import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.safefront.contracts.CheckpointRef;
import org.safefront.contracts.DataRef;
import org.safefront.contracts.Method;
import org.safefront.contracts.Projection;
import org.safefront.contracts.rows.DirectionOverlap;
import org.safefront.contracts.rows.MatrixUpdate;
import org.safefront.contracts.rows.UpdateDirection;
import org.safefront.lm.format.ModelFolder;
import org.safefront.lm.format.adapter.Adapter;
import org.safefront.lm.training.BaseDirections;
import org.safefront.lm.training.ComputeSettings;
import org.safefront.lm.training.MatrixGeometry;
import org.safefront.lm.training.UpdateGeometry;
import org.safefront.work.files.ArtifactStore;
import org.safefront.work.files.RowFiles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says of checkpoints how their updates lie to the weights of the base, from their files as they are in the store. A checkpoint
 * is worth more than its geometry: what goes wrong here is logged, and the checkpoint published without.
 */
final class CheckpointGeometry {
    private static final Logger LOG = LoggerFactory.getLogger(CheckpointGeometry.class);
    /** Fewer than a float64 has, so that another order of summation gives the same text. */
    private static final MathContext DIGITS = new MathContext(9);

    private static final String DIRECTIONS = "directions.safetensors";

    private final ArtifactStore artifacts;
    private final RowFiles rows;
    private final ComputeSettings compute;

    CheckpointGeometry(ArtifactStore artifacts, ComputeSettings compute) {
        this.artifacts = artifacts;
        this.rows = new RowFiles(artifacts);
        this.compute = compute;
    }

    /** The rows of a checkpoint, one for each matrix that it changes, in the store. */
    Optional<DataRef> of(CheckpointRef checkpoint, ModelFolder base) {
        try {
            List<MatrixUpdate> updates = measure(checkpoint, base).stream()
                    .map(CheckpointGeometry::row)
                    .toList();
            return Optional.of(rows.write("geometry/" + checkpoint.checkpointId() + ".jsonl", updates));
        } catch (RuntimeException e) {
            LOG.warn("checkpoint {} is published without its geometry", checkpoint.checkpointId(), e);
            return Optional.empty();
        }
    }

    private List<MatrixGeometry> measure(CheckpointRef checkpoint, ModelFolder base) {
        Path files = artifacts.folder(checkpoint.artifact().uri());
        String digest = checkpoint.base().artifact().manifestDigest();
        try (BaseDirections directions = BaseDirections.open(directions(digest, base));
                UpdateGeometry geometry = UpdateGeometry.of(base, directions, compute)) {
            return checkpoint.method() == Method.LORA
                    ? geometry.ofAdapter(Adapter.read(files))
                    : geometry.ofModel(ModelFolder.open(files));
        }
    }

    /** Those of this base, found once and kept for all its checkpoints. */
    private Path directions(String digest, ModelFolder base) {
        String name = "base-directions/" + digest + "-" + BaseDirections.VERSION;
        return artifacts.find(name).orElseGet(() -> find(name, base)).resolve(DIRECTIONS);
    }

    private Path find(String name, ModelFolder base) {
        Path staged = artifacts.stage();
        try {
            BaseDirections.write(base, compute, staged.resolve(DIRECTIONS));
            return artifacts.folder(artifacts.putFolder(staged, name));
        } finally {
            artifacts.discard(staged);
        }
    }

    private static MatrixUpdate row(MatrixGeometry matrix) {
        return new MatrixUpdate(
                matrix.layer(),
                projection(matrix.projection()),
                matrix.outputs(),
                matrix.inputs(),
                rounded(matrix.norm()),
                rounded(matrix.relativeNorm()),
                rounded(matrix.spectralNorm()),
                matrix.direction().map(CheckpointGeometry::direction));
    }

    private static UpdateDirection direction(MatrixGeometry.Direction direction) {
        return new UpdateDirection(
                rounded(direction.stableRank()),
                rounded(direction.cosine()),
                direction.directions(),
                overlap(direction.columns()),
                overlap(direction.rows()));
    }

    private static DirectionOverlap overlap(MatrixGeometry.Overlap overlap) {
        return new DirectionOverlap(
                rounded(overlap.weighted()),
                rounded(overlap.weightedRatio()),
                rounded(overlap.uniform()),
                rounded(overlap.uniformRatio()));
    }

    /** From its path within the layer. */
    private static Projection projection(String path) {
        return Stream.of(Projection.values())
                .filter(projection -> path.endsWith("." + projection))
                .findFirst()
                .orElseThrow();
    }

    private static double rounded(double number) {
        return BigDecimal.valueOf(number).round(DIGITS).doubleValue();
    }
}
