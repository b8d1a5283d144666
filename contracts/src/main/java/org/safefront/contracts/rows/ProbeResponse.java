package org.safefront.contracts.rows;

import org.safefront.contracts.Require;

/**
 * One answer to one probe, to be judged. Prompt and texts may be harmful.
 *
 * @param item id of the probe
 * @param repeat which sample of it, from 0
 * @param category of the probe
 * @param prompt as the model read it
 * @param thinking text between the think marks, empty where there is none
 * @param answer text after it; empty where the thinking never ended
 * @param finish why the text ends
 * @param tokens generated
 */
public record ProbeResponse(
        String item,
        int repeat,
        String category,
        String prompt,
        String thinking,
        String answer,
        Finish finish,
        int tokens) {
    public ProbeResponse {
        Require.text("item", item);
        Require.atLeast("repeat", 0, repeat);
        Require.present("category", category);
        Require.present("prompt", prompt);
        Require.present("thinking", thinking);
        Require.present("answer", answer);
        Require.present("finish", finish);
        Require.atLeast("tokens", 0, tokens);
    }
}
