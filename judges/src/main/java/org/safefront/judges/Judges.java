package org.safefront.judges;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.safefront.contracts.FailureReason;
import org.safefront.lm.format.InvalidModelException;
import org.safefront.lm.format.UnsafeFormatException;

/**
 * Judges by their names: those that lie in folders, one folder a judge, named after it, and those that are built in. Opened when
 * first asked for, and kept open.
 */
public final class Judges implements AutoCloseable {
    /** The judge that is asked where none is named. */
    public static final String DEFAULT = RefusalJudge.NAME;

    private static final String LABELLED = "calibration.jsonl";
    private static final List<String> ENGLISH = List.of("en");
    private static final Map<String, Supplier<Judge>> OPENERS = new TreeMap<>(Map.of(
            RefusalJudge.NAME,
            () -> new ReadableOnly(new RefusalJudge(), ENGLISH),
            RefusalPhrases.NAME,
            () -> new ReadableOnly(new RefusalPhrases(), ENGLISH)));

    /** Names of the judges that need no folder. */
    public static final List<String> BUILT_IN = List.copyOf(OPENERS.keySet());

    private final List<Path> folders;
    private final JudgeLoaders loaders;
    private final Map<String, Judge> open = new HashMap<>();
    private final Set<String> opening = new LinkedHashSet<>();

    /**
     * Opens none yet. Keys of servers are read from the environment of this process.
     *
     * @param folders looked through in this order; those that are not there are passed over
     * @param threads that share the work of one model
     */
    public Judges(List<Path> folders, int threads) {
        this(folders, threads, System::getenv);
    }

    /** Opens none yet, and looks keys of servers up here; null for what is not set. */
    Judges(List<Path> folders, int threads, UnaryOperator<String> environment) {
        this.folders = List.copyOf(folders);
        this.loaders = new JudgeLoaders(new DecoderModels(threads, environment), this::get);
    }

    /**
     * The judge of that name; a folder goes before what is built in.
     *
     * @throws UnknownJudgeException naming those that there are
     * @throws JudgeUnusableException if what lies under that name is no judge
     */
    public synchronized Judge get(String name) {
        Optional<Judge> known = Optional.ofNullable(open.get(name));
        if (known.isPresent()) {
            return known.get();
        }
        // Whoever opens a panel comes here again for its members.
        Judge loaded = load(name);
        open.put(name, loaded);
        return loaded;
    }

    /**
     * The labelled exchanges that a judge is calibrated on: {@code calibration.jsonl} in its folder. For a judge that is built in it
     * may be the only file of a folder with the judge's name.
     */
    public Optional<Path> labelled(String name) {
        return folder(name).map(folder -> folder.resolve(LABELLED)).filter(Files::isRegularFile);
    }

    @Override
    public synchronized void close() {
        open.values().forEach(Judge::close);
        open.clear();
    }

    private Judge load(String name) {
        return folder(name)
                .filter(path -> !OPENERS.containsKey(name) || !isOnlyLabelled(path))
                .map(path -> open(name, path))
                .or(() -> Optional.ofNullable(OPENERS.get(name)).map(Supplier::get))
                .orElseThrow(() -> new UnknownJudgeException(name, names()));
    }

    private Optional<Path> folder(String name) {
        return all().stream()
                .filter(path -> path.getFileName().toString().equals(name))
                .findFirst();
    }

    private static boolean isOnlyLabelled(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.allMatch(file -> file.getFileName().toString().equals(LABELLED));
        } catch (IOException e) {
            throw new UncheckedIOException(folder + " cannot be listed", e);
        }
    }

    private List<String> names() {
        return Stream.concat(all().stream().map(path -> path.getFileName().toString()), BUILT_IN.stream())
                .distinct()
                .toList();
    }

    private Judge open(String name, Path folder) {
        try {
            if (!opening.add(name)) {
                throw new InvalidModelException("it is among its own members: " + opening);
            }
            return loaders.open(name, folder);
        } catch (UnsafeFormatException e) {
            throw new JudgeUnusableException(name, FailureReason.UNSAFE_FORMAT, e);
        } catch (InvalidModelException e) {
            throw new JudgeUnusableException(name, FailureReason.INVALID_INPUT, e);
        } finally {
            opening.remove(name);
        }
    }

    private List<Path> all() {
        return folders.stream()
                .filter(Files::isDirectory)
                .flatMap(folder -> below(folder).stream())
                .toList();
    }

    private static List<Path> below(Path folder) {
        try (Stream<Path> paths = Files.list(folder)) {
            return paths.filter(Files::isDirectory).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(folder + " cannot be listed", e);
        }
    }
}
