package org.safefront.eval.model;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.ObjIntConsumer;
import org.safefront.contracts.CheckpointRef;
import org.safefront.contracts.FailureReason;
import org.safefront.contracts.Sampling;
import org.safefront.eval.domain.CannotGenerateException;
import org.safefront.eval.domain.Generated;
import org.safefront.eval.domain.TextGenerator;
import org.safefront.eval.model.server.CompletionServer;
import org.safefront.eval.model.server.ServerFailureException;
import org.safefront.eval.model.server.ServerRefusalException;
import org.safefront.eval.model.server.ServerSettings;
import org.safefront.work.files.ArtifactStore;

/**
 * Has checkpoints write on a server that speaks the completions protocol: vLLM, SGLang, llama.cpp and others. Prompts go
 * there as tokens, so template and tokenizer are ours; so many at a time as the operator allows. What may pass is tried
 * again, after waits that grow and differ.
 */
public final class ServerTextGenerator implements TextGenerator {
    private static final Duration FIRST_WAIT = Duration.ofMillis(500);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
    private static final double JITTER = 0.5;
    /** A server that loads a large model is away for minutes. */
    private static final Duration GIVE_UP = Duration.ofMinutes(10);

    private static final long LOOK_MILLIS = 100;

    private final ServerSettings settings;
    private final CompletionServer server;
    private final CheckpointFiles files;
    private final ServedAdapters adapters;
    private final ExecutorService threads;
    private Optional<ServedModel> model = Optional.empty();

    public ServerTextGenerator(ArtifactStore artifacts, ServerSettings settings) {
        this.settings = settings;
        this.server = new CompletionServer(settings);
        this.files = new CheckpointFiles(artifacts);
        this.adapters = new ServedAdapters(server, settings, files);
        this.threads = Executors.newFixedThreadPool(settings.concurrency(), work -> {
            var thread = new Thread(work, "completion");
            thread.setDaemon(true);
            return thread;
        });
    }

    @Override
    public synchronized void generate(
            CheckpointRef checkpoint,
            List<Prompt> prompts,
            Sampling sampling,
            ObjIntConsumer<Generated> finished,
            BooleanSupplier stop) {
        ModelFaults.translated(() -> {
            ServedModel served = open(checkpoint);
            var form = new ServerPrompts(served, sampling, server);
            List<int[]> tokens = prompts.stream().map(form::tokens).toList();
            Multi<Result> texts = retried(() -> name(checkpoint, served))
                    .onItem()
                    .transformToMulti(name -> Multi.createFrom()
                            .range(0, prompts.size())
                            .onItem()
                            .transformToUni(place -> retried(() -> new Result(
                                    form.complete(name, prompts.get(place), tokens.get(place), stop), place)))
                            .merge(settings.concurrency()));
            run(texts, finished, stop);
        });
    }

    @Override
    public String engine() {
        return settings.label();
    }

    @Override
    public synchronized Set<String> loaded() {
        return model.filter(ServedModel::isProven)
                .map(served -> Set.of(served.digest()))
                .orElse(Set.of());
    }

    @Override
    public synchronized void close() {
        threads.shutdownNow();
        model.ifPresent(ServedModel::close);
        model = Optional.empty();
    }

    private record Result(Generated text, int place) {}

    private interface Call<T> {
        T make() throws InterruptedException;
    }

    private ServedModel open(CheckpointRef checkpoint) {
        String digest = checkpoint.weights().manifestDigest();
        if (model.filter(served -> served.digest().equals(digest)).isEmpty()) {
            model.ifPresent(ServedModel::close);
            model = Optional.of(new ServedModel(digest, files.verified(checkpoint.weights()), server));
        }
        return model.orElseThrow();
    }

    /** The name of a checkpoint on the server, where it says what its trainer saw. */
    private String name(CheckpointRef checkpoint, ServedModel served) throws InterruptedException {
        String name = adapters.name(checkpoint);
        served.prove(checkpoint, settings.model(), name, settings.tolerance());
        return name;
    }

    private <T> Uni<T> retried(Call<T> call) {
        return Uni.createFrom()
                .item(() -> made(call))
                .runSubscriptionOn(threads)
                .onFailure(ServerFailureException.class)
                .retry()
                .withBackOff(FIRST_WAIT, LONGEST_WAIT)
                .withJitter(JITTER)
                .expireIn(GIVE_UP.toMillis());
    }

    private static <T> T made(Call<T> call) {
        try {
            return call.make();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        }
    }

    /** Hands texts on as they come, on this thread, until the last. */
    private static void run(Multi<Result> texts, ObjIntConsumer<Generated> finished, BooleanSupplier stop) {
        var news = new LinkedBlockingQueue<Runnable>();
        var ended = new boolean[1];
        Cancellable running = texts.subscribe()
                .with(
                        result -> news.add(() -> finished.accept(result.text(), result.place())),
                        failure -> news.add(() -> fail(failure)),
                        () -> news.add(() -> ended[0] = true));
        try {
            while (!ended[0] && !stop.getAsBoolean()) {
                next(news).ifPresent(Runnable::run);
            }
        } catch (CancellationException e) {
            // A request has seen the stop before we did.
        } finally {
            running.cancel();
        }
    }

    private static Optional<Runnable> next(BlockingQueue<Runnable> news) {
        try {
            return Optional.ofNullable(news.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        }
    }

    private static void fail(Throwable failure) {
        if (failure instanceof ServerRefusalException refusal) {
            throw new CannotGenerateException(FailureReason.INVALID_INPUT, refusal);
        }
        if (failure instanceof RuntimeException known) {
            throw known;
        }
        throw new IllegalStateException(failure);
    }
}
