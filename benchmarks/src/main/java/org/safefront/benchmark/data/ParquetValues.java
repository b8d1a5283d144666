package org.safefront.benchmark.data;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.EnumLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.JsonLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.ListLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.StringLogicalTypeAnnotation;
import org.apache.parquet.schema.Type;

/** A row of Parquet as JSON has it: texts, numbers, lists and objects. Dates, decimals and the like are refused. */
final class ParquetValues {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Place place;

    ParquetValues(Place place) {
        this.place = place;
    }

    /** The row, or an object in it. */
    ObjectNode object(Group group) {
        ObjectNode object = NODES.objectNode();
        GroupType type = group.getType();
        for (int field = 0; field < type.getFieldCount(); field++) {
            object.set(type.getFieldName(field), field(group, field));
        }
        return object;
    }

    private JsonNode field(Group group, int field) {
        if (group.getType().getType(field).isRepetition(Type.Repetition.REPEATED)) {
            return repeated(group, field);
        }
        return group.getFieldRepetitionCount(field) == 0 ? NODES.nullNode() : value(group, field, 0);
    }

    private ArrayNode repeated(Group group, int field) {
        ArrayNode list = NODES.arrayNode();
        for (int i = 0; i < group.getFieldRepetitionCount(field); i++) {
            list.add(value(group, field, i));
        }
        return list;
    }

    private JsonNode value(Group group, int field, int index) {
        Type type = group.getType().getType(field);
        if (type.isPrimitive()) {
            return primitive(group, field, index);
        }
        Group inner = group.getGroup(field, index);
        return type.getLogicalTypeAnnotation() instanceof ListLogicalTypeAnnotation ? list(inner) : object(inner);
    }

    /** A list is a group of one repeated group of one element; files of old writers leave out the inner group. */
    private ArrayNode list(Group group) {
        Type repeated = group.getType().getType(0);
        boolean wrapped = !repeated.isPrimitive()
                && repeated.asGroupType().getFieldCount() == 1
                && !repeated.getName().equals("array")
                && !repeated.getName().endsWith("_tuple");
        if (!wrapped) {
            return repeated(group, 0);
        }
        ArrayNode list = NODES.arrayNode();
        for (int i = 0; i < group.getFieldRepetitionCount(0); i++) {
            list.add(field(group.getGroup(0, i), 0));
        }
        return list;
    }

    private JsonNode primitive(Group group, int field, int index) {
        Type type = group.getType().getType(field);
        if (!isRead(type.getLogicalTypeAnnotation())) {
            throw unread(type);
        }
        return switch (type.asPrimitiveType().getPrimitiveTypeName()) {
            case INT32 -> NODES.numberNode(group.getInteger(field, index));
            case INT64 -> NODES.numberNode(group.getLong(field, index));
            case FLOAT -> NODES.numberNode(group.getFloat(field, index));
            case DOUBLE -> NODES.numberNode(group.getDouble(field, index));
            case BOOLEAN -> NODES.booleanNode(group.getBoolean(field, index));
            case BINARY ->
                NODES.textNode(text(type, group.getBinary(field, index).toByteBuffer()));
            default -> throw unread(type);
        };
    }

    private String text(Type type, ByteBuffer bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException e) {
            throw place.refuse("field " + type.getName() + " is not text in UTF-8");
        }
    }

    private InvalidDataException unread(Type type) {
        return place.refuse("field " + type.getName() + " is of a type that is not read: " + type
                + "; write it as text or as a number");
    }

    private static boolean isRead(LogicalTypeAnnotation annotation) {
        if (annotation instanceof IntLogicalTypeAnnotation whole) {
            // The larger unsigned ones do not fit where they are stored.
            return whole.isSigned() || whole.getBitWidth() < Integer.SIZE;
        }
        return annotation == null
                || annotation instanceof StringLogicalTypeAnnotation
                || annotation instanceof EnumLogicalTypeAnnotation
                || annotation instanceof JsonLogicalTypeAnnotation;
    }
}
