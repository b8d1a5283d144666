package org.safefront.lm.format.template;

import java.util.ArrayList;

/** Parses what may stand on the left of an assignment. */
final class TargetParser {
    private final TokenStream tokens;
    private final ExpressionParser expressions;

    TargetParser(TokenStream tokens, ExpressionParser expressions) {
        this.tokens = tokens;
        this.expressions = expressions;
    }

    /** A name. */
    String name() {
        Token token = tokens.expect(Token.Kind.NAME);
        if (OperandParser.isConstant(token.value())) {
            throw new TemplateSyntaxException("can't assign to '" + token.value() + "'", token.line());
        }
        return token.value();
    }

    /** A name, or several with commas between them; an attribute of a namespace where that makes sense. */
    Target target(boolean namespaces) {
        var targets = new ArrayList<Target>();
        boolean several = false;
        do {
            targets.add(single(namespaces));
            boolean comma = tokens.skipOperator(",");
            several |= comma;
            if (!comma) {
                break;
            }
        } while (!tokens.at(Token.Kind.BLOCK_END) && !tokens.atOperator(")"));
        return several ? new Target.Unpacking(targets) : targets.get(0);
    }

    private Target single(boolean namespaces) {
        if (tokens.skipOperator("(")) {
            Target inside = expressions.nested(() -> target(namespaces));
            tokens.expectOperator(")");
            return inside;
        }
        String name = name();
        if (!tokens.atOperator(".")) {
            return new Target.Variable(name);
        }
        if (!namespaces) {
            throw tokens.failure("can't assign to an attribute here");
        }
        tokens.next();
        return new Target.NamespaceAttribute(
                name, tokens.expect(Token.Kind.NAME).value());
    }
}
