package org.safefront.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.safefront.contracts.EvaluationTask;
import org.safefront.contracts.Sampling;
import org.safefront.contracts.evaluation.ResponsesGenerated;
import org.safefront.contracts.rows.ProbeResponse;
import org.safefront.work.Sql;
import org.safefront.work.TestServers;
import org.safefront.work.Wire;
import org.safefront.work.files.DataKey;
import org.safefront.work.files.FolderArtifactStore;
import org.safefront.work.files.RowFiles;
import org.safefront.work.files.Seal;

/** A service that was given a key: who reads its disk or its database sees no prompt and no answer. */
@QuarkusTest
@WithTestResource(
        value = TestServers.class,
        initArgs = @ResourceArg(name = "safefront.data-key", value = SealedAnswersTest.KEY))
class SealedAnswersTest {
    static final String KEY = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";

    @TempDir
    private Path folder;

    @Test
    void answersStandSealedInTheFileAndInTheTable() throws IOException, SQLException {
        EvaluationTask task =
                PocketCheckpoints.probes(PocketCheckpoints.someProbes(folder, 5), new Sampling(0, 1, 64, 11));
        ResponsesGenerated generated;
        try (Wire wire = Wire.open()) {
            wire.publish(PocketCheckpoints.published(task), PocketCheckpoints.STUDY);
            generated =
                    wire.await(ResponsesGenerated.class, event -> event.probes().equals(task.name()));
        }

        var seal = new Seal(DataKey.ofHex(KEY), new Random(1));
        List<ProbeResponse> responses =
                new RowFiles(new FolderArtifactStore(folder, seal)).read(generated.responses(), ProbeResponse.class);
        String file = new String(
                Files.readAllBytes(Path.of(URI.create(generated.responses().uri()))), StandardCharsets.ISO_8859_1);
        List<String> table = rows();

        assertEquals(5, responses.size());
        assertEquals(5, table.size());
        for (ProbeResponse response : responses) {
            assertFalse(file.contains(response.prompt()) || file.contains(response.answer()), "a text is in the file");
            assertFalse(table.stream().anyMatch(row -> row.contains(response.prompt())), "a text is in the table");
        }
        assertTrue(table.stream().allMatch(row -> row.startsWith("sealed:")), "rows are sealed");
    }

    private static List<String> rows() throws SQLException {
        String url = ConfigProvider.getConfig().getValue("quarkus.datasource.jdbc.url", String.class);
        try (Connection connection = DriverManager.getConnection(url)) {
            return Sql.query(connection, row -> row.getString(1), "select row from eval.sample");
        }
    }
}
