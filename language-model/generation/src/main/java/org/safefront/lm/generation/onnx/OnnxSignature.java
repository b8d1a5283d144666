package org.safefront.lm.generation.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.safefront.lm.format.InvalidModelException;

/**
 * What an ONNX file declares. Its tensors are skipped, so that reading a model of hundreds of megabytes takes no memory.
 *
 * @param inputs element types by name, without those that the file gives a value itself
 * @param outputs element types by name, in the order of the file
 * @param dataFiles that hold tensors, relative to the file
 */
public record OnnxSignature(Map<String, ElementType> inputs, Map<String, ElementType> outputs, Set<String> dataFiles) {
    /** Reads a file. */
    public static OnnxSignature read(Path file) {
        try (InputStream stream = Files.newInputStream(file)) {
            return new Reader(CodedInputStream.newInstance(stream)).model();
        } catch (InvalidProtocolBufferException e) {
            throw new InvalidModelException(file + " is not an ONNX model: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }

    /** Walks through the file field by field. */
    private static final class Reader {
        private final CodedInputStream in;
        private final Map<String, ElementType> inputs = new LinkedHashMap<>();
        private final Map<String, ElementType> outputs = new LinkedHashMap<>();
        private final Set<String> dataFiles = new TreeSet<>();
        private final Set<String> initializers = new TreeSet<>();

        Reader(CodedInputStream in) {
            this.in = in;
        }

        /** Reads the field of this number, or says that it is to be skipped. */
        @FunctionalInterface
        private interface FieldReader {
            boolean read(int field) throws IOException;
        }

        OnnxSignature model() throws IOException {
            fields(field -> field == ModelProto.GRAPH_FIELD_NUMBER && message(this::graph));
            inputs.keySet().removeAll(initializers);
            return new OnnxSignature(
                    Collections.unmodifiableMap(inputs),
                    Collections.unmodifiableMap(outputs),
                    Collections.unmodifiableSet(dataFiles));
        }

        private boolean graph(int field) throws IOException {
            return switch (field) {
                case GraphProto.INITIALIZER_FIELD_NUMBER -> message(this::initializer);
                case GraphProto.INPUT_FIELD_NUMBER -> declaration(inputs);
                case GraphProto.OUTPUT_FIELD_NUMBER -> declaration(outputs);
                default -> false;
            };
        }

        private boolean initializer(int field) throws IOException {
            return switch (field) {
                case TensorProto.NAME_FIELD_NUMBER -> {
                    initializers.add(in.readString());
                    yield true;
                }
                case TensorProto.EXTERNAL_DATA_FIELD_NUMBER -> {
                    StringStringEntryProto entry = StringStringEntryProto.parseFrom(in.readByteArray());
                    if (entry.getKey().equals("location")) {
                        dataFiles.add(entry.getValue());
                    }
                    yield true;
                }
                default -> false;
            };
        }

        private boolean declaration(Map<String, ElementType> declared) throws IOException {
            ValueInfoProto info = ValueInfoProto.parseFrom(in.readByteArray());
            int code = info.getType().getTensorType().getElemType();
            declared.put(info.getName(), ElementType.of(code, info.getName()));
            return true;
        }

        private boolean message(FieldReader reader) throws IOException {
            int outer = in.pushLimit(in.readRawVarint32());
            fields(reader);
            in.popLimit(outer);
            return true;
        }

        private void fields(FieldReader reader) throws IOException {
            for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
                if (!reader.read(WireFormat.getTagFieldNumber(tag))) {
                    in.skipField(tag);
                }
            }
        }
    }
}
