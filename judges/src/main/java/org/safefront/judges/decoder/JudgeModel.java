package org.safefront.judges.decoder;

/** A decoder that judges. May be used by many threads at once. */
public interface JudgeModel extends AutoCloseable {
    /** All of it that can change what it says. */
    String identity();

    /**
     * How probable two words are as the next token.
     *
     * @throws TooLongException if it does not read prompts of this length
     */
    Odds odds(JudgePrompt prompt, Choice choice);

    /**
     * What it writes next, always the most probable token, until a special token or the limit ends it.
     *
     * @throws TooLongException if prompt and answer together are longer than it reads
     */
    String write(JudgePrompt prompt, int maxTokens);

    /**
     * Its answer to a message, in its own chat template, always the most probable token. In no part of the message does a special token
     * mean anything.
     *
     * @throws TooLongException if message and answer together are longer than it reads
     */
    String reply(JudgePrompt message, int maxTokens);

    @Override
    void close();
}
