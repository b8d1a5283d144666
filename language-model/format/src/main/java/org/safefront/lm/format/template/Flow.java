package org.safefront.lm.format.template;

/** How a statement ended. */
enum Flow {
    /** The next one follows. */
    NEXT,
    /** The loop around it is left. */
    BREAK,
    /** The loop around it goes on with its next item. */
    CONTINUE
}
