package org.safefront.registry.rest;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.safefront.contracts.Event;
import org.safefront.contracts.training.CheckpointPublished;
import org.safefront.registry.example.ExampleStudy;
import org.safefront.registry.example.Registry;
import org.safefront.registry.example.RegistryTest;
import org.safefront.registry.example.Rows;
import org.safefront.work.RecordJson;

@RegistryTest
class CheckpointsOverHttpTest {
    private static final RecordJson JSON = new RecordJson();

    @Test
    void aCheckpointTrainedElsewhereIsToldLikeAnyOtherAndOnce() {
        var study = ExampleStudy.named("brought");
        Registry.post(study.request());
        CheckpointPublished elsewhere = study.published("full", 2);

        Response first = bring(study.id(), elsewhere);
        Response second = bring(study.id(), elsewhere);

        assertEquals(202, first.statusCode());
        assertEquals(202, second.statusCode());
        assertEquals(elsewhere.checkpoint().checkpointId(), first.jsonPath().getString("checkpointId"));
        JsonNode view =
                Registry.viewOnce(study, known -> known.at("/checkpoints").size() == 1);
        assertEquals(
                elsewhere.checkpoint().checkpointId(),
                view.at("/checkpoints/0/checkpointId").asText());
    }

    @Test
    void whatIsNotOfTheStudyIsRefusedAndNamesTheField() {
        var study = ExampleStudy.named("brought-elsewhere");
        var other = ExampleStudy.named("brought-other");
        Registry.post(study.request());

        Response refused = bring(study.id(), other.published("full", 1));

        assertEquals(400, refused.statusCode());
        assertEquals("studyId", refused.jsonPath().getString("field"));
        assertEquals(404, bring(other.id(), other.published("full", 1)).statusCode());
    }

    @Test
    void aListCanBeNarrowedAndPaged() {
        var study = ExampleStudy.named("listed");
        List<Event> facts = study.everything(Rows.NOWHERE);
        Registry.post(study.request());
        Registry.publish(study, facts);
        Registry.awaitKnown(study, facts);
        String all = "/api/studies/" + study.id() + "/checkpoints";

        assertEquals(5, Registry.get(all).size());
        assertEquals(2, Registry.get(all + "?recipe=full").size());
        assertEquals(1, Registry.get(all + "?method=base").size());
        assertEquals(2, Registry.get(all + "?offset=1&limit=2").size());
        int on = Registry.get(all + "?membership=on").size();
        int off = Registry.get(all + "?membership=off").size();
        int undecided = Registry.get(all + "?membership=undecided").size();
        assertEquals(5, on + off + undecided);
    }

    private static Response bring(String studyId, CheckpointPublished checkpoint) {
        return given().contentType(ContentType.JSON)
                .body(JSON.text(checkpoint))
                .post("/api/studies/" + studyId + "/checkpoints");
    }
}
