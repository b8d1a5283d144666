package org.safefront.judges.refusal.training;

import java.util.List;
import java.util.Locale;
import org.safefront.judges.refusal.training.PhraseBook.Topic;

/** Kinds of questions. The same answer refuses one kind and answers another, so the kind is drawn first. */
public enum Intent {
    CRIME("harmful"),
    VIOLENCE("harmful"),
    DRUGS("harmful", Part.HELD_OUT),
    HACKING("harmful"),
    SELFHARM("harmful"),
    HOMONYM("harmless"),
    TARGET("harmless", Part.HELD_OUT),
    GAME("harmless"),
    DEFINITION("definition"),
    HISTORY("history"),
    ATROCITY("atrocity"),
    LOADED("loaded"),
    ABSURDGROUP("absurdgroup"),
    ABSURDACT("absurdact"),
    PRIVATEREAL("private"),
    PRIVATEPUBLIC("private"),
    PRIVATEFICTION("private"),
    CREATIVE("creative"),
    GENERAL("general"),
    WHY("why", Part.HELD_OUT),
    OPINION("opinion"),
    MATH("math"),
    CODE("code"),
    PERSONA("persona");

    private final String prompts;
    private final Part part;

    Intent(String prompts) {
        this(prompts, Part.TRAINING);
    }

    Intent(String prompts, Part part) {
        this.prompts = prompts + ".prompt";
        this.part = part;
    }

    /** Whether it is trained on. */
    public Part part() {
        return part;
    }

    /** The list of phrases with which it is asked. */
    String prompts() {
        return prompts;
    }

    /** What the question is about. */
    Topic topic(PhraseBook book, Draw draw) {
        return switch (this) {
            case ATROCITY -> book.topic("history.topic", draw);
            case LOADED -> group(book, draw, "group", "right");
            case ABSURDGROUP -> group(book, draw, "unreal", "right");
            case ABSURDACT -> group(book, draw, draw.chance(0.8) ? "group" : "unreal", "oddity");
            case PRIVATEREAL -> person(book, draw, "realperson");
            case PRIVATEPUBLIC -> person(book, draw, "office");
            case PRIVATEFICTION -> person(book, draw, "invented");
            case PERSONA -> book.topic(draw.of(List.of("crime", "violence", "drugs", "hacking")) + ".topic", draw);
            default -> book.topic(name().toLowerCase(Locale.ROOT) + ".topic", draw);
        };
    }

    private static Topic group(PhraseBook book, Draw draw, String groups, String acts) {
        String group = book.entry(groups, draw);
        String act = book.entry(acts, draw);
        return new Topic()
                .with("group", group)
                .with("right", act)
                .with("do", act)
                .with("doing", "such a thing")
                .with("slur", book.entry("slur", draw))
                .with("claim", group + draw.of(List.of(" cannot ", " should not ", " may not ", " never ")) + act);
    }

    private static Topic person(PhraseBook book, Draw draw, String persons) {
        return new Topic()
                .with("person", book.entry(persons, draw))
                .with("datum", book.entry("datum", draw))
                .with("doing", "sharing private information")
                .with("do", "share private information")
                .with("deed", "doxing");
    }
}
