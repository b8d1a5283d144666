package org.safefront.registry.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.safefront.contracts.Event;
import org.safefront.registry.example.ExampleStudy;
import org.safefront.registry.example.RealisticStudy;
import org.safefront.registry.example.Registry;

/** Two realistic studies that all tests of the page look at: one that is finished and one that is half way. */
final class Pictured {
    private Pictured() {}

    static ExampleStudy finished() {
        var realistic = new RealisticStudy("pocket", Registry.rows());
        if (Registry.post(realistic.study().request()).statusCode() == 201) {
            Registry.publish(realistic.study(), realistic.finished());
        }
        Registry.viewOnce(realistic.study(), view -> view.at("/finished").asBoolean() && reporting(view) == 5);
        return realistic.study();
    }

    static ExampleStudy halfWay() {
        var realistic = new RealisticStudy("half-way", Registry.rows());
        if (Registry.post(realistic.study().request()).statusCode() == 201) {
            List<Event> facts = realistic.halfWay();
            Registry.publish(realistic.study(), facts);
        }
        Registry.viewOnce(
                realistic.study(),
                view -> view.at("/checkpoints").size() == 11
                        && placed(view) == 10
                        && reporting(view) == 4
                        && view.at("/training/done").asInt() == 615
                        && view.at("/evaluation/running").asInt() == 120);
        return realistic.study();
    }

    /** Runs that have told how they go: progress comes by a topic of its own and may be behind. */
    private static long reporting(JsonNode view) {
        long runs = 0;
        for (JsonNode run : view.at("/runs")) {
            runs += run.has("progress") ? 1 : 0;
        }
        return runs;
    }

    private static long placed(JsonNode view) {
        long placed = 0;
        for (JsonNode checkpoint : view.at("/checkpoints")) {
            placed += checkpoint.has("safety") && checkpoint.has("reasoning") ? 1 : 0;
        }
        return placed;
    }
}
