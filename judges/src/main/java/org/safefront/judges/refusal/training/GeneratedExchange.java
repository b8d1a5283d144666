package org.safefront.judges.refusal.training;

import java.util.List;
import org.safefront.judges.refusal.RefusalLabel;

/**
 * A prompt and a response that were made up, and what they are.
 *
 * @param intent what kind of question was asked
 * @param roles the parts of the response in their order, before it may have been cut off
 */
public record GeneratedExchange(
        String prompt, String response, RefusalLabel label, Intent intent, List<RolePart> roles) {
    public GeneratedExchange {
        roles = List.copyOf(roles);
    }

    /**
     * A part of a response.
     *
     * @param role what it does there, such as refusing or giving a reason
     */
    public record RolePart(String role, String text) {}
}
