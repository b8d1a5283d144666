package org.safefront.lm.format.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Parses macros, and the blocks that are handed to them. */
final class MacroParser {
    private final TokenStream tokens;
    private final Frames frames;
    private final ExpressionParser expressions;
    private final TargetParser targets;
    private final Function<String, Body> body;

    /** {@code body} parses a block up to an end tag and closes its scope. */
    MacroParser(
            TokenStream tokens,
            Frames frames,
            ExpressionParser expressions,
            TargetParser targets,
            Function<String, Body> body) {
        this.tokens = tokens;
        this.frames = frames;
        this.expressions = expressions;
        this.targets = targets;
        this.body = body;
    }

    Statement definition() {
        int line = tokens.next().line();
        String name = targets.name();
        frames.store(name);
        frames.open();
        List<Macro.Parameter> parameters = parameters();
        return new Definition(line, macro(name, parameters, "endmacro"));
    }

    Statement callBlock() {
        int line = tokens.next().line();
        frames.open();
        List<Macro.Parameter> parameters = tokens.atOperator("(") ? parameters() : List.of();
        Invocation.Call call = OperandParser.asCall(expressions.expression())
                .orElseThrow(() -> new TemplateSyntaxException("expected call", line));
        return new Statement.CallBlock(line, call, macro("caller", parameters, "endcall"));
    }

    Statement generation() {
        int line = tokens.next().line();
        frames.open();
        return new Statement.Generation(line, macro("caller", List.of(), "endgeneration"));
    }

    private Macro.Definition macro(String name, List<Macro.Parameter> parameters, String endTag) {
        // The body tells which special names it reads only while its scope is open, so there is one more around it.
        frames.open();
        Body parsed = body.apply(endTag);
        Set<String> special = Stream.of("caller", "varargs", "kwargs")
                .filter(frames::loaded)
                .filter(word -> parameters.stream()
                        .noneMatch(parameter -> parameter.name().equals(word)))
                .collect(Collectors.toSet());
        frames.close();
        return new Macro.Definition(name, parameters, parsed, special);
    }

    private List<Macro.Parameter> parameters() {
        var parameters = new ArrayList<Macro.Parameter>();
        tokens.expectOperator("(");
        while (!tokens.skipOperator(")")) {
            if (!parameters.isEmpty()) {
                tokens.expectOperator(",");
            }
            parameters.add(parameter(parameters));
        }
        return parameters;
    }

    private Macro.Parameter parameter(List<Macro.Parameter> before) {
        String name = targets.name();
        frames.declare(name);
        if (tokens.skipOperator("=")) {
            return new Macro.Parameter(name, Optional.of(expressions.expression()));
        }
        if (!before.isEmpty() && before.get(before.size() - 1).fallback().isPresent()) {
            throw tokens.failure("non-default argument follows default argument");
        }
        return new Macro.Parameter(name, Optional.empty());
    }
}
