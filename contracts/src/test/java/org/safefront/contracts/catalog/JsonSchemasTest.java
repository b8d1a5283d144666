package org.safefront.contracts.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.safefront.contracts.Json;

class JsonSchemasTest {
    /** After a deliberate change of a record: {@code mvn -pl contracts test -Dcontracts.write=true}, and review it. */
    private static final boolean WRITE = Boolean.getBoolean("contracts.write");

    @ParameterizedTest
    @EnumSource
    void isWhatTheRecordSays(EventType type) throws IOException {
        String derived = Json.MAPPER.writeValueAsString(JsonSchemas.derive(type)) + "\n";
        if (WRITE) {
            Files.writeString(JsonSchemas.path(type), derived);
        }

        assertEquals(derived, Files.readString(JsonSchemas.path(type)));
    }
}
