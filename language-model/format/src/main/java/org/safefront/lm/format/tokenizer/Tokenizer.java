package org.safefront.lm.format.tokenizer;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.safefront.lm.format.JsonFile;
import org.safefront.lm.format.ModelFolder;

/**
 * The tokenizer of a model folder. Nothing is ever truncated or padded, and no token is added that the text does not
 * hold.
 */
public final class Tokenizer implements AutoCloseable {
    /** The library truncates to 512 tokens and pads unless it is told not to. */
    private static final Map<String, String> OPTIONS =
            Map.of("truncation", "false", "padding", "false", "addSpecialTokens", "false");

    private final HuggingFaceTokenizer tokenizer;
    /** The same without added tokens: to it their names are just letters. */
    private final HuggingFaceTokenizer plain;

    private final Vocabulary vocabulary;

    private Tokenizer(HuggingFaceTokenizer tokenizer, HuggingFaceTokenizer plain, Vocabulary vocabulary) {
        this.tokenizer = tokenizer;
        this.plain = plain;
        this.vocabulary = vocabulary;
    }

    /** Opens tokenizer.json of a model folder. */
    public static Tokenizer open(Path modelFolder) {
        return openFile(modelFolder.resolve(ModelFolder.TOKENIZER));
    }

    /** Opens a file in the format of tokenizer.json. */
    public static Tokenizer openFile(Path file) {
        Vocabulary vocabulary = Vocabulary.read(file);
        try {
            return new Tokenizer(
                    HuggingFaceTokenizer.newInstance(file, OPTIONS),
                    HuggingFaceTokenizer.newInstance(withoutAddedTokens(file), OPTIONS),
                    vocabulary);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }

    /** Its tokens by name. */
    public Vocabulary vocabulary() {
        return vocabulary;
    }

    /** The ids of a text that we wrote: names of added tokens in it mean these tokens. */
    public int[] encode(String text) {
        return ints(tokenizer.encode(text, false, false).getIds());
    }

    /** The ids of a text that somebody else wrote: names of added tokens in it are just letters. */
    public int[] encodeData(String text) {
        return encode(List.of(new Piece(text, true)));
    }

    /**
     * The ids of a text of several pieces, as if it were one, except that no added token lies in data, not even in part.
     */
    public int[] encode(List<Piece> pieces) {
        var marked = new MarkedText(pieces, vocabulary.addedTokens());
        if (!marked.hasNamesInData()) {
            return encode(marked.text());
        }
        return marked.parts().stream()
                .flatMapToInt(part -> part.token()
                        ? IntStream.of(idOf(part.text()).orElseThrow())
                        : IntStream.of(encodePlain(part.text())))
                .toArray();
    }

    /** The text of these ids; special tokens leave no trace if asked so. */
    public String decode(int[] ids, boolean skipSpecialTokens) {
        return tokenizer.decode(IntStream.of(ids).asLongStream().toArray(), skipSpecialTokens);
    }

    /** The id of a token by its name. */
    public Optional<Integer> idOf(String token) {
        return vocabulary.idOf(token);
    }

    @Override
    public void close() {
        tokenizer.close();
        plain.close();
    }

    private int[] encodePlain(String text) {
        int[] ids = ints(plain.encode(text, false, false).getIds());
        boolean clean = IntStream.of(ids).noneMatch(vocabulary::isAddedToken);
        // A model may have the name as one of its own words; letter by letter it cannot.
        return clean ? ids : text.codePoints().flatMap(this::encodeLetter).toArray();
    }

    private IntStream encodeLetter(int codePoint) {
        return IntStream.of(
                ints(plain.encode(Character.toString(codePoint), false, false).getIds()));
    }

    private static InputStream withoutAddedTokens(Path file) {
        ObjectNode json = (ObjectNode) JsonFile.read(file).root();
        json.putArray("added_tokens");
        return new ByteArrayInputStream(json.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static int[] ints(long[] ids) {
        return IntStream.range(0, ids.length).map(i -> (int) ids[i]).toArray();
    }
}
