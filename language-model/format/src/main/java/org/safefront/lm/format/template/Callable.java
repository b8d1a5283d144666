package org.safefront.lm.format.template;

/** What can be called. */
sealed interface Callable extends Value permits BoundRoutine, Macro, LoopState {
    Value call(Arguments arguments, Rendering rendering);
}
