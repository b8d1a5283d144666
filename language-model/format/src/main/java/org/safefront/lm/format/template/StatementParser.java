package org.safefront.lm.format.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Parses the tags of a template. */
final class StatementParser {
    /** Deeper nesting than any person writes, and well within the stack. */
    private static final int MAX_DEPTH = 100;

    private final TokenStream tokens;
    private final Frames frames = new Frames();
    private final ExpressionParser expressions;
    private final TargetParser targets;
    private final MacroParser macros;
    private final Map<String, Supplier<Statement>> tags;
    private boolean insideLoop;
    private int depth;

    private StatementParser(TokenStream tokens) {
        this.tokens = tokens;
        this.expressions = new ExpressionParser(tokens, frames);
        this.targets = new TargetParser(tokens, expressions);
        this.macros = new MacroParser(tokens, frames, expressions, targets, this::looplessBody);
        this.tags = Map.ofEntries(
                Map.entry("for", this::forLoop),
                Map.entry("if", this::condition),
                Map.entry("set", this::assignment),
                Map.entry("with", this::with),
                Map.entry("filter", this::filterBlock),
                Map.entry("print", this::print),
                Map.entry("macro", macros::definition),
                Map.entry("call", macros::callBlock),
                Map.entry("generation", macros::generation),
                Map.entry("break", () -> jump(Flow.BREAK)),
                Map.entry("continue", () -> jump(Flow.CONTINUE)));
    }

    /** The statements of a whole template. */
    static Body parse(String source) {
        var parser = new StatementParser(TemplateLexer.tokenize(source));
        parser.frames.open();
        List<Statement> statements = parser.statements();
        return new Body(statements, parser.frames.close());
    }

    /** Everything up to one of the end tags, or to the end of the template where none is expected. */
    private List<Statement> statements(String... endTags) {
        var statements = new ArrayList<Statement>();
        while (!tokens.at(Token.Kind.END)) {
            Token token = tokens.next();
            switch (token.kind()) {
                case DATA -> statements.add(new Statement.Data(token.line(), Text.of(token.value())));
                case PRINT_BEGIN -> statements.add(output(token.line()));
                default -> {
                    if (Stream.of(endTags).anyMatch(tokens::atName)) {
                        return statements;
                    }
                    statements.add(tag());
                }
            }
        }
        if (endTags.length > 0) {
            String wanted = Stream.of(endTags).map(Representation::quote).collect(Collectors.joining(" or "));
            throw tokens.failure("Unexpected end of template. Looking for the following tags: " + wanted + ".");
        }
        return statements;
    }

    /** The statements of a block whose tag is still open; its end tag remains to be read. */
    private List<Statement> blockStatements(String... endTags) {
        tokens.skipOperator(":");
        tokens.expect(Token.Kind.BLOCK_END);
        if (++depth > MAX_DEPTH) {
            throw tokens.failure("blocks nested more than " + MAX_DEPTH + " deep");
        }
        List<Statement> statements = statements(endTags);
        depth--;
        return statements;
    }

    /** A block with the scope that was opened for it. */
    private Body body(String endTag) {
        List<Statement> statements = blockStatements(endTag);
        tokens.next();
        return new Body(statements, frames.close());
    }

    /** The same where break and continue would leave a function. */
    private Body looplessBody(String endTag) {
        boolean outside = insideLoop;
        insideLoop = false;
        Body body = body(endTag);
        insideLoop = outside;
        return body;
    }

    private Statement output(int line) {
        Expression expression = expressions.tuple(expressions::expression);
        tokens.expect(Token.Kind.PRINT_END);
        return new Statement.Print(line, expression);
    }

    private Statement tag() {
        if (!tokens.at(Token.Kind.NAME)) {
            throw tokens.failure("tag name expected");
        }
        Supplier<Statement> parser = tags.get(tokens.current().value());
        if (parser == null) {
            throw tokens.failure("Encountered unknown tag '" + tokens.current().value() + "'.");
        }
        Statement statement = parser.get();
        tokens.expect(Token.Kind.BLOCK_END);
        return statement;
    }

    private Statement forLoop() {
        int line = tokens.next().line();
        Target target = targets.target(false);
        tokens.expectName("in");
        Expression source = expressions.tuple(expressions::withoutCondition);
        boolean outside = insideLoop;
        insideLoop = true;
        frames.open();
        target.names().forEach(frames::declare);
        frames.declare("loop");
        Optional<Expression> condition =
                tokens.skipName("if") ? Optional.of(expressions.expression()) : Optional.empty();
        boolean recursive = tokens.skipName("recursive");
        List<Statement> statements = blockStatements("endfor", "else");
        Body body = new Body(statements, frames.close());
        insideLoop = outside;
        Body otherwise = Body.EMPTY;
        if (tokens.next().isName("else")) {
            frames.open();
            otherwise = body("endfor");
        }
        return new ForLoop(line, target, source, condition, body, otherwise, recursive);
    }

    private Statement condition() {
        int line = tokens.line();
        int mark = frames.mark();
        var branches = new ArrayList<Statement.If.Branch>();
        Body otherwise = Body.EMPTY;
        frames.enterBranch();
        Token tag = tokens.next();
        while (!tag.isName("endif")) {
            if (tag.isName("else")) {
                otherwise = branch("endif");
            } else {
                Expression condition = expressions.tuple(expressions::withoutCondition);
                branches.add(new Statement.If.Branch(condition, branch("elif", "else", "endif")));
            }
            tag = tokens.next();
        }
        frames.leaveBranch();
        frames.soften(mark);
        return new Statement.If(line, branches, otherwise);
    }

    private Body branch(String... endTags) {
        return new Body(blockStatements(endTags), Set.of());
    }

    private Statement assignment() {
        int line = tokens.next().line();
        Target target = targets.target(true);
        if (tokens.skipOperator("=")) {
            Expression value = expressions.tuple(expressions::expression);
            target.names().forEach(frames::store);
            return new Statement.Assign(line, target, value);
        }
        frames.open();
        Optional<Expression> filter = filters(tokens.skipOperator("|"));
        Body body = body("endset");
        target.names().forEach(frames::store);
        return new Statement.Captured(line, body, filter, Optional.of(target));
    }

    private Statement filterBlock() {
        int line = tokens.next().line();
        frames.open();
        Optional<Expression> filter = filters(true);
        return new Statement.Captured(line, body("endfilter"), filter, Optional.empty());
    }

    private Optional<Expression> filters(boolean any) {
        if (!any) {
            return Optional.empty();
        }
        Expression value = expressions.operands().filter(new Expression.Name(Statement.Captured.PRINTED));
        while (tokens.skipOperator("|")) {
            value = expressions.operands().filter(value);
        }
        return Optional.of(value);
    }

    private Statement with() {
        int line = tokens.next().line();
        var names = new ArrayList<Target>();
        var values = new ArrayList<Expression>();
        while (!tokens.at(Token.Kind.BLOCK_END)) {
            if (!names.isEmpty()) {
                tokens.expectOperator(",");
            }
            names.add(targets.target(false));
            tokens.expectOperator("=");
            values.add(expressions.expression());
        }
        frames.open();
        names.forEach(target -> target.names().forEach(frames::declare));
        return new Statement.With(line, names, values, body("endwith"));
    }

    private Statement print() {
        int line = tokens.next().line();
        var parts = new ArrayList<Expression>();
        while (!tokens.at(Token.Kind.BLOCK_END)) {
            if (!parts.isEmpty()) {
                tokens.expectOperator(",");
            }
            parts.add(expressions.expression());
        }
        return new Statement.Print(line, new Expression.Concatenation(parts));
    }

    private Statement jump(Flow flow) {
        Token token = tokens.next();
        if (!insideLoop) {
            throw new TemplateSyntaxException("'" + token.value() + "' outside loop", token.line());
        }
        return new Statement.Jump(token.line(), flow);
    }
}
