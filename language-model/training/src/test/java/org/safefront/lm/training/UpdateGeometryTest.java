package org.safefront.lm.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.safefront.lm.format.Architecture;
import org.safefront.lm.format.InvalidModelException;
import org.safefront.lm.format.JsonFile;
import org.safefront.lm.format.ModelConfig;
import org.safefront.lm.format.ModelFolder;
import org.safefront.lm.format.ParityCase;
import org.safefront.lm.format.adapter.Adapter;
import org.safefront.lm.format.adapter.AdapterConfig;
import org.safefront.lm.format.adapter.LoraFactors;
import org.safefront.lm.format.safetensors.DType;
import org.safefront.lm.format.safetensors.SafetensorsWriter;
import org.safefront.lm.format.safetensors.TensorSource;
import org.safefront.lm.format.safetensors.Weights;

class UpdateGeometryTest {
    /** Of each number; directions are kept in float32. */
    private static final double GOLDEN = 1e-5;

    private static final ComputeSettings CPU = ComputeSettings.cpu();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"plain", "rank-stabilised-all", "second-layer"})
    void saysOfAnAdapterWhatTheReferenceSays(String name) throws IOException {
        ParityCase golden = ParityCase.adapters()
                .filter(adapter -> adapter.toString().equals(name))
                .findFirst()
                .orElseThrow();

        List<MatrixGeometry> found = ofAdapter(golden.model(), Adapter.read(golden.folder()));

        assertGolden(name, found);
    }

    @Test
    void saysOfATrainedModelWhatTheReferenceSays() throws IOException {
        ModelFolder base = ParityCase.writtenHere().model();
        Path trained = Files.createDirectories(folder.resolve("trained"));
        for (Path companion : base.companions()) {
            Files.copy(companion, trained.resolve(companion.getFileName()));
        }
        Files.copy(goldens().resolve("full/model.safetensors"), trained.resolve("model.safetensors"));

        List<MatrixGeometry> found = ofModel(base, ModelFolder.open(trained));

        assertGolden("full", found);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 19})
    void saysTheSameOfFactorsAndOfTheirProduct(int rank) throws IOException {
        ModelFolder base = TinyModel.write(folder.resolve("base"), Architecture.QWEN2);
        Adapter adapter = adapter(base, rank, new SplittableRandom(rank));

        List<MatrixGeometry> fromFactors = ofAdapter(base, adapter);
        List<MatrixGeometry> fromProduct = ofModel(base, changed(base, merging(adapter)));

        assertEquals(fromProduct.size(), fromFactors.size());
        for (int i = 0; i < fromFactors.size(); i++) {
            assertClose(numbers(fromProduct.get(i)), numbers(fromFactors.get(i)), fromFactors.get(i));
        }
    }

    @Test
    void anUpdateOfRankOneHasTheStableRankOne() throws IOException {
        ModelFolder base = TinyModel.write(folder.resolve("base"), Architecture.QWEN3);

        for (MatrixGeometry matrix : ofAdapter(base, adapter(base, 1, new SplittableRandom(5)))) {
            assertEquals(1, matrix.direction().orElseThrow().stableRank(), 1e-12, matrix.toString());
            assertEquals(matrix.norm(), matrix.spectralNorm(), 1e-12 * matrix.norm());
        }
    }

    @Test
    void anUpdateThatIsZeroPointsNowhere() throws IOException {
        ModelFolder base = TinyModel.write(folder.resolve("base"), Architecture.LLAMA);
        Adapter untrained = adapter(base, 2, () -> 0L);

        var all = new ArrayList<>(ofAdapter(base, untrained));
        all.addAll(ofModel(base, base));

        assertEquals(2 * 7 * base.config().layers(), all.size());
        for (MatrixGeometry matrix : all) {
            assertEquals(0, matrix.norm());
            assertEquals(0, matrix.relativeNorm());
            assertEquals(0, matrix.spectralNorm());
            assertEquals(Optional.empty(), matrix.direction());
        }
    }

    /** Then all of it is known from the singular values of the weights. */
    @Test
    void weightsThatAreDoubledLieAlongThemselves() throws IOException {
        ModelFolder base = TinyModel.write(folder.resolve("base"), Architecture.QWEN2);

        List<MatrixGeometry> found = ofModel(base, changed(base, (name, weight) -> {
            for (int i = 0; i < weight.limit(); i++) {
                weight.put(i, 2 * weight.get(i));
            }
        }));

        try (BaseDirections directions = directions(base)) {
            List<Projection> projections = Projection.all(base.config());
            for (int i = 0; i < found.size(); i++) {
                StackedDirections stacked = directions.of(projections.get(i));
                MatrixGeometry matrix = found.get(i);
                MatrixGeometry.Direction direction = matrix.direction().orElseThrow();
                double squares = matrix.norm() * matrix.norm();
                double first = 0;
                double fourths = 0;
                for (int k = 0; k < stacked.count(); k++) {
                    first += Math.pow(stacked.value(k), 2);
                    fourths += Math.pow(stacked.value(k), 4);
                }
                assertEquals(1, matrix.relativeNorm(), 1e-12);
                assertEquals(1, direction.cosine(), 1e-12);
                assertEquals(stacked.value(0), matrix.spectralNorm(), GOLDEN);
                for (MatrixGeometry.Overlap overlap : List.of(direction.columns(), direction.rows())) {
                    assertEquals(first / squares, overlap.uniform(), GOLDEN, matrix.toString());
                    assertEquals(fourths / (first * squares), overlap.weighted(), GOLDEN, matrix.toString());
                }
            }
        }
    }

    @Test
    void randomUpdatesHaveTheOverlapThatIsExpectedOfThem() throws IOException {
        ModelFolder base = TinyModel.write(folder.resolve("base"), Architecture.QWEN2);
        var random = new SplittableRandom(9);
        double[] sums = new double[4];
        int matrices = 0;

        for (int i = 0; i < 20; i++) {
            ModelFolder trained = changed(base, (name, weight) -> {
                for (int j = 0; j < weight.limit(); j++) {
                    weight.put(j, weight.get(j) + (float) random.nextGaussian());
                }
            });
            for (MatrixGeometry matrix : ofModel(base, trained)) {
                MatrixGeometry.Direction direction = matrix.direction().orElseThrow();
                sums[0] += direction.columns().weightedRatio();
                sums[1] += direction.columns().uniformRatio();
                sums[2] += direction.rows().weightedRatio();
                sums[3] += direction.rows().uniformRatio();
                matrices++;
            }
        }

        for (double sum : sums) {
            assertEquals(1, sum / matrices, 0.02);
        }
    }

    @Test
    void directionsAreTheSameBytesEachTime() throws IOException {
        ModelFolder base = TinyModel.write(folder.resolve("base"), Architecture.QWEN2);

        BaseDirections.write(base, CPU, folder.resolve("one.safetensors"));
        BaseDirections.write(base, CPU, folder.resolve("two.safetensors"));

        assertEquals(-1, Files.mismatch(folder.resolve("one.safetensors"), folder.resolve("two.safetensors")));
    }

    @Test
    void refusesDirectionsThatWereChanged() throws IOException {
        ModelFolder base = TinyModel.write(folder.resolve("base"), Architecture.QWEN2);
        Path file = folder.resolve("directions.safetensors");
        BaseDirections.write(base, CPU, file);
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length - 1] ^= 0x20;
        Files.write(file, bytes);

        try (BaseDirections directions = BaseDirections.open(file);
                UpdateGeometry geometry = UpdateGeometry.of(base, directions, CPU)) {
            var refusal = assertThrows(InvalidModelException.class, () -> geometry.ofModel(base));

            assertEquals(
                    "directions.safetensors: model.layers.2.mlp.down_proj.weight has directions that are not of length 1;"
                            + " remove the file's folder, and it is made anew",
                    refusal.getMessage());
        }
    }

    private List<MatrixGeometry> ofAdapter(ModelFolder base, Adapter adapter) {
        try (BaseDirections directions = directions(base);
                UpdateGeometry geometry = UpdateGeometry.of(base, directions, CPU)) {
            return geometry.ofAdapter(adapter);
        }
    }

    private List<MatrixGeometry> ofModel(ModelFolder base, ModelFolder changed) {
        try (BaseDirections directions = directions(base);
                UpdateGeometry geometry = UpdateGeometry.of(base, directions, CPU)) {
            return geometry.ofModel(changed);
        }
    }

    private BaseDirections directions(ModelFolder base) {
        Path file = folder.resolve("base.safetensors");
        BaseDirections.write(base, CPU, file);
        return BaseDirections.open(file);
    }

    private static Path goldens() {
        return Path.of("src/test/resources/org/safefront/lm/training/geometry");
    }

    private static void assertGolden(String name, List<MatrixGeometry> found) throws IOException {
        JsonNode rows =
                JsonFile.MAPPER.readTree(goldens().resolve(name + ".json").toFile());
        assertEquals(rows.size(), found.size());
        for (int i = 0; i < found.size(); i++) {
            MatrixGeometry matrix = found.get(i);
            JsonNode row = rows.get(i);
            assertEquals(row.get("layer").asInt(), matrix.layer());
            assertEquals(row.get("projection").asText(), matrix.projection());
            assertEquals(row.get("outputs").asInt(), matrix.outputs());
            assertEquals(row.get("inputs").asInt(), matrix.inputs());
            var expected = new ArrayList<Double>();
            for (String field : List.of("norm", "relativeNorm", "spectralNorm", "stableRank", "cosine", "directions")) {
                expected.add(row.get(field).asDouble());
            }
            for (String side : List.of("columns", "rows")) {
                for (String field : List.of("weighted", "weightedRatio", "uniform", "uniformRatio")) {
                    expected.add(row.get(side).get(field).asDouble());
                }
            }
            assertClose(expected, numbers(matrix), matrix);
        }
    }

    private static List<Double> numbers(MatrixGeometry matrix) {
        MatrixGeometry.Direction direction = matrix.direction().orElseThrow();
        var numbers = new ArrayList<>(List.of(
                matrix.norm(),
                matrix.relativeNorm(),
                matrix.spectralNorm(),
                direction.stableRank(),
                direction.cosine(),
                (double) direction.directions()));
        for (MatrixGeometry.Overlap overlap : List.of(direction.columns(), direction.rows())) {
            numbers.addAll(
                    List.of(overlap.weighted(), overlap.weightedRatio(), overlap.uniform(), overlap.uniformRatio()));
        }
        return numbers;
    }

    private static void assertClose(List<Double> expected, List<Double> found, MatrixGeometry matrix) {
        for (int i = 0; i < expected.size(); i++) {
            double most = GOLDEN * Math.max(1e-3, Math.abs(expected.get(i)));
            int place = i;
            assertEquals(expected.get(i), found.get(i), most, () -> "number " + place + " of " + matrix);
        }
    }

    /** Changes the numbers of a weight where they are. */
    private interface Change {
        void to(String name, FloatBuffer weight);
    }

    private ModelFolder changed(ModelFolder base, Change change) throws IOException {
        Path place = Files.createTempDirectory(folder, "changed");
        for (Path companion : base.companions()) {
            Files.copy(companion, place.resolve(companion.getFileName()));
        }
        Map<String, TensorSource> tensors = new LinkedHashMap<>();
        try (Weights weights = base.weights()) {
            for (ModelConfig.Tensor tensor : base.config().tensors()) {
                FloatBuffer numbers = FloatBuffer.allocate((int) tensor.size());
                weights.readFloats(tensor.name(), 0, numbers);
                change.to(tensor.name(), numbers.flip());
                tensors.put(tensor.name(), TensorSource.ofFloats(DType.F64, tensor.shape(), numbers));
            }
        }
        SafetensorsWriter.write(place.resolve("model.safetensors"), tensors, Map.of());
        return ModelFolder.open(place);
    }

    private static Change merging(Adapter adapter) {
        return (name, weight) -> adapter.factors().stream()
                .filter(pair -> name.equals(pair.module() + ".weight"))
                .forEach(pair -> merge(pair, weight));
    }

    private static void merge(LoraFactors pair, FloatBuffer weight) {
        for (int row = 0; row < pair.outputs(); row++) {
            for (int column = 0; column < pair.inputs(); column++) {
                double sum = 0;
                for (int i = 0; i < pair.rank(); i++) {
                    sum += (double) pair.b().get(row * pair.rank() + i)
                            * pair.a().get(i * pair.inputs() + column);
                }
                int at = row * pair.inputs() + column;
                weight.put(at, (float) (weight.get(at) + pair.scale() * sum));
            }
        }
    }

    /** Of all projections; large beside the weights, so that rounding their sum to float32 does not tell. */
    private static Adapter adapter(ModelFolder base, int rank, RandomGenerator random) {
        List<LoraFactors> factors = Projection.all(base.config()).stream()
                .map(projection -> new LoraFactors(
                        projection.module(),
                        rank,
                        projection.inputs(),
                        projection.outputs(),
                        0.5,
                        numbers(rank * projection.inputs(), random),
                        numbers(projection.outputs() * rank, random)))
                .toList();
        var config = new AdapterConfig("base", rank, 0.5 * rank, false, 0, List.of(), Optional.empty(), Map.of());
        return new Adapter(config, factors);
    }

    private static FloatBuffer numbers(int count, RandomGenerator random) {
        FloatBuffer numbers = FloatBuffer.allocate(count);
        for (int i = 0; i < count; i++) {
            numbers.put(i, (float) random.nextDouble());
        }
        return numbers;
    }
}
