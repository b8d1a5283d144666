package org.safefront.launcher.samples;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Reads JSON Lines as records of the contracts, one line at a time: every component must be there save the optional ones,
 * fields that are not known are passed over, and no value of another type is taken. Empty lines count and hold nothing.
 *
 * @param <T> the record of a line
 */
public final class RecordLines<T> {
    /** In place of a file: standard input. */
    private static final String STANDARD_INPUT = "-";

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .annotationIntrospector(new RequiredComponents())
            .enable(
                    DeserializationFeature.READ_ENUMS_USING_TO_STRING,
                    DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS,
                    DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                    DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES,
                    DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .withCoercionConfig(
                    LogicalType.Textual, text -> text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
            .build();

    private final ObjectReader reader;

    public RecordLines(Class<T> type) {
        this.reader = JSON.readerFor(type);
    }

    /**
     * Hands on each row of a file, {@code -} for standard input.
     *
     * @param taker whose {@link IllegalArgumentException} is a refusal of the row
     * @throws InvalidRowException naming file, line and field
     */
    public void read(String file, Consumer<T> taker) {
        try (InputStream bytes = open(file);
                var lines = new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8.newDecoder()))) {
            read(file, lines, taker);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }

    private static InputStream open(String file) throws IOException {
        if (file.equals(STANDARD_INPUT)) {
            return System.in;
        }
        Path path = Path.of(file);
        if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
            throw new InvalidRowException(file + " is not a file that can be read");
        }
        return Files.newInputStream(path);
    }

    private void read(String file, BufferedReader lines, Consumer<T> taker) throws IOException {
        long number = 1;
        try {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isBlank()) {
                    taker.accept(row(line));
                }
                number++;
            }
        } catch (CharacterCodingException e) {
            throw new InvalidRowException(file + ":" + number + ": not UTF-8, here or a little later");
        } catch (JsonProcessingException e) {
            throw new InvalidRowException(file + ":" + number + ": " + RowFault.describe(e));
        } catch (IllegalArgumentException e) {
            throw new InvalidRowException(file + ":" + number + ": " + e.getMessage());
        }
    }

    private T row(String line) throws JsonProcessingException {
        T row = reader.readValue(line);
        return Optional.ofNullable(row)
                .orElseThrow(() -> new IllegalArgumentException("must be one JSON object, was null"));
    }

    private static final class RequiredComponents extends JacksonAnnotationIntrospector {
        private static final long serialVersionUID = 1L;
        private static final Set<Class<?>> OPTIONAL = Set.of(Optional.class, OptionalDouble.class);

        @Override
        public Boolean hasRequiredMarker(AnnotatedMember member) {
            return !OPTIONAL.contains(member.getRawType());
        }
    }
}
