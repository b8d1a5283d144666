package org.safefront.benchmark.answer;

import java.util.List;
import java.util.stream.Collectors;

/** Rows between begin and end: a matrix, or a system of equations. */
final class Rows {
    private Rows() {}

    static Answer answer(List<Token> inside, int depth) {
        List<List<Token>> rows = AnswerParser.split(inside, "\\\\");
        boolean isSystem = rows.stream().allMatch(AnswerParser::isRelated);
        if (isSystem) {
            return new Answer.Listing(rows.stream()
                    .map(row -> AnswerParser.list(withoutColumns(row), depth + 1))
                    .toList());
        }
        return new Answer.Matrix(rows.stream()
                .map(row -> AnswerParser.split(row, "&").stream()
                        .map(cell -> Values.expr(new FormulaParser(cell, depth + 1).whole()))
                        .toList())
                .toList());
    }

    private static List<Token> withoutColumns(List<Token> row) {
        return row.stream().filter(token -> !token.is("&")).collect(Collectors.toList());
    }
}
