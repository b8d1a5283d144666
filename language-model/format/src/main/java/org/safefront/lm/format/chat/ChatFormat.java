package org.safefront.lm.format.chat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.safefront.lm.format.InvalidModelException;
import org.safefront.lm.format.JsonFile;
import org.safefront.lm.format.template.ChatTemplate;
import org.safefront.lm.format.template.RenderedPrompt;
import org.safefront.lm.format.template.TemplateRenderException;
import org.safefront.lm.format.template.TemplateSyntaxException;
import org.safefront.lm.format.tokenizer.Piece;
import org.safefront.lm.format.tokenizer.Tokenizer;

/** From a user's words to the tokens that a model reads, and from its tokens to words: tokenizer and chat template. */
public final class ChatFormat implements AutoCloseable {
    private static final String THINK = "<think>";
    private static final String THINK_END = "</think>";

    private final Tokenizer tokenizer;
    private final ChatTemplate template;
    private final Map<String, Object> variables;
    private final String endText;
    private final Set<Integer> endTokens;

    private ChatFormat(Path modelFolder, Tokenizer tokenizer) {
        TokenizerConfig config = TokenizerConfig.read(modelFolder);
        this.tokenizer = tokenizer;
        this.template = template(config.chatTemplate());
        this.variables = new HashMap<>(config.specialTokens());
        this.endText = Optional.ofNullable(config.specialTokens().get("eos_token"))
                .orElseThrow(() -> new InvalidModelException("tokenizer_config.json: eos_token is missing"));
        this.endTokens = endTokens(modelFolder);
    }

    /** Opens the tokenizer and the chat template of a model folder. */
    public static ChatFormat open(Path modelFolder) {
        Tokenizer tokenizer = Tokenizer.open(modelFolder);
        try {
            return new ChatFormat(modelFolder, tokenizer);
        } catch (RuntimeException e) {
            tokenizer.close();
            throw e;
        }
    }

    /** The tokenizer beneath. */
    public Tokenizer tokenizer() {
        return tokenizer;
    }

    /**
     * The tokens up to where the model is to answer. Nothing in the user's words becomes a special token.
     *
     * @throws PromptRefusedException if the template does not accept these words
     */
    public int[] prompt(String userWords) {
        RenderedPrompt prompt = render(userWords);
        return tokenizer.encode(prompt.segments().stream()
                .map(segment -> new Piece(segment.text(), segment.fromMessage()))
                .toList());
    }

    /**
     * The tokens of an answer that the model is to learn, and the token that ends it. Written by whoever trains: marks of
     * thinking in it are meant.
     */
    public int[] completion(String answer) {
        return tokenizer.encode(answer + endText);
    }

    /**
     * The same with a thought before the answer, between the marks of thinking. A template whose prompt ends with the
     * first mark has begun the thought already.
     *
     * @param userWords to which it is the answer
     */
    public int[] completion(String userWords, String thought, String answer) {
        return completion((beginsThinking(userWords) ? "" : THINK) + thought + THINK_END + answer);
    }

    /** Whether the prompt for these words ends within the thinking. */
    public boolean beginsThinking(String userWords) {
        List<RenderedPrompt.Segment> segments = render(userWords).segments();
        RenderedPrompt.Segment last = segments.get(segments.size() - 1);
        return !last.fromMessage() && last.text().stripTrailing().endsWith(THINK);
    }

    /** The tokens that begin and end the thinking; absent where they are letters to the tokenizer. */
    public Optional<ThinkingTokens> thinkingTokens() {
        return tokenizer
                .idOf(THINK)
                .flatMap(open -> tokenizer.idOf(THINK_END).map(close -> new ThinkingTokens(open, close)));
    }

    /** Tokens that end an answer. */
    public Set<Integer> endTokens() {
        return endTokens;
    }

    /** What the model said, without special tokens; marks of thinking stay. */
    public String text(int[] ids) {
        return tokenizer.decode(ids, true);
    }

    @Override
    public void close() {
        tokenizer.close();
    }

    private static ChatTemplate template(String source) {
        try {
            return ChatTemplate.parse(source);
        } catch (TemplateSyntaxException e) {
            throw new InvalidModelException("the chat template cannot be used, " + e.getMessage(), e);
        }
    }

    private RenderedPrompt render(String userWords) {
        try {
            return template.render(List.of(Map.of("role", "user", "content", userWords)), true, variables);
        } catch (TemplateRenderException e) {
            throw new PromptRefusedException(e.line());
        }
    }

    private Set<Integer> endTokens(Path modelFolder) {
        var tokens = new LinkedHashSet<Integer>();
        tokens.add(tokenizer
                .idOf(endText)
                .orElseThrow(() -> new InvalidModelException(
                        "tokenizer_config.json: eos_token " + endText + " is not in tokenizer.json")));
        Path generation = modelFolder.resolve("generation_config.json");
        if (Files.isRegularFile(generation)) {
            JsonNode ids = JsonFile.read(generation).root().path("eos_token_id");
            if (ids.isInt()) {
                tokens.add(ids.asInt());
            }
            ids.forEach(id -> tokens.add(id.asInt()));
        }
        return Set.copyOf(tokens);
    }
}
