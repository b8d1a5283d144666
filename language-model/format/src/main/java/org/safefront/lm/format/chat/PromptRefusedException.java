package org.safefront.lm.format.chat;

/**
 * A chat template does not accept a prompt. The template's own words are left out, here and as a cause: they may quote the
 * prompt, and no log may hold that.
 */
public final class PromptRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PromptRefusedException(int line) {
        super("the chat template refuses the prompt, in line " + line + " of the template");
    }
}
