package org.safefront.lm.format.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;

/**
 * What became of a template.
 *
 * @param end rendered, or at which stage it failed
 * @param text the prompt, its SHA-256, or the message of the failure
 */
record Outcome(String end, String text) {

    static Outcome of(String source, Clock clock, Conversation conversation) {
        try {
            return new Outcome(
                    "expected",
                    conversation.render(ChatTemplate.parse(source, clock)).text());
        } catch (TemplateSyntaxException e) {
            return new Outcome("syntax", "line " + e.line());
        } catch (TemplateRenderException e) {
            boolean raised = e.getCause() instanceof RaisedByTemplate;
            return new Outcome(raised ? "raised" : "render", e.getMessage().replaceFirst("^line \\d+: ", ""));
        }
    }

    /** What a golden case says should become of it. */
    static Outcome expected(JsonNode golden) {
        if (golden.has("expected")) {
            return new Outcome("expected", golden.get("expected").asText());
        }
        if (golden.has("sha256")) {
            return new Outcome("expected", golden.get("sha256").asText());
        }
        String line = golden.has("line") ? "line " + golden.get("line").asInt() : "";
        return new Outcome(golden.get("error").asText(), golden.path("message").asText(line));
    }

    /** This, told as exactly as the golden case is. */
    Outcome like(JsonNode golden) {
        if (golden.has("sha256") && end.equals("expected")) {
            return new Outcome(end, sha256(text));
        }
        boolean told = golden.has("expected") || golden.has("message") || golden.has("line");
        return new Outcome(end, told ? text : "");
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
