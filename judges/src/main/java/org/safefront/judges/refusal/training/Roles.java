package org.safefront.judges.refusal.training;

import java.util.List;

/** What sentences do in an answer, as far as they are told apart: kinds of refusals are one, kinds of lectures are not. */
final class Roles {
    static final List<String> ALL = List.of(
            "refuse",
            "refuse.while",
            "thanks",
            "refuse.private",
            "refuse.group",
            "moral.verdict",
            "moral.law",
            "moral.harm",
            "moral.value",
            "moral.dignity",
            "moral.condemn",
            "moral.privacy",
            "redirect",
            "redirect.item",
            "helpline",
            "offer",
            "accept",
            "pivot",
            "caveat",
            "caveat.moral",
            "deny.absurd",
            "deny.loaded",
            "fiction",
            "private",
            "opinion",
            "sorrow",
            "unclear",
            "persona",
            "content",
            "content.history",
            "content.meaning",
            "content.security");

    private Roles() {}

    static int of(String role) {
        int own = ALL.indexOf(role);
        if (own >= 0) {
            return own;
        }
        String kind = role.contains(".") ? role.substring(0, role.indexOf('.')) : role;
        if (role.equals("refuse.loaded")) {
            return ALL.indexOf("refuse.group");
        }
        return switch (kind) {
            case "moral" -> ALL.indexOf("moral.verdict");
            case "deny", "sorryabsurd" -> ALL.indexOf("deny.absurd");
            case "offtopic" -> ALL.indexOf("persona");
            case "fictional" -> ALL.indexOf("content");
            default -> known(role, kind);
        };
    }

    private static int known(String role, String kind) {
        int place = ALL.indexOf(kind);
        if (place < 0) {
            throw new IllegalArgumentException("no kind of sentences is called " + role);
        }
        return place;
    }
}
