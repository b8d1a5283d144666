package org.safefront.judges;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import org.safefront.judges.decoder.EngineModel;
import org.safefront.judges.decoder.EngineSettings;
import org.safefront.judges.decoder.JudgeModel;
import org.safefront.judges.decoder.ServerModel;
import org.safefront.judges.decoder.ServerSettings;
import org.safefront.lm.format.InvalidModelException;
import org.safefront.lm.format.JsonFile;
import org.safefront.lm.generation.decoder.Precision;

/**
 * Opens judges that ask the language model that {@code judge.json} names: {@code model}, a folder, or {@code server}.
 *
 * @param threads that share the work of one model
 * @param environment in which keys of servers are looked up; null for what is not set
 */
record DecoderModels(int threads, UnaryOperator<String> environment) {
    private static final int LOGPROBS = 20;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /** The judge that asks this question of the model. */
    Judge judge(String name, Path folder, JsonFile json, Question question) {
        JudgeHeader header = JudgeHeader.read(json);
        JudgeModel model = open(folder, json, question.isMessage());
        try {
            var judge = new ModelJudge(header.ref(name, question.identity(), model.identity()), model, question);
            return new ReadableOnly(judge, header.languages());
        } catch (RuntimeException e) {
            model.close();
            throw e;
        }
    }

    private JudgeModel open(Path folder, JsonFile json, boolean chats) {
        Optional<JsonFile> server = json.object("server");
        Optional<String> model = json.text("model");
        if (server.isPresent() && model.isPresent()) {
            throw new InvalidModelException(JudgeFile.NAME + ": model and server exclude each other");
        }
        if (server.isPresent()) {
            return ServerModel.open(server(server.get(), json), folder, chats);
        }
        var settings = new EngineSettings(threads, maxLength(json), precision(json), chats);
        return EngineModel.open(folder.resolve(model.orElse(".")).normalize(), settings);
    }

    private ServerSettings server(JsonFile server, JsonFile json) {
        String model = required(server, "model");
        return new ServerSettings(
                url(required(server, "url")),
                model,
                server.text("label").orElse(model),
                server.text("api_key_env").map(this::key),
                server.positive("logprobs", LOGPROBS),
                maxLength(json),
                PATIENCE);
    }

    private String key(String variable) {
        return Optional.ofNullable(environment.apply(variable))
                .filter(key -> !key.isBlank())
                .orElseThrow(() -> new InvalidModelException(
                        JudgeFile.NAME + ": server: api_key_env is " + variable + ", which is not set"));
    }

    private static URI url(String text) {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException e) {
            throw new InvalidModelException(JudgeFile.NAME + ": server: url is none: " + text, e);
        }
    }

    private static String required(JsonFile json, String field) {
        return json.text(field)
                .orElseThrow(() -> new InvalidModelException(JudgeFile.NAME + ": server: " + field + " is missing"));
    }

    private static OptionalInt maxLength(JsonFile json) {
        return json.get("max_length").isPresent() ? OptionalInt.of(json.positive("max_length")) : OptionalInt.empty();
    }

    private static Precision precision(JsonFile json) {
        try {
            return json.text("precision").map(Precision::of).orElse(Precision.FLOAT32);
        } catch (IllegalArgumentException e) {
            throw new InvalidModelException(JudgeFile.NAME + ": " + e.getMessage(), e);
        }
    }
}
