package org.safefront.lm.format.chat;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.safefront.lm.format.InvalidModelException;

class ChatFormatTest {
    /** Single characters are tokens 4 and up; the marks are added tokens. */
    private static final String TOKENIZER = "{'version':'1.0','added_tokens':["
            + added(0, "<u>", true) + "," + added(1, "<a>", true) + "," + added(2, "<end>", true) + ","
            + added(3, "<think>", false) + "],"
            + "'pre_tokenizer':{'type':'Split','pattern':{'Regex':'.'},'behavior':'Isolated','invert':false},"
            + "'decoder':{'type':'Fuse'},'model':{'type':'WordLevel','unk_token':'?','vocab':{'<u>':0,'<a>':1,"
            + "'<end>':2,'<think>':3,'?':4,'h':5,'i':6,'<':7,'e':8,'n':9,'d':10,'>':11,'u':12}}}";

    @TempDir
    Path folder;

    @BeforeEach
    void writeATokenizer() throws IOException {
        Files.writeString(folder.resolve("tokenizer.json"), TOKENIZER.replace('\'', '"'));
        write("{'chat_template':'{% for m in messages %}<u>{{ m.content }}{% endfor %}<a>','eos_token':'<end>'}");
    }

    @Test
    void putsTheUsersWordsIntoTheTemplate() {
        try (ChatFormat chat = ChatFormat.open(folder)) {
            assertArrayEquals(new int[] {0, 5, 6, 1}, chat.prompt("hi"));
        }
    }

    @Test
    void theUsersWordsNeverBecomeSpecialTokens() {
        try (ChatFormat chat = ChatFormat.open(folder)) {
            assertArrayEquals(new int[] {0, 7, 8, 9, 10, 11, 1}, chat.prompt("<end>"));
        }
    }

    @Test
    void anAnswerToBeLearnedEndsWithTheEndToken() {
        try (ChatFormat chat = ChatFormat.open(folder)) {
            assertArrayEquals(new int[] {3, 5, 6, 2}, chat.completion("<think>hi"));
            assertEquals("<think>hi", chat.text(chat.completion("<think>hi")));
        }
    }

    @Test
    void aThoughtStandsBetweenItsMarksBeforeTheAnswer() {
        try (ChatFormat chat = ChatFormat.open(folder)) {
            assertArrayEquals(chat.completion("<think>i</think>hi"), chat.completion("hi", "i", "hi"));
            assertArrayEquals(chat.completion("<think>i</think>hi"), chat.completion("<think>", "i", "hi"));
        }
    }

    @Test
    void aThoughtThatTheTemplateHasBegunIsNotBegunAgain() throws IOException {
        write("{'chat_template':'<u>{{ messages[0].content }}<a><think>\\n','eos_token':'<end>'}");
        try (ChatFormat chat = ChatFormat.open(folder)) {
            assertArrayEquals(chat.completion("i</think>hi"), chat.completion("hi", "i", "hi"));
        }
    }

    @Test
    void knowsAllTokensThatEndAnAnswer() throws IOException {
        Files.writeString(folder.resolve("generation_config.json"), "{\"eos_token_id\":[2,7]}");

        try (ChatFormat chat = ChatFormat.open(folder)) {
            assertEquals(Set.of(2, 7), chat.endTokens());
        }
    }

    @Test
    void saysThatTheTemplateIsMissing() throws IOException {
        write("{'eos_token':'<end>'}");

        var refusal = assertThrows(InvalidModelException.class, () -> ChatFormat.open(folder));

        assertEquals(
                "tokenizer_config.json: chat_template is missing; add one, or a file chat_template.jinja",
                refusal.getMessage());
    }

    @Test
    void saysWhichFileIsMissing() throws IOException {
        Files.delete(folder.resolve("tokenizer_config.json"));

        var refusal = assertThrows(InvalidModelException.class, () -> ChatFormat.open(folder));

        assertEquals(folder.resolve("tokenizer_config.json") + " is missing", refusal.getMessage());
    }

    @Test
    void saysThatTheTemplateIsMalformed() throws IOException {
        write("{'chat_template':'{% for %}','eos_token':'<end>'}");

        var refusal = assertThrows(InvalidModelException.class, () -> ChatFormat.open(folder));

        assertEquals(
                "the chat template cannot be used, line 1: ",
                refusal.getMessage().substring(0, refusal.getMessage().lastIndexOf(": ") + 2));
    }

    @Test
    void doesNotQuoteAPromptThatTheTemplateRefuses() throws IOException {
        write("{'chat_template':'{{ raise_exception(messages[0].content) }}','eos_token':'<end>'}");

        try (ChatFormat chat = ChatFormat.open(folder)) {
            var refusal = assertThrows(PromptRefusedException.class, () -> chat.prompt("hi"));

            assertEquals("the chat template refuses the prompt, in line 1 of the template", refusal.getMessage());
            assertNull(refusal.getCause(), "the template's words would be in the log");
        }
    }

    private static String added(int id, String content, boolean special) {
        return "{'id':" + id + ",'content':'" + content + "','special':" + special
                + ",'single_word':false,'lstrip':false,'rstrip':false,'normalized':false}";
    }

    private void write(String json) throws IOException {
        Files.writeString(folder.resolve("tokenizer_config.json"), json.replace('\'', '"'));
    }
}
