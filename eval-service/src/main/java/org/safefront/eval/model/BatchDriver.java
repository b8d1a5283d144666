package org.safefront.eval.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.LinkedBlockingDeque;
import org.safefront.contracts.CheckpointRef;
import org.safefront.lm.generation.Generation;
import org.safefront.lm.generation.GenerationRequest;
import org.safefront.lm.generation.Generator;

/**
 * One thread that has the loaded model write for all who ask. Jobs of one model share its running batch, whichever
 * adapters they are of, so that the last long texts of one job leave no slot idle; a job of another model waits until the
 * batch has run dry, and those behind it wait too.
 */
final class BatchDriver implements AutoCloseable {
    private final CheckpointFiles files;
    private final Capacity capacity;
    private final BlockingDeque<Job> waiting = new LinkedBlockingDeque<>();
    private final List<Job> running = new ArrayList<>();
    private final Thread thread;
    private volatile Optional<LoadedModel> loaded = Optional.empty();
    private volatile boolean closed;

    BatchDriver(CheckpointFiles files, Capacity capacity) {
        this.files = files;
        this.capacity = capacity;
        this.thread = new Thread(this::work, "generation");
        this.thread.setDaemon(true);
        this.thread.start();
    }

    /** Puts a job at the end. */
    void add(Job job) {
        waiting.add(job);
        if (closed) {
            refuse();
        }
    }

    /** The digest of the weights that are loaded. */
    Optional<String> loaded() {
        return loaded.map(LoadedModel::digest);
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        refuse();
        unload();
    }

    private void refuse() {
        for (Job job = waiting.poll(); job != null; job = waiting.poll()) {
            job.fail(new IllegalStateException("the generator is closed"));
        }
    }

    private void work() {
        while (!closed) {
            try {
                serve(waiting.take());
            } catch (InterruptedException e) {
                // Closed; nobody else interrupts this thread.
                return;
            }
        }
    }

    /** Has a job done, and all that come meanwhile and can share its batch. */
    private void serve(Job first) {
        if (first.isDropped()) {
            return;
        }
        try {
            LoadedModel model = load(first.checkpoint());
            Generator generator = model.open(first);
            begin(model, first);
            // A batch ends when no row is left, though a job that has just given its proof has its texts still to
            // write.
            while (!closed && running.stream().anyMatch(job -> !job.isDropped())) {
                generator.generate(() -> next(model), this::accept, this::isDropped, () -> closed);
            }
            running.forEach(job -> job.fail(new IllegalStateException("the generator is closed")));
        } catch (RuntimeException | LinkageError | OutOfMemoryError e) {
            broken(first, e);
        }
        running.clear();
    }

    /** Nobody knows which of them broke it: each goes on by itself, and that one fails. */
    private void broken(Job first, Throwable failure) {
        if (running.size() < 2) {
            first.fail(failure);
            running.forEach(job -> job.fail(failure));
            return;
        }
        for (Job job : running) {
            job.setAlone();
            waiting.addFirst(job);
        }
    }

    private void begin(LoadedModel model, Job job) {
        job.begin(model, model.nameOf(job.checkpoint()), model.trial(job.checkpoint()));
        if (job.isDone()) {
            job.end();
        } else {
            running.add(job);
        }
    }

    private Optional<GenerationRequest> next(LoadedModel model) {
        running.removeIf(Job::isDropped);
        takeIn(model);
        return running.stream().map(Job::next).flatMap(Optional::stream).findFirst();
    }

    private void takeIn(LoadedModel model) {
        boolean shared = running.stream().noneMatch(Job::isAlone);
        for (Job job = waiting.peek(); shared && job != null && takeIn(model, job); job = waiting.peek()) {
            waiting.remove(job);
        }
    }

    /** Whether a job is in the batch, or need not wait for it any longer. */
    private boolean takeIn(LoadedModel model, Job job) {
        try {
            if (job.isDropped()) {
                return true;
            }
            if (job.isAlone() || !model.canTake(job)) {
                return false;
            }
            model.add(job);
            begin(model, job);
        } catch (RuntimeException e) {
            // Its own fault, which those that run must not feel.
            job.fail(e);
        }
        return true;
    }

    private void accept(Generation text) {
        // Whoever left since the step began has no owner any more.
        owner(text.id()).ifPresent(job -> accept(job, text));
    }

    private void accept(Job job, Generation text) {
        try {
            job.accept(text);
        } catch (RuntimeException e) {
            job.fail(e);
        }
        if (job.isDone()) {
            job.end();
            running.remove(job);
        }
    }

    private boolean isDropped(String id) {
        return owner(id).filter(job -> !job.isDropped()).isEmpty();
    }

    private Optional<Job> owner(String id) {
        return running.stream().filter(job -> job.owns(id)).findFirst();
    }

    private LoadedModel load(CheckpointRef checkpoint) {
        String digest = checkpoint.weights().manifestDigest();
        if (loaded.filter(model -> model.digest().equals(digest)).isEmpty()) {
            unload();
            loaded = Optional.of(LoadedModel.open(digest, files.verified(checkpoint.weights()), capacity));
        }
        return loaded.orElseThrow();
    }

    private void unload() {
        Optional<LoadedModel> old = loaded;
        loaded = Optional.empty();
        old.ifPresent(LoadedModel::close);
    }
}
