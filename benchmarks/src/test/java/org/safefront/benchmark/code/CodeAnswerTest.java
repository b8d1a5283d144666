package org.safefront.benchmark.code;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodeAnswerTest {
    @Test
    void takesTheLastBlockThatDefinesTheFunction() {
        String answer = """
                First:
                ```python
                def f(x):
                    return 1
                ```
                Better:
                ```python
                def f(x):
                    return 2
                ```
                It is used like this:
                ```python
                print(f(3))
                ```
                And started by
                ```bash
                python f.py
                ```
                """;

        assertEquals(Optional.of("def f(x):\n    return 2\n"), CodeAnswer.extract(answer, "f"));
    }

    @Test
    void takesTheLastBlockOfPythonWhereNoneDefinesIt() {
        String answer = "```\nx = 1\n```\ntext\n```py\ny = 2\n```\n```text\nresult\n```\n";

        assertEquals(Optional.of("y = 2\n"), CodeAnswer.extract(answer, "f"));
    }

    @Test
    void takesABlockThatIsCutOff() {
        assertEquals(
                Optional.of("def f():\n    retu"), CodeAnswer.extract("Well.\n```python\ndef f():\n    retu", "f"));
    }

    @Test
    void takesAnIndentedBlockOfALongerFence() {
        String answer = "1. So:\n   ````python\n   def f():\n       return '```'\n   ````\n";

        assertEquals(Optional.of("def f():\n    return '```'\n"), CodeAnswer.extract(answer, "f"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"f = lambda x: x\n", "f: object = max\n", "class f:\n    pass\n", "async def f(): pass\n"})
    void knowsWhatDefinesAName(String definition) {
        String answer = "```python\n" + definition + "```\n```python\nf(1) == 2\n```";

        assertEquals(Optional.of(definition), CodeAnswer.extract(answer, "f"));
    }

    @Test
    void takesAnAnswerThatIsCodeThroughout() {
        assertEquals(Optional.of("import re\ndef f(): pass"), CodeAnswer.extract("import re\r\ndef f(): pass", "f"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "I cannot help with that.", "The answer is 42.\nIt follows from the definition."})
    void whatIsNoCodeHasNoProgram(String answer) {
        assertTrue(CodeAnswer.extract(answer, "f").isEmpty());
    }
}
