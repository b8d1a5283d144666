package org.safefront.lm.format.template;

/**
 * A piece of template source.
 *
 * @param kind what it is
 * @param value its characters; of a string literal, what it stands for
 * @param line where it starts, from 1
 */
record Token(Kind kind, String value, int line) {

    /** What a token is, and how an error message calls it. */
    enum Kind {
        DATA("template data / text"),
        BLOCK_BEGIN("begin of statement block"),
        BLOCK_END("end of statement block"),
        PRINT_BEGIN("begin of print statement"),
        PRINT_END("end of print statement"),
        NAME("name"),
        STRING("string"),
        INTEGER("integer"),
        FLOAT("float"),
        OPERATOR("operator"),
        END("end of template");

        private final String description;

        Kind(String description) {
            this.description = description;
        }

        String description() {
            return description;
        }
    }

    boolean is(Kind wanted) {
        return kind == wanted;
    }

    boolean isName(String name) {
        return kind == Kind.NAME && value.equals(name);
    }

    boolean isOperator(String operator) {
        return kind == Kind.OPERATOR && value.equals(operator);
    }

    /** How an error message calls it. */
    String describe() {
        return switch (kind) {
            case NAME, OPERATOR, INTEGER, FLOAT, STRING -> value;
            default -> kind.description();
        };
    }
}
