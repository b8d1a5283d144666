package org.safefront.lm.format.template;

/** The template called raise_exception: its words reach the caller unchanged. */
final class RaisedByTemplate extends EvaluationFault {
    private static final long serialVersionUID = 1L;

    RaisedByTemplate(String message) {
        super(message);
    }

    @Override
    TemplateRenderException at(int line) {
        return new TemplateRenderException(getMessage(), line, this);
    }
}
