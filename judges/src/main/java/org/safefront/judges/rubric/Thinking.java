package org.safefront.judges.rubric;

/** The thinking of a judge that thinks aloud, in which it may try out any number. */
final class Thinking {
    private static final String BEGIN = "<think>";
    private static final String END = "</think>";

    private Thinking() {}

    /** What stands behind it; nothing, where it never ended. */
    static String removed(String reply) {
        int end = reply.lastIndexOf(END);
        if (end >= 0) {
            return reply.substring(end + END.length());
        }
        return reply.contains(BEGIN) ? "" : reply;
    }
}
