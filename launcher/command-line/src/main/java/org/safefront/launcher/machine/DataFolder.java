package org.safefront.launcher.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.safefront.launcher.CannotStartException;

/** Everything that is kept between two runs: broker, database, checkpoints, samples, logs. One launcher at a time. */
public final class DataFolder implements AutoCloseable {
    /** Broker, database and the pocket study together take 300 MB; a full disk would stop them in the middle. */
    private static final long LEAST_BYTES = 1L << 30;

    private static final Set<PosixFilePermission> MINE = PosixFilePermissions.fromString("rwx------");

    private final Path path;
    private final FileChannel lockFile;
    private final FileLock lock;

    private DataFolder(Path path, FileChannel lockFile, FileLock lock) {
        this.path = path;
        this.lockFile = lockFile;
        this.lock = lock;
    }

    /**
     * Opens the folder, and makes it if it is not there.
     *
     * @throws CannotStartException if another launcher has it, or too little room is left
     */
    public static DataFolder open(Path folder) {
        Path path = folder.toAbsolutePath().normalize();
        try {
            create(path);
            Files.createDirectories(path.resolve("logs"));
            long free = Files.getFileStore(path).getUsableSpace();
            if (free < LEAST_BYTES) {
                throw new CannotStartException(path + " has " + free / (1 << 20) + " MB left, but "
                        + LEAST_BYTES / (1 << 20) + " MB are needed; make room or give another folder with --data-dir");
            }
            var channel = FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = lock(channel)
                    .orElseThrow(
                            () -> new CannotStartException(
                                    path
                                            + " is in use by another safefront; stop that one, or give another folder with --data-dir"));
            return new DataFolder(path, channel, lock);
        } catch (IOException e) {
            throw new CannotStartException(path + " cannot be used: " + e.getMessage() + "; see --data-dir", e);
        }
    }

    /** Prompts and answers can be harmful: a folder that we make is for this user alone. One that is there stays as it is. */
    private static void create(Path folder) throws IOException {
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(MINE));
        } else {
            Files.createDirectories(folder);
        }
    }

    private static Optional<FileLock> lock(FileChannel channel) throws IOException {
        Optional<FileLock> lock;
        try {
            lock = Optional.ofNullable(channel.tryLock());
        } catch (OverlappingFileLockException e) {
            // The other one is in this very program.
            lock = Optional.empty();
        }
        if (lock.isEmpty()) {
            channel.close();
        }
        return lock;
    }

    Path path() {
        return path;
    }

    Path kafka() {
        return path.resolve("kafka");
    }

    Path database() {
        return path.resolve("postgresql");
    }

    Path artifacts() {
        return path.resolve("artifacts");
    }

    /** Where what is not for the terminal is written to. */
    public Path log(String who) {
        return path.resolve("logs").resolve(who + ".log");
    }

    /** Who was started, for the next launcher to find if this one is killed. */
    Path processes() {
        return path.resolve("processes");
    }

    /** Remembers a folder of judges: an unfinished study needs its judges whatever is asked for next. */
    public void addJudges(Path folder) {
        var known = new LinkedHashSet<>(judges());
        known.add(folder.toAbsolutePath().normalize());
        try {
            Files.write(judgesFile(), known.stream().map(Path::toString).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(judgesFile() + " cannot be written", e);
        }
    }

    /** All folders of judges, the newest last. */
    List<Path> judges() {
        if (!Files.isRegularFile(judgesFile())) {
            return List.of();
        }
        try {
            var folders = new ArrayList<Path>();
            Files.readAllLines(judgesFile()).forEach(line -> folders.add(Path.of(line)));
            return folders;
        } catch (IOException e) {
            throw new UncheckedIOException(judgesFile() + " cannot be read", e);
        }
    }

    @Override
    public void close() {
        try (lockFile) {
            lock.release();
        } catch (IOException e) {
            throw new UncheckedIOException(path + " cannot be released", e);
        }
    }

    private Path judgesFile() {
        return path.resolve("judges");
    }
}
