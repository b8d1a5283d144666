package org.safefront.work;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.util.Optional;
import org.safefront.contracts.Event;
import org.safefront.contracts.FailureReason;
import org.safefront.contracts.catalog.EventType;

/**
 * The JSON of the events: the one place that knows how records become bytes.
 *
 * <p>Enums are written by {@link Object#toString()}, absent {@link Optional}s not at all. A reader passes over fields it
 * does not know and takes a failure reason it does not know as {@link FailureReason#INTERNAL}; for the rest it takes no
 * value of another type, and nothing for a field that must be there.
 */
public final class EventCodec {
    private final JsonMapper mapper = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .annotationIntrospector(new RequiredComponents())
            .addHandler(new OpenReasons())
            .enable(SerializationFeature.WRITE_ENUMS_USING_TO_STRING)
            .enable(DeserializationFeature.READ_ENUMS_USING_TO_STRING, DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .withCoercionConfig(
                    LogicalType.Textual, text -> text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_ABSENT, JsonInclude.Include.NON_ABSENT))
            .build();

    /** The JSON of the event's data, UTF-8, fields in the order of the record's components. */
    public byte[] write(Event event) {
        try {
            return mapper.writeValueAsBytes(event);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("an event of " + event.getClass() + " cannot be written", e);
        }
    }

    /**
     * Reads the data of an event.
     *
     * @throws EventFormatException naming the field, for instance {@code recipe.lora.rank} or {@code points[3].id}
     */
    public Event read(EventType type, byte[] json) {
        try {
            Event event = mapper.readValue(json, type.recordClass());
            return Optional.ofNullable(event)
                    .orElseThrow(() -> new EventFormatException(type, "", "an object is required, was null", null));
        } catch (ValueInstantiationException e) {
            throw new EventFormatException(type, path(e), e.getCause().getMessage(), e);
        } catch (JsonMappingException e) {
            throw new EventFormatException(type, path(e), e.getOriginalMessage(), e);
        } catch (JsonProcessingException e) {
            throw new EventFormatException(type, "", "not JSON: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new EventFormatException(type, "", "cannot be read", e);
        }
    }

    private static String path(JsonMappingException e) {
        var path = new StringBuilder();
        for (JsonMappingException.Reference step : e.getPath()) {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return path.toString();
    }

    /** Every component of a record must be there, save the optional ones. */
    private static final class RequiredComponents extends JacksonAnnotationIntrospector {
        private static final long serialVersionUID = 1L;

        @Override
        public Boolean hasRequiredMarker(AnnotatedMember member) {
            return !Optional.class.equals(member.getRawType());
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
