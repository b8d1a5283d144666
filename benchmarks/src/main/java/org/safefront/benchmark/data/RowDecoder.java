package org.safefront.benchmark.data;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Makes records of rows. As strict as the reader of events: no value of another type, nothing for a component that must be
 * there; columns that the record lacks are passed over.
 */
final class RowDecoder<R extends Record> {
    private static final JsonMapper TYPED = mapper(false);
    private static final JsonMapper CELLS = mapper(true);

    private final Class<R> type;
    private final JsonMapper mapper;

    /** @param cellsAreText whether a text may be read as the number that it spells */
    RowDecoder(Class<R> type, boolean cellsAreText) {
        this.type = type;
        this.mapper = cellsAreText ? CELLS : TYPED;
    }

    /** The columns that the record asks for. */
    Set<String> columns() {
        return mapper.getDeserializationConfig().introspect(mapper.constructType(type)).findProperties().stream()
                .map(BeanPropertyDefinition::getName)
                .collect(Collectors.toUnmodifiableSet());
    }

    Located<R> decode(RawRow row) {
        try {
            return new Located<>(mapper.treeToValue(row.columns(), type), row.place());
        } catch (JsonProcessingException e) {
            throw row.place().refuse(RowFault.describe(e, row.columns()));
        }
    }

    private static JsonMapper mapper(boolean cellsAreText) {
        return JsonMapper.builder()
                .addModule(new Jdk8Module())
                .annotationIntrospector(new RequiredComponents())
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .configure(MapperFeature.ALLOW_COERCION_OF_SCALARS, cellsAreText)
                .withCoercionConfig(
                        LogicalType.Textual, text -> text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
                .build();
    }

    /** Every component of a record must be there, save the optional ones. */
    private static final class RequiredComponents extends JacksonAnnotationIntrospector {
        private static final long serialVersionUID = 1L;
        private static final Set<Class<?>> OPTIONAL =
                Set.of(Optional.class, OptionalInt.class, OptionalLong.class, OptionalDouble.class);

        @Override
        public Boolean hasRequiredMarker(AnnotatedMember member) {
            return !OPTIONAL.contains(member.getRawType());
        }
    }
}
