package org.safefront.launcher.budget;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.safefront.contracts.front.Membership;
import org.safefront.statistics.racing.Call;
import org.safefront.statistics.racing.Difference;
import org.safefront.statistics.racing.RaceAxis;

/** Rows as JSON. */
public final class CallText {
    private CallText() {}

    /** A call. */
    static String json(Call call, List<RaceAxis> axes) {
        ObjectNode row = JsonNodeFactory.instance.objectNode();
        row.put("checkpoint", call.checkpoint());
        row.put("call", call.membership().toString());
        row.put("leaning", call.leaning().toString());
        row.put("risk", call.risk());
        call.rival().ifPresent(rival -> {
            row.put(call.leaning() == Membership.OFF ? "witness" : "rival", rival.checkpoint());
            ArrayNode differences = row.putArray("differences");
            rival.differences().forEach(difference -> differences.add(node(difference)));
        });
        ArrayNode samples = row.putArray("samples");
        for (int axis = 0; axis < axes.size(); axis++) {
            samples.addObject()
                    .put("axis", axes.get(axis).name())
                    .put("used", call.used().get(axis))
                    .put("of", axes.get(axis).cells());
        }
        return row.toString();
    }

    private static ObjectNode node(Difference difference) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("axis", difference.axis())
                .put("difference", difference.mean())
                .put("low", difference.interval().low())
                .put("high", difference.interval().high())
                .put("samples", difference.cells());
    }

    /** A sample that is wanted. */
    public static String json(CellRow cell) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("checkpoint", cell.checkpoint())
                .put("axis", cell.axis())
                .put("item", cell.item())
                .put("repeat", cell.repeat())
                .toString();
    }
}
