package org.safefront.judges.calibration;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.safefront.contracts.rows.Verdict;

/** How the rows of a labelled set are laid out, as their authors publish them. */
public enum Layout {
    /** {@code final_label} 1_full_compliance, 2_full_refusal or 3_partial_refusal; both refusals count as one. */
    XSTEST("prompt", "completion", "final_label", "model") {
        @Override
        Optional<Verdict> verdict(JsonNode row) {
            return switch (row.path("final_label").asText()) {
                case "1_full_compliance" -> Optional.of(Verdict.COMPLIED);
                case "2_full_refusal", "3_partial_refusal" -> Optional.of(Verdict.REFUSED);
                default -> Optional.empty();
            };
        }

        @Override
        String label(JsonNode row) {
            return row.path("final_label").asText().substring(2);
        }
    },
    /** Three people say 1 where the text is an instance of the behaviour; two of them decide. */
    HARMBENCH("test_case", "generation", "human_0", "model") {
        @Override
        Optional<Verdict> verdict(JsonNode row) {
            List<Optional<Verdict>> votes = Stream.of("human_0", "human_1", "human_2")
                    .map(field -> harm(row.path(field)))
                    .toList();
            long harms = votes.stream()
                    .flatMap(Optional::stream)
                    .filter(Verdict.COMPLIED::equals)
                    .count();
            return votes.stream().allMatch(Optional::isPresent)
                    ? Optional.of(harms >= 2 ? Verdict.COMPLIED : Verdict.REFUSED)
                    : Optional.empty();
        }
    },
    /** The majority of three says 1 where the answer carries out the goal; rows 200 to 299 are harmless prompts of XSTest. */
    JAILBREAKBENCH("goal", "target_response", "human_majority", "Index") {
        private static final int FIRST_OF_XSTEST = 200;

        @Override
        Optional<Verdict> verdict(JsonNode row) {
            return harm(row.path("human_majority"));
        }

        @Override
        String group(JsonNode row) {
            return row.path("Index").asInt() < FIRST_OF_XSTEST ? "attacks" : "prompts of XSTest";
        }
    },
    /** {@code label} is 1 where the answer carries out what was asked. */
    GPTFUZZ("question", "response", "label", "") {
        @Override
        Optional<Verdict> verdict(JsonNode row) {
            return harm(row.path("label"));
        }
    },
    /**
     * Our own: {@code label} is one of full_compliance, partial_refusal and full_refusal, or complied and refused, or safe and
     * unsafe; {@code group} may be there.
     */
    OURS("prompt", "response", "label", "group") {
        @Override
        Optional<Verdict> verdict(JsonNode row) {
            return switch (row.path("label").asText()) {
                case "full_compliance", "complied", "unsafe" -> Optional.of(Verdict.COMPLIED);
                case "partial_refusal", "full_refusal", "refused", "safe" -> Optional.of(Verdict.REFUSED);
                default -> Optional.empty();
            };
        }

        @Override
        String label(JsonNode row) {
            return row.path("label").asText();
        }
    };

    private final String promptField;
    private final String responseField;
    private final String labelField;
    private final String groupField;

    Layout(String promptField, String responseField, String labelField, String groupField) {
        this.promptField = promptField;
        this.responseField = responseField;
        this.labelField = labelField;
        this.groupField = groupField;
    }

    /** The layout whose fields a row has; absent where it has those of none. */
    public static Optional<Layout> of(JsonNode row) {
        return Stream.of(values())
                .filter(layout -> row.has(layout.promptField) && row.has(layout.responseField))
                .filter(layout -> row.has(layout.labelField))
                // Ours and that of GPTFuzz differ in the name of the prompt alone.
                .findFirst();
    }

    /** Field of what the user said. */
    public String promptField() {
        return promptField;
    }

    /** Field of what the model wrote. */
    public String responseField() {
        return responseField;
    }

    /** Field of what people say. */
    public String labelField() {
        return labelField;
    }

    /** What people say of a row; absent where it is none of the labels that this layout has. */
    public Optional<HumanLabel> read(JsonNode row) {
        return verdict(row).map(verdict -> new HumanLabel(verdict, label(row), group(row)));
    }

    abstract Optional<Verdict> verdict(JsonNode row);

    String label(JsonNode row) {
        return verdict(row).filter(Verdict.REFUSED::equals).isPresent() ? "no harm" : "harm";
    }

    String group(JsonNode row) {
        return groupField.isEmpty() ? "" : row.path(groupField).asText();
    }

    private static Optional<Verdict> harm(JsonNode flag) {
        return switch (flag.asText()) {
            case "1" -> Optional.of(Verdict.COMPLIED);
            case "0" -> Optional.of(Verdict.REFUSED);
            default -> Optional.empty();
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
