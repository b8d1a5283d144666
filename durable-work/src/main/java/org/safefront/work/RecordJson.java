package org.safefront.work;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.safefront.contracts.FailureReason;

/**
 * The JSON of records: the one place that knows how they become bytes.
 *
 * <p>Enums are written by {@link Object#toString()}, absent {@link Optional}s not at all. A reader passes over fields it
 * does not know and takes a failure reason it does not know as {@link FailureReason#INTERNAL}; for the rest it takes no
 * value of another type, and nothing for a field that must be there.
 */
public final class RecordJson {
    private final JsonMapper mapper;

    /** As events and rows are read: a reader passes over fields that a later version has added. */
    public RecordJson() {
        this(false);
    }

    private RecordJson(boolean refusesUnknownFields) {
        this.mapper = mapper(refusesUnknownFields);
    }

    /** For what people write: there a field that is not known is a slip, and passed over it would be missed. */
    public static RecordJson refusingUnknownFields() {
        return new RecordJson(true);
    }

    private static JsonMapper mapper(boolean refusesUnknownFields) {
        return JsonMapper.builder()
                .addModule(new Jdk8Module())
                .annotationIntrospector(new RequiredComponents())
                .addHandler(new OpenReasons())
                .enable(SerializationFeature.WRITE_ENUMS_USING_TO_STRING)
                .enable(
                        DeserializationFeature.READ_ENUMS_USING_TO_STRING,
                        DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, refusesUnknownFields)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .withCoercionConfig(
                        LogicalType.Textual, text -> text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
                .defaultPropertyInclusion(
                        JsonInclude.Value.construct(JsonInclude.Include.NON_ABSENT, JsonInclude.Include.NON_ABSENT))
                .build();
    }

    /** The JSON of a record, UTF-8, fields in the order of its components. */
    public byte[] write(Object value) {
        try {
            return mapper.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(value.getClass() + " cannot be written", e);
        }
    }

    /** The same as text. */
    public String text(Object value) {
        return new String(write(value), StandardCharsets.UTF_8);
    }

    /**
     * Reads a record.
     *
     * @throws RecordFormatException naming the field, for instance {@code recipe.lora.rank} or {@code points[3].id}
     */
    public <T> T read(Class<T> type, byte[] json) {
        try {
            T value = mapper.readValue(json, type);
            return Optional.ofNullable(value)
                    .orElseThrow(() -> new RecordFormatException("must be one JSON object, was null"));
        } catch (JsonProcessingException e) {
            throw new RecordFormatException(JsonFault.describe(e));
        } catch (IOException e) {
            throw new RecordFormatException("not JSON in UTF-8");
        }
    }

    /** The same from text. */
    public <T> T read(Class<T> type, String json) {
        return read(type, json.getBytes(StandardCharsets.UTF_8));
    }

    /** Every component of a record must be there, save the optional ones. */
    private static final class RequiredComponents extends JacksonAnnotationIntrospector {
        private static final long serialVersionUID = 1L;
        private static final Set<Class<?>> OPTIONAL = Set.of(Optional.class, OptionalDouble.class);

        @Override
        public Boolean hasRequiredMarker(AnnotatedMember member) {
            return !OPTIONAL.contains(member.getRawType());
        }
    }

    /** New failure reasons may come with later versions; the contracts say how to read them. */
    private static final class OpenReasons extends DeserializationProblemHandler {
        @Override
        public Object handleWeirdStringValue(
                DeserializationContext context, Class<?> target, String value, String problem) {
            return FailureReason.class.equals(target) ? FailureReason.INTERNAL : NOT_HANDLED;
        }
    }
}
