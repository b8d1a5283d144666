package org.safefront.work.files;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.safefront.contracts.DataRef;

/** Artifacts in a folder of this machine, or of a volume that all services share. */
public final class FolderArtifactStore implements ArtifactStore {
    private final Path root;
    private final Seal seal;

    /** Seals nothing. */
    public FolderArtifactStore(Path root) {
        this(root, Seal.none());
    }

    /**
     * Seals what is to be sealed.
     *
     * @param root made if it is not there
     */
    public FolderArtifactStore(Path root, Seal seal) {
        this.root = root.toAbsolutePath().normalize();
        this.seal = seal;
    }

    @Override
    public Path stage() {
        try {
            // Below the root, so that taking it over is a rename, which happens wholly or not at all.
            return Files.createDirectories(
                    root.resolve(".staging").resolve(UUID.randomUUID().toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(root + " cannot be written", e);
        }
    }

    @Override
    public void discard(Path staged) {
        if (Files.exists(staged)) {
            delete(staged);
        }
    }

    @Override
    public String putFolder(Path folder, String name) {
        Path target = root.resolve(name);
        move(folder, target);
        return target.toUri().toString();
    }

    @Override
    public String putFile(Path file, String name) {
        Path target = root.resolve(name);
        move(file, target);
        return target.toUri().toString();
    }

    @Override
    public Path folder(String uri) {
        Path folder = path(uri);
        if (!Files.isDirectory(folder)) {
            throw new ArtifactMissingException(uri + " is missing");
        }
        return folder;
    }

    @Override
    public Optional<Path> find(String name) {
        return Optional.of(root.resolve(name)).filter(Files::isDirectory);
    }

    @Override
    public OutputStream sealed(Path file) throws IOException {
        return seal.writing(Files.newOutputStream(file));
    }

    @Override
    public InputStream rows(DataRef reference) throws IOException {
        Path file = existing(reference);
        try (InputStream in = opened(file)) {
            if (!RowFiles.sha256(in).equals(reference.sha256())) {
                throw new DigestMismatchException(reference.uri());
            }
        } catch (SealBrokenException e) {
            throw new SealBrokenException(reference.uri() + " " + e.getMessage());
        }
        return opened(file);
    }

    private InputStream opened(Path file) throws IOException {
        return seal.reading(new BufferedInputStream(Files.newInputStream(file)));
    }

    private static Path existing(DataRef reference) {
        Path file = path(reference.uri());
        if (!Files.isRegularFile(file)) {
            throw new ArtifactMissingException(reference.uri() + " is missing");
        }
        return file;
    }

    @Override
    public Path file(DataRef reference) {
        Path file = existing(reference);
        if (!RowFiles.sha256(file).equals(reference.sha256())) {
            throw new DigestMismatchException(reference.uri());
        }
        return file;
    }

    @Override
    public void deleteFolder(String uri) {
        Path folder = path(uri);
        if (folder.startsWith(root) && Files.exists(folder)) {
            delete(folder);
        }
    }

    private static Path path(String uri) {
        try {
            return Path.of(URI.create(uri)).normalize();
        } catch (IllegalArgumentException | FileSystemNotFoundException e) {
            throw new ArtifactMissingException(uri + " is not the address of a file on this machine");
        }
    }

    private static void move(Path from, Path to) {
        try {
            Files.createDirectories(to.getParent());
            if (Files.exists(to)) {
                delete(from);
            } else {
                Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (FileAlreadyExistsException e) {
            delete(from);
        } catch (IOException e) {
            throw new UncheckedIOException(to + " cannot be written", e);
        }
    }

    private static void delete(Path path) {
        try (Stream<Path> below = Files.walk(path)) {
            for (Path each : below.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(path + " cannot be removed", e);
        }
    }
}
