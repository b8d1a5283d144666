package org.safefront.lm.generation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.safefront.lm.generation.decoder.AdapterFactors;
import org.safefront.lm.generation.decoder.DecoderSession;

/**
 * Writes many answers at a time. Row i lies in slot i of the decoder, so that a step always reads the first slots. A
 * finished row makes room for a waiting request at once; while none waits, the last row is moved into its place. Prompts
 * are read between the steps, a piece at a time, and one that another row has read already is copied.
 */
final class ContinuousBatch {
    private final DecoderSession decoder;
    private final Sampler sampler;
    private final GeneratorSettings settings;
    private final Function<String, AdapterFactors> adapters;
    private final float[] logits;
    private final List<Row> rows = new ArrayList<>();

    /** @param adapters by name */
    ContinuousBatch(
            DecoderSession decoder,
            int vocabularySize,
            GeneratorSettings settings,
            Function<String, AdapterFactors> adapters) {
        this.decoder = decoder;
        this.sampler = new Sampler(vocabularySize);
        this.settings = settings;
        this.adapters = adapters;
        this.logits = new float[vocabularySize];
    }

    /**
     * Runs until nothing is left to do, or until it is cancelled; answers that are not finished then are dropped.
     *
     * @param dropped says of the id of a request that nobody wants its answer any more
     */
    void run(
            RequestSource requests,
            Consumer<Generation> finished,
            Predicate<String> dropped,
            BooleanSupplier cancelled) {
        rows.clear();
        while (!cancelled.getAsBoolean()) {
            rows.stream().filter(row -> dropped.test(row.id())).forEach(Row::drop);
            boolean more = fill(requests, cancelled);
            readPrompts(finished);
            compact();
            // All rows may have been finished by their first tokens.
            if (rows.isEmpty() && !more) {
                return;
            }
            step(finished);
        }
    }

    /**
     * Gives waiting requests slots that are free or whose rows are finished.
     *
     * @return whether more may wait
     */
    private boolean fill(RequestSource requests, BooleanSupplier cancelled) {
        int slot = nextFree(0);
        while (slot < settings.slots() && !cancelled.getAsBoolean()) {
            Optional<GenerationRequest> request = requests.next();
            if (request.isEmpty()) {
                return false;
            }
            begin(request.get(), slot);
            slot = nextFree(slot);
        }
        return true;
    }

    private int nextFree(int from) {
        int slot = from;
        while (slot < rows.size() && !rows.get(slot).isFinished()) {
            slot++;
        }
        return slot;
    }

    private void begin(GenerationRequest request, int slot) {
        var row = new Row(request, request.adapter().map(adapters), settings.maxLength());
        // What stands in the slots now may be the same prompt, and in its own slot it is overwritten.
        source(row).ifPresent(from -> share(row, from, slot));
        if (slot == rows.size()) {
            rows.add(row);
        } else {
            rows.set(slot, row);
        }
        if (row.isReading()) {
            decoder.putAdapter(slot, row.adapter());
        }
    }

    /** A slot where this row's prompt was read, by the same adapter. */
    private Optional<Integer> source(Row row) {
        for (int slot = 0; slot < rows.size(); slot++) {
            Row other = rows.get(slot);
            if (!other.isReading() && other.hasPromptOf(row)) {
                return Optional.of(slot);
            }
        }
        return Optional.empty();
    }

    private void share(Row row, int from, int to) {
        if (from != to) {
            decoder.copySlot(from, to, row.promptSize());
        }
        row.readAll(rows.get(from).promptLogits());
    }

    /** Reads as many tokens of prompts as settings allow between two steps, and draws first tokens. */
    private void readPrompts(Consumer<Generation> finished) {
        int budget = settings.prefillTokens();
        for (int slot = 0; slot < rows.size(); slot++) {
            Row row = rows.get(slot);
            while (row.isReading() && !row.isFinished() && budget > 0 && !isReadByAnEarlierRow(row, slot)) {
                Optional<Integer> source = source(row);
                if (source.isPresent()) {
                    share(row, source.get(), slot);
                } else {
                    budget -= readPiece(row, slot);
                }
            }
            if (!row.isReading() && row.count() == 0 && !row.isFinished()) {
                draw(row, row.promptLogits(), finished);
            }
        }
    }

    private boolean isReadByAnEarlierRow(Row row, int slot) {
        return rows.subList(0, slot).stream().anyMatch(other -> other.isReading() && other.hasPromptOf(row));
    }

    private int readPiece(Row row, int slot) {
        int[] tokens = row.nextTokens(settings.prefillTokens());
        int position = row.positions();
        decoder.prefill(slot, tokens, position);
        if (position + tokens.length < row.promptSize()) {
            row.read(tokens.length);
        } else {
            var last = new float[logits.length];
            decoder.readLogits(0, last);
            row.readAll(last);
        }
        return tokens.length;
    }

    private void compact() {
        int slot = nextFree(0);
        while (slot < rows.size()) {
            Row last = rows.remove(rows.size() - 1);
            if (!last.isFinished()) {
                decoder.copySlot(rows.size(), slot, last.positions());
                rows.set(slot, last);
            }
            slot = nextFree(slot);
        }
    }

    private void step(Consumer<Generation> finished) {
        int slots = rows.size();
        while (slots > 0 && rows.get(slots - 1).isReading()) {
            slots--;
        }
        if (slots == 0) {
            return;
        }
        for (int slot = 0; slot < slots; slot++) {
            Row row = rows.get(slot);
            // A row that still reads is carried along: what is written behind its prompt so far, its next piece
            // replaces.
            decoder.putToken(slot, row.isReading() ? 0 : row.latest(), row.positions());
        }
        decoder.decode(slots);
        for (int slot = 0; slot < slots; slot++) {
            Row row = rows.get(slot);
            if (!row.isReading()) {
                decoder.readLogits(slot, logits);
                draw(row, logits, finished);
            }
        }
    }

    private void draw(Row row, float[] scores, Consumer<Generation> finished) {
        row.add(sampler.sample(scores, row.sampling(), row.count()));
        row.finished().ifPresent(finished);
    }
}
