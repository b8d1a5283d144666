package org.safefront.launcher.study;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.safefront.benchmark.probes.ProbeFile;
import org.safefront.benchmark.probes.ProbeRow;
import org.safefront.contracts.DataRef;
import org.safefront.lm.format.Sha256;

/**
 * The probes of a study, read to the last row. Those that stand in other columns than the eval service reads are written for
 * it when the study is asked for, where this user alone may read them.
 */
public final class StudyProbes {
    private static final String FOLDER = "probes";
    /** Of the digest in a name: enough to tell the versions of one set apart. */
    private static final int DIGEST_CHARACTERS = 12;

    private final Path folder;
    private final Map<DataRef, Read> probes = new LinkedHashMap<>();

    /** @param dataFolder of the machine that runs the study; what is written lies below it */
    StudyProbes(Path dataFolder) {
        this.folder = dataFolder.resolve(FOLDER).toAbsolutePath().normalize();
    }

    /**
     * Takes a file that was read.
     *
     * @param name of the set
     * @return what the eval service is told; the file is there when {@link #write} has returned
     */
    DataRef add(String name, Path file, ProbeFile read) {
        Path ready = file.toAbsolutePath().normalize();
        String sha256 = read.ready() ? Sha256.of(ready) : digest(read.rows());
        Path target =
                read.ready() ? ready : folder.resolve(name + "-" + sha256.substring(0, DIGEST_CHARACTERS) + ".jsonl");
        var reference =
                new DataRef(target.toUri().toString(), sha256, read.rows().size());
        probes.put(reference, new Read(read.rows(), read.ready() ? Optional.empty() : Optional.of(target)));
        return reference;
    }

    /** What the user says, one for each probe. */
    public List<String> prompts(DataRef reference) {
        return probes.get(reference).rows().stream().map(ProbeRow::prompt).toList();
    }

    /** Writes what the eval service could not read as it is. What is there already stays. */
    public void write() {
        for (Map.Entry<DataRef, Read> each : probes.entrySet()) {
            each.getValue()
                    .target()
                    .filter(target -> !isThere(target, each.getKey()))
                    .ifPresent(target -> write(target, each.getValue().rows()));
        }
    }

    private static boolean isThere(Path target, DataRef reference) {
        return Files.isRegularFile(target) && Sha256.of(target).equals(reference.sha256());
    }

    private void write(Path target, List<ProbeRow> rows) {
        try {
            Files.createDirectories(folder);
            // Made by the system so that nobody else can read it, on the same volume as the target.
            Path incoming = Files.createTempFile(folder, ".incoming", "");
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(incoming))) {
                ProbeFile.write(rows, out);
            }
            Files.move(incoming, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(target + " cannot be written", e);
        }
    }

    private static String digest(List<ProbeRow> rows) {
        try (var out = new DigestOutputStream(OutputStream.nullOutputStream(), MessageDigest.getInstance("SHA-256"))) {
            ProbeFile.write(rows, out);
            return HexFormat.of().formatHex(out.getMessageDigest().digest());
        } catch (IOException e) {
            throw new UncheckedIOException("probes cannot be hashed", e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /**
     * One set.
     *
     * @param rows of it
     * @param target where they are to be written, absent if they stand ready
     */
    private record Read(List<ProbeRow> rows, Optional<Path> target) {}
}
