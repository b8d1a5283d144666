package org.safefront.eval.model;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.safefront.eval.domain.ModelText;
import org.safefront.lm.format.chat.ChatFormat;
import org.safefront.lm.format.chat.ThinkingTokens;

/**
 * Parts what a model wrote into thinking and answer: by the tokens that are the marks, or by their letters where the
 * tokenizer has no such tokens. Where it has, letters are only letters, and the first token that ends the thinking does.
 */
final class ThinkingSplit {
    private final ChatFormat chat;
    private final Optional<ThinkingTokens> marks;
    private final UnaryOperator<String> cut;

    /** @param cut takes from a text what follows its end */
    ThinkingSplit(ChatFormat chat, UnaryOperator<String> cut) {
        this.chat = chat;
        this.marks = chat.thinkingTokens();
        this.cut = cut;
    }

    /** @param begun whether the prompt ended within the thinking */
    ModelText split(int[] tokens, boolean begun) {
        return marks.map(tokensOf -> split(tokens, begun, tokensOf)).orElseGet(() -> split(chat.text(tokens), begun));
    }

    /** @param begun whether the prompt ended within the thinking */
    ModelText split(String text, boolean begun) {
        return ModelText.parse(cut.apply(text), begun);
    }

    private ModelText split(int[] tokens, boolean begun, ThinkingTokens mark) {
        int close = 0;
        while (close < tokens.length && tokens[close] != mark.close()) {
            close++;
        }
        if (close < tokens.length) {
            return ModelText.answered(
                    text(tokens, afterMark(tokens, mark, close), close), text(tokens, close + 1, tokens.length));
        }
        int start = afterMark(tokens, mark, tokens.length);
        return begun || start > 0
                ? ModelText.unanswered(text(tokens, start, tokens.length))
                : ModelText.answered("", text(tokens, 0, tokens.length));
    }

    /** Behind the mark that begins the thinking, if nothing but white space stands before it. */
    private int afterMark(int[] tokens, ThinkingTokens mark, int end) {
        for (int i = 0; i < end; i++) {
            if (tokens[i] == mark.open()) {
                return chat.text(Arrays.copyOf(tokens, i)).isBlank() ? i + 1 : 0;
            }
        }
        return 0;
    }

    private String text(int[] tokens, int from, int to) {
        return cut.apply(chat.text(Arrays.copyOfRange(tokens, from, to)));
    }
}
