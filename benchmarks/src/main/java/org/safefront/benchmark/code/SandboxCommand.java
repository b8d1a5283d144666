package org.safefront.benchmark.code;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The command lines of bubblewrap. Two sandboxes, one in the other: the tests' process in the outer, the program's in the
 * inner, which shares with the outer neither processes nor network nor files nor, since it has no /proc at all, a way to look
 * for them.
 */
final class SandboxCommand {
    private static final String BUBBLEWRAP = "/usr/bin/bwrap";
    /** Of util-linux, without which there is no Debian. */
    private static final String SETPRIV = "/usr/bin/setpriv";
    /** Nobody, on every Linux: a limit on processes does not bind root. */
    private static final String NOBODY = "65534";
    /** As they are there: directories, or links into /usr. */
    private static final List<String> SYSTEM = List.of("/bin", "/lib", "/lib32", "/lib64", "/libx32");
    /** NumPy's BLAS is found by way of the first, every library by way of the second. */
    private static final List<String> LINKS = List.of("/etc/alternatives", "/etc/ld.so.cache");

    /** Where the examiner puts the filter of system calls. */
    private static final String FILTER_DESCRIPTOR = "3";

    private final SandboxLimits limits;
    private final List<String> python;
    private final List<String> proc;

    private SandboxCommand(SandboxLimits limits, List<String> python, List<String> proc) {
        this.limits = limits;
        this.python = python;
        this.proc = proc;
    }

    /** @throws NoSandboxException naming a program that is missing */
    static void requireInstalled() {
        requireExecutable(BUBBLEWRAP);
        if (isRoot()) {
            requireExecutable(SETPRIV);
        }
    }

    /** With a /proc of its own for the tests' process. */
    static SandboxCommand of(SandboxLimits limits, List<String> python) {
        return new SandboxCommand(limits, python, List.of("--proc", "/proc"));
    }

    /** With the /proc that is there: containers that hide parts of theirs do not let a new one be made. */
    SandboxCommand withProcOfContainer() {
        return new SandboxCommand(limits, python, List.of("--bind", "/proc", "/proc"));
    }

    /** Starts the tests' process, which takes this code of Python. */
    List<String> outer(String code) {
        var command = new ArrayList<>(asNobody());
        command.addAll(bubblewrap());
        command.addAll(proc);
        command.addAll(readOnly());
        command.addAll(python);
        command.addAll(List.of("-c", code));
        return command;
    }

    /** Starts the program's process, from within the outer sandbox. */
    List<String> inner(String code) {
        var command = new ArrayList<>(bubblewrap());
        command.addAll(readOnly());
        command.addAll(List.of("--seccomp", FILTER_DESCRIPTOR));
        command.addAll(python);
        command.addAll(List.of("-c", code));
        return command;
    }

    private List<String> bubblewrap() {
        var command = new ArrayList<>(List.of(BUBBLEWRAP, "--unshare-all", "--die-with-parent", "--new-session"));
        command.addAll(List.of("--as-pid-1", "--cap-drop", "ALL", "--uid", NOBODY, "--gid", NOBODY, "--clearenv"));
        // The order of sets must be the same in every run, or a program passes today and fails tomorrow.
        environment(command, "PYTHONHASHSEED", "0");
        environment(command, "OPENBLAS_NUM_THREADS", "1");
        environment(command, "HOME", "/tmp");
        environment(command, "TZ", "UTC");
        command.addAll(List.of("--ro-bind", "/usr", "/usr"));
        SYSTEM.stream().map(Path::of).forEach(folder -> system(command, folder));
        LINKS.forEach(file -> command.addAll(List.of("--ro-bind-try", file, file)));
        command.addAll(List.of("--dev", "/dev"));
        command.addAll(List.of("--size", Long.toString(limits.files()), "--tmpfs", "/tmp", "--chdir", "/tmp"));
        return command;
    }

    private static void environment(List<String> command, String name, String value) {
        command.addAll(List.of("--setenv", name, value));
    }

    private static void system(List<String> command, Path folder) {
        try {
            if (Files.isSymbolicLink(folder)) {
                command.addAll(
                        List.of("--symlink", Files.readSymbolicLink(folder).toString(), folder.toString()));
            } else if (Files.isDirectory(folder)) {
                command.addAll(List.of("--ro-bind", folder.toString(), folder.toString()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What bubblewrap made of memory is no place to write to, or it would be memory without a limit. */
    private static List<String> readOnly() {
        return List.of("--remount-ro", "/dev", "--remount-ro", "/");
    }

    private static List<String> asNobody() {
        return isRoot() ? List.of(SETPRIV, "--reuid", NOBODY, "--regid", NOBODY, "--clear-groups") : List.of();
    }

    private static void requireExecutable(String file) {
        if (!Files.isExecutable(Path.of(file))) {
            throw new NoSandboxException(file + " is missing");
        }
    }

    private static boolean isRoot() {
        try {
            return (int) Files.getAttribute(Path.of("/proc/self"), "unix:uid") == 0;
        } catch (IOException e) {
            throw new UncheckedIOException("Linux says who we are", e);
        }
    }
}
