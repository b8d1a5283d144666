package org.safefront.registry.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.safefront.registry.example.ExampleStudy;
import org.safefront.registry.example.Registry;
import org.safefront.registry.example.RegistryTest;

@RegistryTest
@Timeout(120)
class StudyStreamTest {
    private static final String DATA = "data:";

    @Test
    void sendsTheStudyAtOnceAndAgainWhenAFactArrives() throws Exception {
        var study = ExampleStudy.named("streamed");
        Registry.post(study.request());

        try (Stream<String> lines = open(study)) {
            Iterator<JsonNode> views = views(lines);
            JsonNode first = views.next();
            Registry.publish(study, List.of(study.started("full")));
            JsonNode later =
                    first(views, view -> view.at("/runs/1/state").asText().equals("training"));

            assertEquals("waiting", first.at("/runs/1/state").asText());
            assertTrue(later.at("/revision").asLong() > first.at("/revision").asLong());
        }
    }

    @Test
    void sendsWhatTheStudyIsAskedForDirectly() throws Exception {
        var study = ExampleStudy.named("streamed-whole");
        Registry.post(study.request());
        Registry.publish(study, List.of(study.published("base", 0)));
        Registry.viewOnce(study, view -> view.at("/checkpoints").size() == 1);

        try (Stream<String> lines = open(study)) {
            JsonNode streamed = views(lines).next();

            assertEquals(Registry.view(study).at("/checkpoints"), streamed.at("/checkpoints"));
            assertEquals(Registry.view(study).at("/front"), streamed.at("/front"));
        }
    }

    private static Stream<String> open(ExampleStudy study) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(Registry.address() + "/api/studies/" + study.id() + "/stream"))
                .header("Accept", "text/event-stream")
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofLines())
                .body();
    }

    private static Iterator<JsonNode> views(Stream<String> lines) {
        return lines.filter(line -> line.startsWith(DATA))
                .map(line -> Registry.json(line.substring(DATA.length())))
                .iterator();
    }

    private static JsonNode first(Iterator<JsonNode> views, Predicate<JsonNode> condition) {
        JsonNode view = views.next();
        while (!condition.test(view)) {
            view = views.next();
        }
        return view;
    }
}
