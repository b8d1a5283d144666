package org.safefront.launcher.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.safefront.benchmark.catalogue.Sha256;
import org.safefront.benchmark.exchange.ExportFormat;
import org.safefront.benchmark.exchange.ExportHeader;
import org.safefront.contracts.DataRef;
import org.safefront.contracts.evaluation.EvaluationCompleted;
import org.safefront.contracts.rows.BenchmarkSample;
import org.safefront.launcher.CannotStartException;
import org.safefront.launcher.samples.RecordLines;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code safefront export}. */
@Command(
        name = "export",
        description = "Write the result of an evaluation as other harnesses do.",
        mixinStandardHelpOptions = true)
final class ExportCommand implements Runnable {
    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    @Parameters(paramLabel = "RESULT", description = "The data of an evaluation.completed event, as JSON.")
    private Path result;

    @Option(names = "--to", paramLabel = "FORMAT", required = true, description = "One of ${COMPLETION-CANDIDATES}.")
    private ExportFormat format;

    @Option(
            names = "--model",
            paramLabel = "NAME",
            required = true,
            description = "By which others know the checkpoint.")
    private String model;

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "Folder for the file; made if missing.")
    private Path folder;

    @Option(names = "--samples", paramLabel = "FILE", description = "The samples, if not where RESULT says.")
    private Path samples;

    @Option(names = "--force", description = "Replace a file that is there.")
    private boolean force;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        EvaluationCompleted completed = read();
        Path rows = rows(completed.samples());
        var header = new ExportHeader(
                completed, model, Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        Path file = format.write(
                folder, header, out -> new RecordLines<>(BenchmarkSample.class).read(rows.toString(), out), force);
        spec.commandLine().getOut().println(file);
        spec.commandLine().getOut().flush();
    }

    private EvaluationCompleted read() {
        try {
            return JSON.readValue(Files.readString(result), EvaluationCompleted.class);
        } catch (JsonProcessingException e) {
            throw new CannotStartException(
                    result + " is not the data of an evaluation.completed event: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new CannotStartException(result + " cannot be read", e);
        }
    }

    /** The samples are those that the result speaks of, wherever they are. */
    private Path rows(DataRef reference) {
        Path file = Optional.ofNullable(samples).orElseGet(() -> Path.of(URI.create(reference.uri())));
        if (!Files.isRegularFile(file)) {
            throw new CannotStartException(file + " is missing; name the samples with --samples");
        }
        try {
            if (!Sha256.of(file).equals(reference.sha256())) {
                throw new CannotStartException(file + " does not have the SHA-256 that " + result + " says");
            }
        } catch (IOException e) {
            throw new CannotStartException(file + " cannot be read", e);
        }
        return file;
    }
}
