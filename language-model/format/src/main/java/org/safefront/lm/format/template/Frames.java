package org.safefront.lm.format.template;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What the parser knows about names in the blocks that it is inside of. Jinja2 compiles variables to Python's: a name
 * that a block sets before it reads it is undefined in that block until then, even if an outer block or the caller has
 * one. Inside of {@code if} this does not hold.
 */
final class Frames {
    private final Deque<Frame> open = new ArrayDeque<>();

    /** A block with a scope of its own. */
    private static final class Frame {
        final Set<String> known = new HashSet<>();
        final Set<String> hidden = new HashSet<>();
        final Set<String> loaded = new HashSet<>();
        final List<TemplateSyntaxException> unknown = new ArrayList<>();
        final List<Set<String>> hiddenInside = new ArrayList<>();
        int branches;
    }

    void open() {
        open.push(new Frame());
    }

    /**
     * Ends a block; the names that are hidden in it. The set is final when the blocks around it have ended: what they know
     * is not hidden. A filter or test that does not exist is an error by now.
     */
    Set<String> close() {
        Frame frame = open.pop();
        if (!frame.unknown.isEmpty()) {
            throw frame.unknown.get(0);
        }
        frame.hiddenInside.forEach(names -> names.removeAll(frame.known));
        if (!open.isEmpty()) {
            open.element().loaded.addAll(frame.loaded);
            open.element().hiddenInside.add(frame.hidden);
            open.element().hiddenInside.addAll(frame.hiddenInside);
        }
        return frame.hidden;
    }

    void load(String name) {
        open.element().loaded.add(name);
        if (open.stream().noneMatch(frame -> frame.known.contains(name))) {
            open.element().known.add(name);
        }
    }

    void store(String name) {
        Frame frame = open.element();
        boolean knownOutside = open.stream().skip(1).anyMatch(outer -> outer.known.contains(name));
        if (frame.known.add(name) && !knownOutside && frame.branches == 0) {
            frame.hidden.add(name);
        }
    }

    /** A name that has a value from the start, such as a parameter. */
    void declare(String name) {
        open.element().known.add(name);
    }

    /** Whether the innermost block, or one that was closed in it, read this name. */
    boolean loaded(String name) {
        return open.element().loaded.contains(name);
    }

    void enterBranch() {
        open.element().branches++;
    }

    void leaveBranch() {
        open.element().branches--;
    }

    /** Notes a filter or test that does not exist. */
    void unknown(TemplateSyntaxException failure) {
        open.element().unknown.add(failure);
    }

    /** A point to go back to with {@link #soften}. */
    int mark() {
        return open.element().unknown.size();
    }

    /** What was noted since is an error only when it runs: it turned out to depend on a condition. */
    void soften(int mark) {
        List<TemplateSyntaxException> unknown = open.element().unknown;
        unknown.subList(mark, unknown.size()).clear();
    }
}
