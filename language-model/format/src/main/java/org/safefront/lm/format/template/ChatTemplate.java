package org.safefront.lm.format.template;

import java.time.Clock;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A chat template of a Hugging Face model, compiled. It is immutable and may be used by many threads.
 *
 * <p>What a message says can never become template code, and the prompt tells which of its stretches a message wrote.
 */
public final class ChatTemplate {
    /** The variables whose strings other people write. */
    private static final Set<String> WRITTEN_BY_OTHERS = Set.of("messages", "tools", "documents", "custom_tools");

    private final Body body;
    private final Clock clock;

    private ChatTemplate(Body body, Clock clock) {
        this.body = body;
        this.clock = clock;
    }

    /**
     * Compiles a template; its strftime_now reads the system's clock.
     *
     * @throws TemplateSyntaxException if it is malformed or uses what is not supported; says what and in which line
     */
    public static ChatTemplate parse(String source) {
        return parse(source, Clock.system(ZoneId.systemDefault()));
    }

    /** The same with the clock that strftime_now reads. */
    public static ChatTemplate parse(String source, Clock clock) {
        try {
            return new ChatTemplate(StatementParser.parse(source), clock);
        } catch (StackOverflowError e) {
            throw new TemplateSyntaxException("the template is nested too deeply", 1);
        }
    }

    /**
     * Renders a conversation as transformers' apply_chat_template does. Values are String, Boolean, integers, floats,
     * List, Map and null.
     *
     * @param messages each with role, content and whatever else the template reads
     * @param addGenerationPrompt whether the prompt ends where the assistant is to write
     * @param variables what else is in scope: bos_token, eos_token, tools, documents, enable_thinking and so on. Tools
     *     and documents are none if they are not given. Strings in tools, custom_tools and documents count as written by
     *     a message, all others as the template's own
     * @throws TemplateRenderException with the template's own words if it calls raise_exception, or with what failed and
     *     in which line
     */
    public RenderedPrompt render(
            List<Map<String, Object>> messages, boolean addGenerationPrompt, Map<String, Object> variables) {
        Scope globals = Scope.outermost(new Rendering(clock));
        GlobalFunctions.define(globals);
        var given = new LinkedHashMap<String, Object>();
        given.put("tools", null);
        given.put("documents", null);
        given.put("add_generation_prompt", addGenerationPrompt);
        given.putAll(variables);
        given.put("messages", messages);
        Scope outer = globals.inner();
        try {
            given.forEach(
                    (name, value) -> outer.set(name, new InputReader(WRITTEN_BY_OTHERS.contains(name)).read(value)));
            var out = new TextBuilder();
            body.run(outer.inner(body.hidden()), out);
            return RenderedPrompt.of(out.build());
        } catch (StackOverflowError e) {
            throw new TemplateRenderException("values or calls are nested too deeply", 1, e);
        }
    }
}
