package org.safefront.eval.model;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.ObjIntConsumer;
import java.util.stream.Collectors;
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

    private static final Duration LAST_WORDS = Duration.ofSeconds(10);

    private final ServerSettings settings;
    private final CompletionServer server;
    private final CheckpointFiles files;
    private final PromptTemplates templates;
    private final ServedAdapters adapters;
    private final ExecutorService threads;
    /** By the digests of their weights; each is a tokenizer and a template. */
    private final Map<String, ServedModel> models = new ConcurrentHashMap<>();

    public ServerTextGenerator(ArtifactStore artifacts, ServerSettings settings) {
        this.settings = settings;
        this.server = new CompletionServer(settings);
        this.files = new CheckpointFiles(artifacts);
        this.templates = new PromptTemplates(files);
        this.adapters = new ServedAdapters(server, settings, files);
        this.threads = Executors.newFixedThreadPool(settings.concurrency(), work -> {
            var thread = new Thread(work, "completion");
            thread.setDaemon(true);
            return thread;
        });
    }

    @Override
    public void generate(
            CheckpointRef checkpoint,
            List<Prompt> prompts,
            Sampling sampling,
            ObjIntConsumer<Generated> finished,
            BooleanSupplier stop) {
        ModelFaults.translated(() -> {
            ServedModel served =
                    models.computeIfAbsent(checkpoint.weights().manifestDigest(), digest -> open(checkpoint));
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
            var deliveries = new Deliveries();
            Cancellable running = texts.subscribe()
                    .with(
                            result -> deliveries.add(() -> finished.accept(result.text(), result.place())),
                            deliveries::fail,
                            deliveries::end);
            try {
                deliveries.take(stop);
            } catch (CancellationException e) {
                // A request has seen the stop before we did.
            } catch (ServerRefusalException e) {
                throw new CannotGenerateException(FailureReason.INVALID_INPUT, e);
            } finally {
                running.cancel();
            }
        });
    }

    @Override
    public String template(CheckpointRef checkpoint) {
        return templates.digest(checkpoint);
    }

    @Override
    public String engine() {
        return settings.label();
    }

    @Override
    public OptionalInt gpus() {
        return settings.gpus();
    }

    @Override
    public Set<String> loaded() {
        return models.values().stream()
                .filter(ServedModel::isProven)
                .map(ServedModel::digest)
                .collect(Collectors.toSet());
    }

    @Override
    public void close() {
        threads.shutdownNow();
        try {
            // A tokenizer that is freed while it is used takes the process with it.
            if (!threads.awaitTermination(LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        models.values().forEach(ServedModel::close);
        models.clear();
    }

    private record Result(Generated text, int place) {}

    private interface Call<T> {
        T make() throws InterruptedException;
    }

    private ServedModel open(CheckpointRef checkpoint) {
        return new ServedModel(checkpoint.weights().manifestDigest(), files.verified(checkpoint.weights()), server);
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

    /** A server may say how long it wants to be left alone; to that our own wait is added. */
    private static <T> T makeAndWait(Call<T> call) throws InterruptedException {
        try {
            return call.make();
        } catch (ServerFailureException e) {
            Thread.sleep(Math.min(e.retryAfter().toMillis(), LONGEST_WAIT.toMillis()));
            throw e;
        }
    }

    private static <T> T made(Call<T> call) {
        try {
            return makeAndWait(call);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        }
    }
}
