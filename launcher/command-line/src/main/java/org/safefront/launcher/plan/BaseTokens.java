package org.safefront.launcher.plan;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.safefront.lm.format.chat.ChatFormat;
import org.safefront.lm.training.TrainingWork;

/** How long the texts of a study are to one base, by its own tokenizer and chat template. */
record BaseTokens(ChatFormat chat) {
    /** Tokens of a prompt, the template's included. */
    int prompt(String words) {
        return chat.prompt(words).length;
    }

    /** Lengths of the prompts that are counted. */
    List<Integer> prompts(List<String> words) {
        return RowSample.of(words).stream().map(this::prompt).toList();
    }

    /** Lengths of all examples; those that were not counted are as long as those that were. */
    List<TrainingWork.Length> examples(List<TrainingRow> rows, Optional<String> thought) {
        List<TrainingWork.Length> counted = RowSample.of(rows).stream()
                .map(row -> new TrainingWork.Length(prompt(row.prompt()), completion(row, thought)))
                .toList();
        return IntStream.range(0, rows.size())
                .mapToObj(row -> counted.get(row % counted.size()))
                .toList();
    }

    private int completion(TrainingRow row, Optional<String> thought) {
        return thought.map(text -> chat.completion(row.prompt(), text, row.answer()))
                .orElseGet(() -> chat.completion(row.answer()))
                .length;
    }
}
