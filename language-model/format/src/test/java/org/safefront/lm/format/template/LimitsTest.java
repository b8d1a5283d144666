package org.safefront.lm.format.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A template that runs away is stopped, and told why. */
class LimitsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}`|macros call each other more than 200 deep",
                "`{% for i in [1] recursive %}{{ loop([1]) }}{% endfor %}`|macros call each other more than 200 deep",
                "`{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}`|more than 5000000 loop iterations",
                "`{% for a in range(99999) %}{{ range(99999)|list|length }}{% endfor %}`|more than 5000000 loop iterations",
                "`{% for a in range(99999) %}{{ 'x' * 9999 }}{% endfor %}`|text of more than 16777216 characters",
                "`{{ 'x' * 999999999 }}`|text of more than 16777216 characters",
                "`{{ 'x'.center(999999999) }}`|text of more than 16777216 characters",
                "`{{ '%999999999d' % 1 }}`|text of more than 16777216 characters",
                "`{% set ns = namespace(t='x') %}{% for i in range(99) %}{% set ns.t = ns.t ~ ns.t %}{% endfor %}`|text of more than 16777216 characters",
                "`{% set ns = namespace(t=[1]) %}{% for i in range(99) %}{% set ns.t = ns.t + ns.t %}{% endfor %}`|list of more than 1000000 items",
                "`{{ [1] * 999999999 }}`|list of more than 1000000 items",
                "`{{ range(999999999) }}`|Range too big. The sandbox blocks ranges larger than MAX_RANGE (100000).",
                "`{{ 9 ** 999999999 }}`|integer of more than 4300 digits",
                "`{% set ns = namespace(t=9) %}{% for i in range(99) %}{% set ns.t = ns.t * ns.t %}{% endfor %}`|integer of more than 4300 digits",
            })
    void aRunawayTemplateIsStopped(String template, String reason) {
        ChatTemplate parsed = ChatTemplate.parse(template);

        TemplateRenderException failure = Assertions.assertTimeout(
                Duration.ofMinutes(1),
                () -> assertThrows(TemplateRenderException.class, () -> parsed.render(List.of(), false, Map.of())));

        assertEquals("line 1: " + reason, failure.getMessage());
    }

    @Test
    void aValueInsideItselfIsAnError() {
        ChatTemplate template = ChatTemplate.parse("{% set ns = namespace() %}{% set ns.me = ns %}{{ ns }}");

        var failure = assertThrows(TemplateRenderException.class, () -> template.render(List.of(), false, Map.of()));

        assertEquals("values or calls are nested too deeply", failure.getMessage());
    }

    @ParameterizedTest
    @CsvSource({"(,1,),5000", "not ,1,'',5000", "-,1,'',5000", "[,1,],5000", "1 if 1 else ,1,'',5000"})
    void deepNestingIsASyntaxError(String open, String inside, String close, int depth) {
        String template = "{{ " + (open + " ").repeat(depth) + inside + close.repeat(depth) + " }}";

        var failure = assertThrows(TemplateSyntaxException.class, () -> ChatTemplate.parse(template));

        assertTrue(failure.getMessage().contains("nested more than 100 deep"), failure.getMessage());
    }

    @Test
    void manyNestedBlocksAreASyntaxError() {
        String template = "{% if 1 %}".repeat(5000) + "{% endif %}".repeat(5000);

        var failure = assertThrows(TemplateSyntaxException.class, () -> ChatTemplate.parse(template));

        assertTrue(failure.getMessage().contains("nested more than 100 deep"), failure.getMessage());
    }

    @Test
    void aLongMessageTakesNoTimeToSpeakOf() {
        String content = "word \uD83D\uDE00 ".repeat(100_000);
        ChatTemplate template = ChatTemplate.parse("{% for m in messages %}{{ m.content.split()|length }} "
                + "{{ m.content[::-1]|length }} {{ m.content|replace('word', 'w')|tojson|length }}{% endfor %}");

        RenderedPrompt prompt = Assertions.assertTimeout(
                Duration.ofSeconds(20), () -> template.render(List.of(Map.of("content", content)), false, Map.of()));

        assertEquals("200000 700000 400002", prompt.text());
    }
}
