package org.safefront.judges.decoder;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.safefront.lm.format.InvalidModelException;
import org.safefront.lm.format.chat.ChatFormat;
import org.safefront.lm.format.tokenizer.Piece;
import org.safefront.lm.format.tokenizer.Tokenizer;

/**
 * From what a judge reads to the tokens of its model. No special token comes of the words of others, for they are kept apart from the
 * judge's own; and names of special tokens in them are broken first, so that the judge's own words become the same tokens around whatever
 * is judged. (A tokenizer that is given a text in parts writes other tokens where the parts meet.)
 */
final class JudgeTokenizer implements AutoCloseable {
    private static final String NOTHING = "(?!)";

    private final Tokenizer tokenizer;
    private final Optional<ChatFormat> chat;
    private final Pattern names;

    private JudgeTokenizer(Tokenizer tokenizer, Optional<ChatFormat> chat) {
        this.tokenizer = tokenizer;
        this.chat = chat;
        // Runs of spaces may be such tokens too; nobody takes them for marks.
        this.names = Pattern.compile(tokenizer.vocabulary().addedTokens().stream()
                .filter(name -> name.length() > 1 && name.codePoints().anyMatch(Character::isLetter))
                .sorted(Comparator.comparing(String::length).reversed())
                .map(Pattern::quote)
                .collect(Collectors.collectingAndThen(Collectors.joining("|"), all -> all.isEmpty() ? NOTHING : all)));
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
        prompt.pieces().forEach(piece -> pieces.add(broken(piece)));
        return tokenizer.encode(pieces);
    }

    int[] message(JudgePrompt message) {
        return chat().prompt(message.pieces().stream()
                .map(piece -> broken(piece).text())
                .collect(Collectors.joining()));
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

    private Piece broken(Piece piece) {
        return piece.data()
                ? new Piece(names.matcher(piece.text()).replaceAll(name -> Marks.apart(name.group())), true)
                : piece;
    }

    private ChatFormat chat() {
        return chat.orElseThrow(() -> new IllegalStateException("opened for prompts, not for messages"));
    }
}
