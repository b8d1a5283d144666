package org.safefront.lm.format.template;

/** Something a value cannot do; whoever knows the line makes a {@link TemplateRenderException} of it. */
class EvaluationFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    EvaluationFault(String message) {
        super(message);
    }

    /** The same, told to the caller of the template. */
    TemplateRenderException at(int line) {
        return new TemplateRenderException("line " + line + ": " + getMessage(), line, this);
    }
}
