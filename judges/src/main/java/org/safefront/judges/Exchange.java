package org.safefront.judges;

import org.safefront.contracts.Require;

/**
 * What is judged. Both texts may be harmful, and stand in no message.
 *
 * @param prompt what the user said, empty where nobody knows it
 * @param response what the model wrote, or the part of it that is to be judged
 */
public record Exchange(String prompt, String response) {
    public Exchange {
        Require.present("prompt", prompt);
        Require.present("response", response);
    }

    @Override
    public String toString() {
        return "exchange of " + prompt.length() + " and " + response.length() + " characters";
    }
}
