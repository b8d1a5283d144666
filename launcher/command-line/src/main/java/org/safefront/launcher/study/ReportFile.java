package org.safefront.launcher.study;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.safefront.launcher.CannotStartException;

/** The file that {@code --report} names. Looked at before hours of work, written in one piece after. */
public final class ReportFile {
    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Path path;

    private ReportFile(Path path) {
        this.path = path;
    }

    /**
     * Looks whether it can be written.
     *
     * @throws CannotStartException if not
     */
    public static ReportFile prepare(Path file) {
        Path path = file.toAbsolutePath().normalize();
        if (Files.isDirectory(path)) {
            throw new CannotStartException("--report " + file + " is a folder; name a file");
        }
        if (!Files.isDirectory(path.getParent()) || !Files.isWritable(path.getParent())) {
            throw new CannotStartException(
                    "--report " + file + " cannot be written: " + path.getParent() + " is not a folder to write in");
        }
        return new ReportFile(path);
    }

    /** Writes the one report, or all of them in a list named {@code studies}. */
    public void write(List<JsonNode> reports) {
        JsonNode content = reports.size() == 1
                ? reports.get(0)
                : JSON.createObjectNode().set("studies", JSON.valueToTree(reports));
        Path beside = path.resolveSibling(path.getFileName() + ".part");
        try {
            Files.writeString(beside, JSON.writeValueAsString(content) + "\n");
            Files.move(beside, path, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(path + " cannot be written", e);
        }
    }
}
