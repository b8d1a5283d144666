package org.safefront.architecture;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** That packages which lie side by side, and have certain names, do not know one another. */
final class NeighboursApart extends ArchCondition<JavaClass> {
    private final Pattern neighbour;

    NeighboursApart(String... names) {
        super("not know its neighbours among " + String.join(", ", names));
        this.neighbour = Pattern.compile("(org\\.safefront\\.(?:.*?\\.)?)(" + String.join("|", names) + ")(?:\\..*)?");
    }

    @Override
    public void check(JavaClass item, ConditionEvents events) {
        for (Dependency dependency : item.getDirectDependenciesFromSelf()) {
            if (crosses(item.getPackageName(), dependency.getTargetClass().getPackageName())) {
                events.add(SimpleConditionEvent.violated(item, dependency.getDescription()));
            }
        }
    }

    private boolean crosses(String from, String to) {
        Optional<Place> here = place(from);
        Optional<Place> there = place(to);
        return here.isPresent()
                && there.isPresent()
                && here.get().parent().equals(there.get().parent())
                && !here.equals(there);
    }

    private Optional<Place> place(String packageName) {
        Matcher matcher = neighbour.matcher(packageName);
        return matcher.matches() ? Optional.of(new Place(matcher.group(1), matcher.group(2))) : Optional.empty();
    }

    private record Place(String parent, String name) {}
}
