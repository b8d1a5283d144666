package org.safefront.launcher.redrive;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.safefront.contracts.catalog.Envelope;
import org.safefront.contracts.catalog.EventType;
import org.safefront.contracts.catalog.Topic;

/** Whether the services of this version would understand a dead letter: its headers, its schema, and the values themselves. */
final class LetterCheck {
    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .enable(DeserializationFeature.READ_ENUMS_USING_TO_STRING, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final JsonSchemaFactory schemas = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
    private final Map<EventType, JsonSchema> known = new EnumMap<>(EventType.class);

    /** What is wrong with it, each with the header or field; empty if nothing is. No value of the data is told. */
    List<String> problems(DeadLetter letter) {
        Optional<String> origin = letter.origin();
        if (origin.isEmpty()) {
            return List.of("header dead-letter-topic is missing: nobody knows where it came from");
        }
        if (Stream.of(Topic.values()).noneMatch(topic -> topic.address().equals(origin.get()))) {
            return List.of("header dead-letter-topic: " + origin.get() + " is no topic of this version");
        }
        try {
            Envelope envelope = Envelope.fromHeaders(letter.headers());
            Optional<EventType> type = EventType.ofCeType(envelope.type());
            if (type.isEmpty()) {
                return List.of("header ce_type: " + envelope.type() + " is not known to this version");
            }
            return data(type.get(), letter.value());
        } catch (IllegalArgumentException e) {
            return List.of(e.getMessage());
        }
    }

    private List<String> data(EventType type, Optional<byte[]> value) {
        if (value.isEmpty()) {
            return List.of("it has no data");
        }
        JsonNode data;
        try {
            data = JSON.readTree(value.get());
        } catch (IOException e) {
            return List.of("its data are not JSON");
        }
        List<String> broken = known.computeIfAbsent(type, this::schema).validate(data).stream()
                .map(LetterCheck::problem)
                .toList();
        return broken.isEmpty() ? values(type, data) : broken;
    }

    /** The library's own words would quote the value. */
    private static String problem(ValidationMessage error) {
        String place = error.getInstanceLocation().toString().replaceFirst("^\\$\\.?", "");
        if (error.getType().equals("required")) {
            return (place.isEmpty() ? "" : place + ".") + error.getProperty() + " is missing";
        }
        return (place.isEmpty() ? "data" : place) + " breaks the " + error.getType() + " of its schema";
    }

    /** Records hold rules that no schema says, for instance that an attempt is 1 or more. */
    private static List<String> values(EventType type, JsonNode data) {
        try {
            JSON.treeToValue(data, type.recordClass());
            return List.of();
        } catch (ValueInstantiationException e) {
            return List.of(e.getCause().getMessage());
        } catch (JsonProcessingException e) {
            return List.of(e.getOriginalMessage());
        }
    }

    private JsonSchema schema(EventType type) {
        String file = "/safefront/schemas/" + type.shortName() + ".v1.json";
        try (InputStream stream = EventType.class.getResourceAsStream(file)) {
            return schemas.getSchema(stream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
