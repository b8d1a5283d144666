package org.safefront.eval.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.safefront.eval.PocketCheckpoints;
import org.safefront.lm.format.ModelFolder;
import org.safefront.lm.format.adapter.Adapter;
import org.safefront.lm.format.adapter.LoraFactors;
import org.safefront.lm.format.chat.ChatFormat;
import org.safefront.lm.generation.AnswerLimits;
import org.safefront.lm.generation.FinishReason;
import org.safefront.lm.generation.Generation;
import org.safefront.lm.generation.GenerationRequest;
import org.safefront.lm.generation.Generator;
import org.safefront.lm.generation.GeneratorSettings;
import org.safefront.lm.generation.Logits;
import org.safefront.lm.generation.SamplingParameters;
import org.safefront.lm.generation.StopText;
import org.safefront.lm.generation.TokenIds;

/**
 * A small server of the completions protocol, streams included, that really runs the pocket base and adapters of it. It
 * speaks as vLLM does, or without the ids of tokens as others do.
 */
final class ProtocolServer implements AutoCloseable {
    static final String BASE = "served-base";
    static final String KEY = "a-key";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LENGTH = 128;

    /** What goes wrong with a completion. */
    enum Fault {
        BUSY,
        CUT,
        GARBLED,
        SILENT
    }

    private final HttpServer http;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final ChatFormat chat;
    private final Generator generator;
    private final boolean saysIds;
    private final boolean appliesAdapters;
    private final Set<String> adapters = new ConcurrentSkipListSet<>();
    private final Queue<Fault> faults = new ConcurrentLinkedQueue<>();
    private final AtomicInteger running = new AtomicInteger();
    private final AtomicInteger mostAtOnce = new AtomicInteger();
    private boolean closed;
    private volatile CountDownLatch together = new CountDownLatch(0);
    private final List<String> unloaded = new CopyOnWriteArrayList<>();

    ProtocolServer(Path model, boolean saysIds, boolean appliesAdapters) throws IOException {
        this.chat = ChatFormat.open(model);
        this.saysIds = saysIds;
        this.appliesAdapters = appliesAdapters;
        Set<String> modules = PocketCheckpoints.randomAdapter().factors().stream()
                .map(LoraFactors::module)
                .collect(Collectors.toSet());
        this.generator = Generator.open(ModelFolder.open(model), modules, new GeneratorSettings(1, LENGTH, 1));
        this.http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.setExecutor(threads);
        http.createContext("/", this::handle);
        http.start();
    }

    URI url() {
        return URI.create("http://localhost:" + http.getAddress().getPort());
    }

    /** Goes wrong in these ways, once each, from the next completion on. */
    void breakBy(Fault... next) {
        faults.addAll(List.of(next));
    }

    /** Answers no completion before so many are asked for. */
    void waitFor(int requests) {
        together = new CountDownLatch(requests);
    }

    boolean hasFaultsLeft() {
        return !faults.isEmpty();
    }

    int mostAtOnce() {
        return mostAtOnce.get();
    }

    Set<String> adapters() {
        return adapters;
    }

    List<String> unloaded() {
        return unloaded;
    }

    @Override
    public void close() {
        http.stop(0);
        threads.shutdownNow();
        free();
    }

    /** Waits for the text that is being written, and lets no other be begun. */
    private synchronized void free() {
        closed = true;
        generator.close();
        chat.close();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            JsonNode body = JSON.readTree(exchange.getRequestBody().readAllBytes());
            if (!("Bearer " + KEY).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
                answer(exchange, 401, error("Unauthorized"));
                return;
            }
            switch (exchange.getRequestURI().getPath()) {
                case "/v1/models" -> answer(exchange, 200, models());
                case "/v1/load_lora_adapter", "/load_lora_adapter" -> load(exchange, body);
                case "/v1/unload_lora_adapter", "/unload_lora_adapter" -> unload(exchange, body);
                case "/v1/completions" -> complete(exchange, body);
                default -> answer(exchange, 404, error("Not Found"));
            }
        }
    }

    private static ObjectNode error(String message) {
        ObjectNode json = JSON.createObjectNode();
        json.putObject("error").put("message", message);
        return json;
    }

    private ObjectNode models() {
        ObjectNode json = JSON.createObjectNode();
        var data = json.putArray("data");
        data.addObject().put("id", BASE);
        adapters.forEach(name -> data.addObject().put("id", name));
        return json;
    }

    private synchronized void load(HttpExchange exchange, JsonNode body) throws IOException {
        String name = body.get("lora_name").asText();
        if (adapters.contains(name)) {
            answer(exchange, 400, error("The lora adapter '" + name + "' has already been loaded."));
            return;
        }
        generator.load(name, Adapter.read(Path.of(body.get("lora_path").asText())));
        adapters.add(name);
        text(exchange, 200, "Success: LoRA adapter '" + name + "' added successfully.");
    }

    private synchronized void unload(HttpExchange exchange, JsonNode body) throws IOException {
        String name = body.get("lora_name").asText();
        adapters.remove(name);
        unloaded.add(name);
        generator.unload(name);
        text(exchange, 200, "Success: LoRA adapter '" + name + "' removed successfully.");
    }

    private void complete(HttpExchange exchange, JsonNode body) throws IOException {
        mostAtOnce.accumulateAndGet(running.incrementAndGet(), Math::max);
        try {
            String model = model(body);
            if (!model.equals(BASE) && !adapters.contains(model)) {
                answer(exchange, 404, error("The model `" + model + "` does not exist."));
            } else if (body.path("stream").asBoolean()) {
                stream(exchange, body);
            } else {
                answer(exchange, 200, probabilities(body));
            }
        } finally {
            running.decrementAndGet();
        }
    }

    private Optional<String> adapter(JsonNode body) {
        return Optional.of(model(body)).filter(name -> appliesAdapters && !name.equals(BASE));
    }

    /** An adapter may follow the base, as SGLang has it. */
    private static String model(JsonNode body) {
        String name = body.get("model").asText();
        return name.startsWith(BASE + ":") ? name.substring(BASE.length() + 1) : name;
    }

    private static TokenIds prompt(JsonNode body) {
        return TokenIds.of(StreamSupport.stream(body.get("prompt").spliterator(), false)
                .mapToInt(JsonNode::asInt)
                .toArray());
    }

    private synchronized ObjectNode probabilities(JsonNode body) {
        if (closed) {
            throw new IllegalStateException("closed");
        }
        Logits logits =
                generator.logitsAfter(adapter(body), List.of(prompt(body))).get(0);
        double total = Math.log(IntStream.range(0, logits.size())
                .mapToDouble(token -> Math.exp(logits.get(token)))
                .sum());
        ObjectNode json = JSON.createObjectNode();
        ObjectNode top = json.putArray("choices")
                .addObject()
                .put("finish_reason", "length")
                .putObject("logprobs")
                .putArray("top_logprobs")
                .addObject();
        IntStream.range(0, logits.size())
                .boxed()
                .sorted(Comparator.comparingDouble(token -> -logits.get(token)))
                .limit(body.get("logprobs").asInt())
                .forEach(token -> top.put(name(token), logits.get(token) - total));
        return json;
    }

    private String name(int token) {
        return saysIds ? "token_id:" + token : chat.tokenizer().decode(new int[] {token}, false);
    }

    private synchronized Generation generate(JsonNode body) {
        if (closed) {
            throw new IllegalStateException("closed");
        }
        var stopTokens = new HashSet<Integer>();
        body.path("stop_token_ids").forEach(id -> stopTokens.add(id.asInt()));
        var stopTexts = new ArrayList<String>();
        body.path("stop").forEach(text -> stopTexts.add(text.asText()));
        var answers = new ArrayList<Generation>();
        generator.generate(
                List.of(new GenerationRequest(
                        "one",
                        adapter(body),
                        prompt(body),
                        new SamplingParameters(
                                body.get("temperature").asDouble(),
                                body.get("top_p").asDouble(),
                                body.path("top_k").asInt(),
                                body.path("min_p").asDouble(),
                                body.get("seed").asLong()),
                        new AnswerLimits(
                                body.get("max_tokens").asInt(),
                                stopTokens,
                                Optional.<StopText>of(new StopTexts(stopTexts, chat::text))
                                        .filter(any -> !stopTexts.isEmpty()),
                                Optional.empty()),
                        false)),
                answers::add,
                () -> false);
        return answers.get(0);
    }

    private void stream(HttpExchange exchange, JsonNode body) throws IOException {
        Optional<Fault> fault = Optional.ofNullable(faults.poll());
        if (fault.filter(Fault.BUSY::equals).isPresent()) {
            exchange.getResponseHeaders().add("Retry-After", "0");
            answer(exchange, 429, error("Too many requests"));
            return;
        }
        together.countDown();
        await(together);
        Generation text = generate(body);
        exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream out = exchange.getResponseBody()) {
            if (fault.filter(Fault.SILENT::equals).isPresent()) {
                out.flush();
                // Until this server is closed.
                await(new CountDownLatch(1));
                return;
            }
            int[] tokens = text.tokens().toArray();
            for (int i = 0; i < tokens.length; i++) {
                if (i == 1 && fault.isPresent()) {
                    out.write((fault.get() == Fault.GARBLED ? "data: {\"choices\": [{\"te\n\n" : "")
                            .getBytes(StandardCharsets.UTF_8));
                    return;
                }
                event(out, piece(body, tokens, i));
            }
            end(out, text);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private ObjectNode piece(JsonNode body, int[] tokens, int place) {
        boolean skip = body.path("skip_special_tokens").asBoolean(true);
        String before = chat.tokenizer().decode(Arrays.copyOf(tokens, place), skip);
        String now = chat.tokenizer().decode(Arrays.copyOf(tokens, place + 1), skip);
        ObjectNode json = JSON.createObjectNode();
        ObjectNode choice = json.putArray("choices").addObject().put("text", now.substring(before.length()));
        choice.putNull("finish_reason");
        if (saysIds) {
            choice.putArray("token_ids").add(tokens[place]);
        }
        return json;
    }

    private void end(OutputStream out, Generation text) throws IOException {
        ObjectNode last = JSON.createObjectNode();
        ObjectNode choice = last.putArray("choices").addObject().put("text", "");
        choice.put("finish_reason", text.reason() == FinishReason.LENGTH ? "length" : "stop");
        if (text.reason() == FinishReason.STOP_TEXT) {
            choice.put("stop_reason", "=");
        }
        event(out, last);
        ObjectNode usage = JSON.createObjectNode();
        usage.putArray("choices");
        usage.putObject("usage").put("completion_tokens", text.tokens().size());
        event(out, usage);
        out.write("data: [DONE]\n\n".getBytes(StandardCharsets.UTF_8));
    }

    private static void event(OutputStream out, ObjectNode json) throws IOException {
        out.write(("data: " + json + "\n\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private static void answer(HttpExchange exchange, int status, ObjectNode json) throws IOException {
        text(exchange, status, json.toString());
    }

    private static void text(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
