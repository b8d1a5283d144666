package org.safefront.judges;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.safefront.contracts.JudgeRef;
import org.safefront.contracts.rows.InvalidReason;

/**
 * Asks a judge of what it can read, and of nothing else: what is blank, or in a language that it does not cover, is invalid.
 *
 * @param languages that it covers; empty where it covers all
 */
record ReadableOnly(Judge judge, List<String> languages) implements Judge {
    ReadableOnly {
        languages = List.copyOf(languages);
    }

    @Override
    public JudgeRef ref() {
        return judge.ref();
    }

    @Override
    public List<Opinion> judge(List<Exchange> exchanges) {
        List<Optional<InvalidReason>> reasons =
                exchanges.stream().map(this::reason).toList();
        List<Exchange> readable = IntStream.range(0, exchanges.size())
                .filter(i -> reasons.get(i).isEmpty())
                .mapToObj(exchanges::get)
                .toList();
        Iterator<Opinion> opinions = readable.isEmpty()
                ? List.<Opinion>of().iterator()
                : judge.judge(readable).iterator();
        return reasons.stream()
                .map(reason -> reason.map(Opinion::invalid).orElseGet(opinions::next))
                .toList();
    }

    @Override
    public void close() {
        judge.close();
    }

    private Optional<InvalidReason> reason(Exchange exchange) {
        if (exchange.response().isBlank()) {
            return Optional.of(InvalidReason.EMPTY);
        }
        boolean foreign = !languages.isEmpty()
                && Language.of(exchange.response())
                        .filter(language -> !languages.contains(language))
                        .isPresent();
        return foreign ? Optional.of(InvalidReason.LANGUAGE) : Optional.empty();
    }
}
