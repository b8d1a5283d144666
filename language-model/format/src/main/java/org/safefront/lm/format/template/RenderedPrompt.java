package org.safefront.lm.format.template;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A prompt, and which stretches of it come from message text rather than from the template. A special token may be
 * recognised only inside a stretch of the template; apart from that the prompt is one text.
 *
 * @param segments in reading order; neighbours differ in origin, none is empty
 */
public record RenderedPrompt(List<Segment> segments) {
    public RenderedPrompt {
        segments = List.copyOf(segments);
    }

    /**
     * A stretch of one origin.
     *
     * @param text its characters
     * @param fromMessage whether they were written by a message, a tool or a document
     */
    public record Segment(String text, boolean fromMessage) {}

    /** The whole prompt. */
    public String text() {
        return segments.stream().map(Segment::text).collect(Collectors.joining());
    }

    static RenderedPrompt of(Text text) {
        return new RenderedPrompt(text.segments());
    }
}
