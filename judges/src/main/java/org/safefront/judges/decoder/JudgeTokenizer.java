package org.safefront.judges.decoder;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.safefront.lm.format.InvalidModelException;
import org.safefront.lm.format.chat.ChatFormat;
import org.safefront.lm.format.tokenizer.Piece;
import org.safefront.lm.format.tokenizer.Tokenizer;

/**
 * From what a judge reads to the tokens of its model. No special token comes of the words of others: what looks like one is spelled out
 * in ordinary tokens.
 */
final class JudgeTokenizer implements AutoCloseable {
    private final Tokenizer tokenizer;
    private final Optional<ChatFormat> chat;

    private JudgeTokenizer(Tokenizer tokenizer, Optional<ChatFormat> chat) {
        this.tokenizer = tokenizer;
        this.chat = chat;
    }

    /** @param chats whether it is to answer messages, for which the folder must have a chat template */
    static JudgeTokenizer open(Path folder, boolean chats) {
        if (chats) {
            ChatFormat format = ChatFormat.open(folder);
            return new JudgeTokenizer(format.tokenizer(), Optional.of(format));
        }
        return new JudgeTokenizer(Tokenizer.open(folder), Optional.empty());
    }

    int[] prompt(JudgePrompt prompt) {
        var pieces = new ArrayList<Piece>();
        if (tokenizer.vocabulary().addedTokens().contains(prompt.begin())) {
            pieces.add(new Piece(prompt.begin(), false));
        }
        pieces.addAll(prompt.pieces());
        return tokenizer.encode(pieces);
    }

    int[] message(String message) {
        return chat().prompt(message);
    }

    /** Those that end an answer to a message. */
    Set<Integer> endTokens() {
        return chat().endTokens();
    }

    /** All that are no text. */
    Set<Integer> specialTokens() {
        return tokenizer.vocabulary().addedTokens().stream()
                .map(name -> tokenizer.idOf(name).orElseThrow())
                .collect(Collectors.toSet());
    }

    /** Ids of those names that are tokens. */
    Set<Integer> ids(List<String> names) {
        Set<Integer> ids =
                names.stream().flatMap(name -> tokenizer.idOf(name).stream()).collect(Collectors.toSet());
        if (ids.isEmpty()) {
            throw new InvalidModelException("the tokenizer has no token for " + names.get(0)
                    + ", so this model was not trained to judge like that");
        }
        return ids;
    }

    String text(int[] ids) {
        return tokenizer.decode(ids, true);
    }

    @Override
    public void close() {
        tokenizer.close();
    }

    private ChatFormat chat() {
        return chat.orElseThrow(() -> new IllegalStateException("opened for prompts, not for messages"));
    }
}
