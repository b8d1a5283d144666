package org.safefront.eval.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.safefront.contracts.rows.Finish;
import org.safefront.eval.model.server.Completion;
import org.safefront.lm.format.chat.ChatFormat;
import org.safefront.lm.generation.ThinkingLimit;

/** A text of one or two completions: as tokens where the server says them all, and as letters. */
final class ServedText {
    private final ChatFormat chat;
    private final StringBuilder text = new StringBuilder();
    private final List<Integer> ids = new ArrayList<>();
    private boolean saysIds = true;
    private int count;
    private Completion last;

    ServedText(ChatFormat chat, Completion first) {
        this.chat = chat;
        this.last = first;
        add(first);
    }

    /** Goes on with what was written next. */
    void add(Completion next) {
        List<Integer> tokens = withoutEnd(next.tokens().orElseGet(() -> encoded(next.text())));
        saysIds &= next.tokens().isPresent();
        text.append(next.text());
        ids.addAll(tokens);
        count += next.tokens().isPresent() ? tokens.size() : next.count().orElse(tokens.size());
        last = next;
    }

    /** Ends the thinking. */
    void end(ThinkingLimit limit) {
        int[] mark = {limit.close()};
        text.append(chat.tokenizer().decode(mark, false));
        ids.add(limit.close());
        count++;
    }

    boolean isCut() {
        return last.cut();
    }

    boolean isThinking(ThinkingLimit limit) {
        boolean opened = limit.begun() || ids.contains(limit.open());
        return opened && !ids.contains(limit.close());
    }

    int count() {
        return count;
    }

    /** The prompt and what was written after it. */
    int[] after(int[] prompt) {
        return IntStream.concat(IntStream.of(prompt), ids.stream().mapToInt(Integer::intValue))
                .toArray();
    }

    /** Absent where the server does not say them. */
    Optional<int[]> tokens() {
        return Optional.of(after(new int[0])).filter(all -> saysIds);
    }

    String text() {
        return text.toString();
    }

    /** @param stop texts that end an answer */
    Finish finish(List<String> stop) {
        if (last.cut()) {
            return Finish.LENGTH;
        }
        return last.stopText().filter(stop::contains).isPresent() ? Finish.STOP_TEXT : Finish.STOP;
    }

    private List<Integer> encoded(String words) {
        return IntStream.of(chat.tokenizer().encode(words)).boxed().toList();
    }

    private List<Integer> withoutEnd(List<Integer> tokens) {
        int end = tokens.size() - 1;
        return end >= 0 && chat.endTokens().contains(tokens.get(end)) ? tokens.subList(0, end) : tokens;
    }
}
