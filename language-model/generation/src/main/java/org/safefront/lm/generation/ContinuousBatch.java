package org.safefront.lm.generation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.safefront.lm.generation.decoder.DecoderSession;

/**
 * Writes many answers at a time. Row i lies in slot i of the decoder, so that a step always reads the first slots. A
 * finished row makes room for a waiting request at once; while none waits, the last row is moved into its place.
 */
final class ContinuousBatch {
    private final DecoderSession decoder;
    private final Sampler sampler;
    private final GeneratorSettings settings;
    private final float[] logits;
    private final List<Row> rows = new ArrayList<>();

    ContinuousBatch(DecoderSession decoder, int vocabularySize, GeneratorSettings settings) {
        this.decoder = decoder;
        this.sampler = new Sampler(vocabularySize);
        this.settings = settings;
        this.logits = new float[vocabularySize];
    }

    /** Runs until nothing is left to do, or until it is cancelled; answers that are not finished then are dropped. */
    void run(RequestSource requests, Consumer<Generation> finished, BooleanSupplier cancelled) {
        rows.clear();
        while (!cancelled.getAsBoolean()) {
            fill(requests, finished, cancelled);
            compact();
            if (rows.isEmpty()) {
                return;
            }
            step(finished);
        }
    }

    /** Reads the prompts of waiting requests into slots that are free or whose rows are finished. */
    private void fill(RequestSource requests, Consumer<Generation> finished, BooleanSupplier cancelled) {
        int slot = nextFree(0);
        while (slot < settings.slots() && !cancelled.getAsBoolean()) {
            Optional<GenerationRequest> request = requests.next();
            if (request.isEmpty()) {
                return;
            }
            start(request.get(), slot, finished);
            // A row may be finished by its first token; its slot is free again then.
            slot = nextFree(slot);
        }
    }

    private int nextFree(int from) {
        int slot = from;
        while (slot < rows.size() && !rows.get(slot).isFinished()) {
            slot++;
        }
        return slot;
    }

    private void start(GenerationRequest request, int slot, Consumer<Generation> finished) {
        var row = new Row(request, settings.maxLength());
        if (slot == rows.size()) {
            rows.add(row);
        } else {
            rows.set(slot, row);
        }
        decoder.prefill(slot, request.prompt().toArray());
        draw(row, 0, finished);
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
        for (int slot = 0; slot < rows.size(); slot++) {
            Row row = rows.get(slot);
            decoder.putToken(slot, row.latest(), row.positions());
        }
        decoder.decode(rows.size());
        for (int slot = 0; slot < rows.size(); slot++) {
            draw(rows.get(slot), slot, finished);
        }
    }

    private void draw(Row row, int logitsRow, Consumer<Generation> finished) {
        decoder.readLogits(logitsRow, logits);
        row.add(sampler.sample(logits, row.sampling(), row.count()));
        row.finished().ifPresent(finished);
    }
}
