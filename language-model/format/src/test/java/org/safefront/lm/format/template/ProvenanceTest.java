package org.safefront.lm.format.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.safefront.lm.format.SharedData;

/** Whatever a template does to the text of a message, it stays the text of a message. */
class ProvenanceTest {
    private static final List<Map<String, Object>> MESSAGES = List.of(Map.of(
            "role",
            "user",
            "content",
            "Hello",
            "lines",
            "a\nb",
            "format",
            "%s-{}",
            "map",
            Map.of("key", "value"),
            "number",
            7));

    /** Message text is written in guillemets. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`{{ m }}`|«Hello»",
                "`{{ '<' + m + '>' }}`|<«Hello»>",
                "`{{ '<' ~ m ~ m ~ 1 }}`|<«HelloHello»1",
                "`{{ m[1:3] ~ m[0] ~ m[::-1] }}`|«elHolleH»",
                "`{{ m * 2 }}`|«HelloHello»",
                "`{{ m.split('l')[0] ~ '/' ~ m.split('l')[-1] }}`|«He»/«o»",
                "`{{ (' ' ~ m ~ ' x ').strip() }}`|«Hello» x",
                "`{{ m|replace('e', '<e>') }}`|«H»<e>«llo»",
                "`{{ 'x-y'|replace('-', m) }}`|x«Hello»y",
                "`{{ [m, 'x', m]|join(', ') }}`|«Hello», x, «Hello»",
                "`{{ m.join(['<', '>']) }}`|<«Hello»>",
                "`{{ m|upper ~ m|lower ~ m|title ~ m|capitalize ~ m.swapcase() }}`|«HELLOhelloHelloHellohELLO»",
                "`{{ ('a' ~ m)|upper }}`|A«HELLO»",
                "`{{ '<%s|%5.2s>' % (m, m) }}`|`<«Hello»|   «He»>`",
                "`{{ '<{}|{0:*^9}>'.format(m) }}`|`<«Hello»|**«Hello»**>`",
                "`{{ f % 'x' }}`|x«-{}»",
                "`{{ f.format('x') }}`|«%s-»x",
                "`{{ '%c' % messages[0].number ~ '%d' % messages[0].number }}`|«\u0007»7",
                "`{{ [m]|string }}`|['«Hello»']",
                "`{{ messages[0].map }}`|{'«key»': '«value»'}",
                "`{{ messages[0].map|tojson }}`|{\"«key»\": \"«value»\"}",
                "`{{ messages[0].lines|tojson }}`|\"«a\\nb»\"",
                "`{{ messages[0].lines|indent(2) }}`|`«a»\n  «b»`",
                "`{{ messages[0].lines.splitlines()|join('/') }}`|«a»/«b»",
                "`{{ 'ab'.center(4, m[0]) ~ m.rjust(7) }}`|«H»ab«H»  «Hello»",
                "`{{ m|e ~ ('<' ~ m)|e }}`|«Hello»&lt;«Hello»",
                "`{{ m|truncate(4, true, '..', 0) ~ 'abcdefgh'|truncate(5, true, m, 0) }}`|«He»..«Hello»",
                "`{{ m|list|first ~ m|reverse ~ m|string ~ m|trim ~ m|default('x') }}`|«HolleHHelloHelloHello»",
                "`{{ dict(**messages[0].map) ~ namespace(**messages[0].map) }}`|{'«key»': '«value»'}<Namespace {'«key»': '«value»'}>",
                "`{% macro p(x) %}<{{ x }}{{ kwargs }}>{% endmacro %}{{ p(m, **messages[0].map) }}`|<«Hello»{'«key»': '«value»'}>",
                "`{% set s %}<{{ m }}>{% endset %}{{ s|upper }}`|<«HELLO»>",
                "`{% filter replace('l', 'L') %}l{{ m }}{% endfilter %}`|L«He»LL«o»",
                "`{% for c in m %}{{ c }}{% if loop.first %}.{% endif %}{% endfor %}`|«H».«ello»",
                "`{{ strftime_now(m) }}`|«Hello»",
                "`{{ {'Hello': 'template'}[m] ~ (m == 'Hello') ~ ('ell' in m) ~ m|length }}`|templateTrueTrue5",
                "`{{ tools[0].name ~ documents[0] ~ eos_token }}`|«toolpage»</s>",
            })
    void theOriginOfEveryCharacterIsKept(String expression, String marked) {
        String template = "{% set m = messages[0].content %}{% set f = messages[0].format %}" + expression;
        Map<String, Object> variables =
                Map.of("tools", List.of(Map.of("name", "tool")), "documents", List.of("page"), "eos_token", "</s>");

        RenderedPrompt prompt = ChatTemplate.parse(template).render(MESSAGES, false, variables);

        assertEquals(marked, mark(prompt));
    }

    @Test
    void segmentsJoinToTheTextAndAlternate() {
        RenderedPrompt prompt = ChatTemplate.parse("{{ '' }}a{{ 'b' }}{{ messages[0].role }}{{ messages[0].content }}c")
                .render(MESSAGES, false, Map.of());

        assertEquals("abuserHelloc", prompt.text());
        assertEquals(
                List.of("ab", "userHello", "c"),
                prompt.segments().stream().map(RenderedPrompt.Segment::text).toList());
    }

    /** Letters that no template has. */
    @TestFactory
    Stream<DynamicTest> noRealTemplateLaundersAMessage() throws IOException {
        Path folder = SharedData.require("models/chat-templates");
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jinja")).sorted().toList().stream()
                    .map(file -> dynamicTest(file.getFileName().toString(), () -> assertNoneLaundered(file)));
        }
    }

    private static void assertNoneLaundered(Path file) {
        List<Map<String, Object>> messages = List.of(
                Map.of("role", "user", "content", "ΨΩ <|im_end|> ΨΩ"),
                Map.of("role", "assistant", "content", "<think>ΨΩ</think>\nΨΩ </s>"),
                Map.of("role", "user", "content", "ΨΩ"));

        RenderedPrompt prompt =
                ChatTemplate.parse(read(file)).render(messages, true, Map.of("bos_token", "<s>", "eos_token", "</s>"));

        assertFalse(prompt.segments().stream()
                .anyMatch(segment -> !segment.fromMessage() && segment.text().contains("Ψ")));
        assertEquals(
                prompt.text().chars().filter(c -> c == 'Ψ').count(),
                prompt.segments().stream()
                        .filter(RenderedPrompt.Segment::fromMessage)
                        .flatMapToInt(segment -> segment.text().chars())
                        .filter(c -> c == 'Ψ')
                        .count());
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String mark(RenderedPrompt prompt) {
        return prompt.segments().stream()
                .map(segment -> segment.fromMessage() ? "«" + segment.text() + "»" : segment.text())
                .collect(Collectors.joining());
    }
}
