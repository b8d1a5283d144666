package org.safefront.lm.format.safetensors;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.safefront.lm.format.InvalidModelException;
import org.safefront.lm.format.SharedData;

class SafetensorsFileTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(names = {"F64", "F32", "F16", "BF16"})
    void comesBackAsWritten(DType dtype) {
        float[] values = {0f, -1.5f, 0.25f, 1024f, -0.0078125f, 3f};
        Path file = folder.resolve("model.safetensors");
        Map<String, TensorSource> tensors = new LinkedHashMap<>();
        tensors.put("z", TensorSource.ofFloats(dtype, List.of(2L, 3L), FloatBuffer.wrap(values)));
        tensors.put("a", TensorSource.ofFloats(dtype, List.of(), FloatBuffer.wrap(new float[] {7f})));

        SafetensorsWriter.write(file, tensors, Map.of("format", "pt"));

        try (SafetensorsFile read = SafetensorsFile.open(file)) {
            assertArrayEquals(values, floats(read, "z"));
            assertArrayEquals(new float[] {7f}, floats(read, "a"));
            assertEquals(List.of("z", "a"), List.copyOf(read.tensors().keySet()));
            assertEquals(List.of(2L, 3L), read.tensor("z").shape());
            assertEquals(Map.of("format", "pt"), read.metadata());
        }
    }

    @Test
    void theSameTensorsGiveTheSameBytes() throws IOException {
        Map<String, TensorSource> tensors =
                Map.of("a", TensorSource.ofFloats(DType.F32, List.of(1L), FloatBuffer.wrap(new float[] {1f})));

        var metadata = new LinkedHashMap<String, String>();
        metadata.put("step", "4");
        metadata.put("epoch", "1");

        SafetensorsWriter.write(folder.resolve("one"), tensors, metadata);
        SafetensorsWriter.write(folder.resolve("two"), tensors, new TreeMap<>(metadata));

        assertArrayEquals(Files.readAllBytes(folder.resolve("one")), Files.readAllBytes(folder.resolve("two")));
    }

    @Test
    void readsFarBeyondTwoGibibytes() throws IOException {
        long many = 3L << 28;
        Path file = folder.resolve("sparse.safetensors");
        long dataStart = writeHeader(
                file,
                "{\"big\":{\"dtype\":\"F32\",\"shape\":[" + many + "],\"data_offsets\":[0," + 4 * many + "]},"
                        + "\"last\":{\"dtype\":\"BF16\",\"shape\":[2],\"data_offsets\":[" + 4 * many + ","
                        + (4 * many + 4) + "]}}");
        try (var out = new RandomAccessFile(file.toFile(), "rw")) {
            out.setLength(dataStart + 4 * many + 4);
            out.seek(dataStart + 4 * (many - 1));
            out.write(little(Float.floatToRawIntBits(2.5f)));
            out.write(little(0x4000_3f80));
        }

        try (SafetensorsFile read = SafetensorsFile.open(file)) {
            FloatBuffer tail = FloatBuffer.allocate(1);
            read.readFloats(read.tensor("big"), many - 1, tail);
            assertEquals(2.5f, tail.get(0));
            assertArrayEquals(new float[] {1f, 2f}, floats(read, "last"));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[]                                                                             | the header is not a JSON object",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,8]}}               | tensor a has 8 bytes, but dtype and shape need 4",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[4,12]}}              | tensor a lies outside the file: data_offsets [4,12]",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]}}               | tensor a overlaps another or leaves a gap before it",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}               | the file goes on after its last tensor",
                "{\"a\":{\"dtype\":\"Q4\",\"shape\":[8],\"data_offsets\":[0,8]}}                | tensor a has dtype Q4, which is not supported",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[-2],\"data_offsets\":[0,8]}}              | tensor a has the shape [-2]",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[2]}}                                      | tensor a needs dtype, shape and two data_offsets",
            })
    void refusesAHeaderThatDoesNotDescribeItsFile(String header, String complaint) throws IOException {
        Path file = folder.resolve("bad.safetensors");
        writeHeader(file, header);
        Files.write(file, new byte[8], java.nio.file.StandardOpenOption.APPEND);

        var refusal = assertThrows(InvalidModelException.class, () -> SafetensorsFile.open(file));

        assertEquals("bad.safetensors: " + complaint, refusal.getMessage());
    }

    @Test
    void refusesWhatIsNoSafetensorsFile() throws IOException {
        Path file = Files.writeString(folder.resolve("text.safetensors"), "this is not a tensor");

        var refusal = assertThrows(InvalidModelException.class, () -> SafetensorsFile.open(file));

        assertTrue(refusal.getMessage().startsWith("text.safetensors is not a safetensors file"));
    }

    @Test
    void findsATensorInWhicheverShardItLies() throws IOException {
        SafetensorsWriter.write(folder.resolve("one.safetensors"), one("a", 1f), Map.of());
        SafetensorsWriter.write(folder.resolve("two.safetensors"), one("b", 2f), Map.of());
        Files.writeString(
                folder.resolve(Weights.INDEX),
                "{\"metadata\":{},\"weight_map\":{\"a\":\"one.safetensors\",\"b\":\"two.safetensors\"}}");

        try (Weights weights = Weights.open(folder)) {
            FloatBuffer value = FloatBuffer.allocate(1);
            weights.readFloats("b", 0, value);
            assertEquals(2f, value.get(0));
            assertEquals(List.of(Weights.INDEX, "one.safetensors", "two.safetensors"), weights.fileNames());
        }
    }

    @Test
    void saysWhichFileIsMissing() {
        Path file = folder.resolve("gone.safetensors");

        var refusal = assertThrows(InvalidModelException.class, () -> SafetensorsFile.open(file));

        assertEquals(file + " is missing", refusal.getMessage());
    }

    @Test
    void saysWhichShardIsMissing() throws IOException {
        Files.writeString(folder.resolve(Weights.INDEX), "{\"weight_map\":{\"a\":\"gone.safetensors\"}}");

        var refusal = assertThrows(InvalidModelException.class, () -> Weights.open(folder));

        assertEquals(
                "model.safetensors.index.json: weight_map names gone.safetensors, which is not in the folder",
                refusal.getMessage());
    }

    @Test
    void readsFilesOfOtherWriters() {
        Path file = SharedData.require("models/safetensors-fixtures/tensor-3d-float32.safetensors");

        try (SafetensorsFile read = SafetensorsFile.open(file)) {
            assertEquals(List.of(2L, 2L, 3L), read.tensor("embedding").shape());
            assertEquals(12, floats(read, "embedding").length);
        }
    }

    private static Map<String, TensorSource> one(String name, float value) {
        return Map.of(name, TensorSource.ofFloats(DType.F32, List.of(1L), FloatBuffer.wrap(new float[] {value})));
    }

    private static float[] floats(SafetensorsFile file, String name) {
        TensorInfo tensor = file.tensor(name);
        var values = new float[(int) tensor.size()];
        file.readFloats(tensor, 0, FloatBuffer.wrap(values));
        return values;
    }

    private static long writeHeader(Path file, String json) throws IOException {
        byte[] text = json.getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(8 + text.length).order(ByteOrder.LITTLE_ENDIAN);
        Files.write(file, bytes.putLong(text.length).put(text).array());
        return bytes.capacity();
    }

    private static byte[] little(int bits) {
        return ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(bits)
                .array();
    }
}
