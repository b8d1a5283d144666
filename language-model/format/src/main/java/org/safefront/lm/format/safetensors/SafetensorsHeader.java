package org.safefront.lm.format.safetensors;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.safefront.lm.format.InvalidModelException;

/** Reads the header and refuses one that does not describe its file exactly. */
final class SafetensorsHeader {
    static final String METADATA = "__metadata__";

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final String file;
    private final long dataStart;
    private final long dataLength;

    SafetensorsHeader(String file, long dataStart, long dataLength) {
        this.file = file;
        this.dataStart = dataStart;
        this.dataLength = dataLength;
    }

    /** What the header says. */
    record Content(Map<String, TensorInfo> tensors, Map<String, String> metadata) {}

    Content parse(byte[] header) {
        var tensors = new LinkedHashMap<String, TensorInfo>();
        var metadata = new LinkedHashMap<String, String>();
        for (Map.Entry<String, JsonNode> entry : object(header).properties()) {
            if (entry.getKey().equals(METADATA)) {
                entry.getValue()
                        .properties()
                        .forEach(field ->
                                metadata.put(field.getKey(), field.getValue().asText()));
            } else {
                tensors.put(entry.getKey(), tensor(entry.getKey(), entry.getValue()));
            }
        }
        requireSeamless(List.copyOf(tensors.values()));
        return new Content(tensors, metadata);
    }

    private JsonNode object(byte[] header) {
        try {
            JsonNode root = MAPPER.readTree(header);
            if (root == null || !root.isObject()) {
                throw invalid("the header is not a JSON object");
            }
            return root;
        } catch (JsonProcessingException e) {
            throw new InvalidModelException(file + ": the header is not valid JSON: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new InvalidModelException(file + ": the header cannot be read", e);
        }
    }

    private TensorInfo tensor(String name, JsonNode json) {
        JsonNode offsets = json.path("data_offsets");
        if (!json.path("dtype").isTextual() || !json.path("shape").isArray() || offsets.size() != 2) {
            throw invalid("tensor " + name + " needs dtype, shape and two data_offsets");
        }
        DType dtype = dtype(name, json.path("dtype").asText());
        List<Long> shape = shape(name, json.path("shape"));
        long begin = offsets.path(0).asLong(-1);
        long end = offsets.path(1).asLong(-1);
        long expected = shape.stream().reduce((long) dtype.bytes(), Math::multiplyExact);
        if (begin < 0 || end < begin || end > dataLength) {
            throw invalid("tensor " + name + " lies outside the file: data_offsets " + offsets);
        }
        if (end - begin != expected) {
            throw invalid("tensor " + name + " has " + (end - begin) + " bytes, but dtype and shape need " + expected);
        }
        return new TensorInfo(name, dtype, shape, dataStart + begin, end - begin);
    }

    private DType dtype(String name, String dtype) {
        for (DType known : DType.values()) {
            if (known.name().equals(dtype)) {
                return known;
            }
        }
        throw invalid("tensor " + name + " has dtype " + dtype + ", which is not supported");
    }

    private List<Long> shape(String name, JsonNode json) {
        var shape = new ArrayList<Long>();
        for (JsonNode size : json) {
            if (!size.isIntegralNumber() || size.asLong() < 0) {
                throw invalid("tensor " + name + " has the shape " + json);
            }
            shape.add(size.asLong());
        }
        return shape;
    }

    /** The format's own rule: no byte belongs to two tensors, none to nobody. */
    private void requireSeamless(List<TensorInfo> tensors) {
        long position = dataStart;
        for (TensorInfo tensor : tensors.stream()
                .sorted(Comparator.comparingLong(TensorInfo::offset).thenComparingLong(TensorInfo::length))
                .toList()) {
            if (tensor.offset() != position) {
                throw invalid("tensor " + tensor.name() + " overlaps another or leaves a gap before it");
            }
            position += tensor.length();
        }
        if (position != dataStart + dataLength) {
            throw invalid("the file goes on after its last tensor");
        }
    }

    private InvalidModelException invalid(String what) {
        return new InvalidModelException(file + ": " + what);
    }
}
