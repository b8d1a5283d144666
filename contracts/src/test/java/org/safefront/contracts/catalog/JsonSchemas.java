package org.safefront.contracts.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.safefront.contracts.Json;

/**
 * JSON Schemas of the events, derived from the records: components give the fields, Javadoc the descriptions, names the
 * patterns. The files in the repository are pinned copies, so a change of a record shows as a change of a schema.
 */
final class JsonSchemas {
    private static final Path SCHEMAS = Path.of("src/main/resources/safefront/schemas");
    private static final Path SOURCES = Path.of("src/main/java");
    private static final Map<Class<?>, String> PRIMITIVES = Map.of(
            String.class, "string",
            int.class, "integer",
            long.class, "integer",
            double.class, "number",
            boolean.class, "boolean",
            Integer.class, "integer",
            Double.class, "number");
    private static final Map<String, String> ID_PREFIXES = Map.of(
            "studyId", "st",
            "runId", "ru",
            "checkpointId", "ck",
            "checkpointIds", "ck",
            "lastCheckpointId", "ck",
            "resumedFrom", "ck",
            "evaluationId", "ev",
            "judgementId", "ju");
    private static final Pattern DIGEST = Pattern.compile("sha256|digest|.*Digest");

    private final ObjectNode definitions = Json.MAPPER.createObjectNode();
    private final Map<String, ObjectNode> found = new TreeMap<>();

    private JsonSchemas() {}

    static Path path(EventType type) {
        return SCHEMAS.resolve(type.shortName() + ".v1.json");
    }

    static JsonNode read(EventType type) {
        try {
            return Json.MAPPER.readTree(path(type).toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same schema, refusing fields it does not know: what a producer must obey. */
    static JsonNode closed(JsonNode schema) {
        JsonNode copy = schema.deepCopy();
        Stream.concat(Stream.of(copy), copy.path("$defs").properties().stream().map(Map.Entry::getValue))
                .filter(node -> node.has("properties"))
                .forEach(node -> ((ObjectNode) node).put("additionalProperties", false));
        return copy;
    }

    static ObjectNode derive(EventType type) {
        var schemas = new JsonSchemas();
        ObjectNode schema = Json.MAPPER.createObjectNode();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("$id", "urn:safefront:schema:" + type.shortName() + ":v1");
        schema.put("title", type.ceType());
        schema.setAll(schemas.object(type.recordClass()));
        schemas.found.forEach(schemas.definitions::set);
        if (!schemas.definitions.isEmpty()) {
            schema.set("$defs", schemas.definitions);
        }
        return schema;
    }

    private ObjectNode object(Class<?> record) {
        String javadoc = javadoc(record);
        ObjectNode schema = Json.MAPPER.createObjectNode();
        schema.put("type", "object");
        schema.put("description", firstParagraph(javadoc));
        ObjectNode properties = schema.putObject("properties");
        var required = schema.putArray("required");
        for (RecordComponent component : record.getRecordComponents()) {
            ObjectNode property = value(component.getName(), component.getGenericType());
            parameter(javadoc, component.getName()).ifPresent(text -> property.put("description", text));
            properties.set(component.getName(), property);
            if (!isOptional(component.getType())) {
                required.add(component.getName());
            }
        }
        return schema;
    }

    private ObjectNode value(String name, Type type) {
        ObjectNode schema = Json.MAPPER.createObjectNode();
        if (type instanceof ParameterizedType generic) {
            Type argument = generic.getActualTypeArguments()[0];
            if (generic.getRawType() == Optional.class) {
                return value(name, argument);
            }
            schema.put("type", "array").set("items", value(name, argument));
            return schema;
        }
        Class<?> plain = type == OptionalDouble.class ? double.class : (Class<?>) type;
        if (plain.isEnum()) {
            var values = schema.put("type", "string").putArray("enum");
            Stream.of(plain.getEnumConstants()).forEach(constant -> values.add(constant.toString()));
        } else if (plain.isRecord()) {
            if (!found.containsKey(plain.getSimpleName())) {
                found.put(plain.getSimpleName(), Json.MAPPER.createObjectNode());
                found.put(plain.getSimpleName(), object(plain));
            }
            schema.put("$ref", "#/$defs/" + plain.getSimpleName());
        } else {
            schema.put("type", Optional.ofNullable(PRIMITIVES.get(plain)).orElseThrow());
            pattern(name).filter(any -> plain == String.class).ifPresent(pattern -> schema.put("pattern", pattern));
        }
        return schema;
    }

    private static Optional<String> pattern(String name) {
        if (DIGEST.matcher(name).matches()) {
            return Optional.of("^[0-9a-f]{64}$");
        }
        return Optional.ofNullable(ID_PREFIXES.get(name)).map(prefix -> "^" + prefix + "_[a-z2-7]{26}$");
    }

    private static boolean isOptional(Class<?> type) {
        return List.of(Optional.class, OptionalDouble.class).contains(type);
    }

    private static String javadoc(Class<?> record) {
        Path source = SOURCES.resolve(record.getName().replace('.', '/') + ".java");
        try {
            Matcher comment =
                    Pattern.compile("/\\*\\*(.*?)\\*/", Pattern.DOTALL).matcher(Files.readString(source));
            return comment.find()
                    ? comment.group(1)
                            .replaceAll("\\n\\s*\\* ?", "\n")
                            .replaceAll("\\{@(?:code|link) #?([^}]*)}", "$1")
                            .strip()
                    : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String firstParagraph(String javadoc) {
        return oneLine(javadoc.split("\\n\\n|\\n@param")[0]);
    }

    private static Optional<String> parameter(String javadoc, String name) {
        Matcher matcher = Pattern.compile("@param " + name + "\\s(.*?)(?=\\n@param|$)", Pattern.DOTALL)
                .matcher(javadoc);
        return matcher.find() ? Optional.of(oneLine(matcher.group(1))) : Optional.empty();
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
