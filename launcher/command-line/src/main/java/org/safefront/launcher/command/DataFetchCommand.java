package org.safefront.launcher.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.safefront.benchmark.catalogue.Catalogue;
import org.safefront.benchmark.catalogue.DataSet;
import org.safefront.benchmark.catalogue.Download;
import org.safefront.benchmark.catalogue.EnvironmentProxies;
import org.safefront.benchmark.catalogue.Fetch;
import org.safefront.benchmark.catalogue.Fetched;
import org.safefront.benchmark.catalogue.Token;
import org.safefront.benchmark.data.DataFormat;
import org.safefront.launcher.CannotStartException;
import org.safefront.launcher.study.FetchedData;
import org.safefront.launcher.terminal.Progress;
import org.safefront.launcher.terminal.ProgressPanel;
import org.safefront.lm.format.Sha256;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code safefront data fetch NAME}. */
@Command(
        name = "fetch",
        description = {
            "Brings a data set here, from where it is published at a pinned revision, and checks its SHA-256 and its rows.",
            "One that was broken off goes on where it was. https_proxy, http_proxy and no_proxy are heeded."
        },
        mixinStandardHelpOptions = true)
final class DataFetchCommand implements Callable<Integer> {
    private static final String TOKEN_VARIABLE = "HF_TOKEN";
    private static final int KILO = 1000;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "NAME", description = "Of the data set; ./safefront data list shows them.")
    private String name;

    @Option(
            names = "--into",
            paramLabel = "DIR",
            description = "Folder to put it into. Default: $" + FetchedData.VARIABLE + " or ~/.cache/safefront/data.")
    private Path into;

    @Option(names = "--from", paramLabel = "URL", description = "Fetch the same bytes from this address instead.")
    private URI from;

    @Option(names = "--file", paramLabel = "FILE", description = "Take this file, which was fetched by hand.")
    private Path file;

    @Option(
            names = "--sha256",
            paramLabel = "HEX",
            description = "The digest that the file must have, for data sets of which none is known here.")
    private String sha256;

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description = "File with an access token, for data sets that are given out on terms. Default: $HF_TOKEN.")
    private Path tokenFile;

    @Override
    public Integer call() {
        DataSet published = Catalogue.published().get(name);
        DataSet wanted = published.sha256().isPresent() ? requirePinned(published) : asThisUserSays(published);
        Path folder =
                Optional.ofNullable(into).orElseGet(() -> FetchedData.here().folder());
        var fetch = new Fetch(
                folder,
                Download.client(new EnvironmentProxies(System.getenv())),
                progress(wanted)::at,
                arrived -> QuestionFile.require(published, arrived));
        Fetched fetched = Optional.ofNullable(file)
                .map(mine -> fetch.fromFile(wanted, mine))
                .orElseGet(() -> fetchFromNet(fetch, wanted));
        PrintWriter out = spec.commandLine().getOut();
        out.println(name + (fetched.before() ? " is here already: " : " is here: ") + fetched.file() + " ("
                + described(published, fetched.file()) + ")");
        out.flush();
        return 0;
    }

    private DataSet requirePinned(DataSet published) {
        if (sha256 != null) {
            throw new CannotStartException("--sha256 is for data sets whose digest is not known; that of " + name
                    + " is known to be " + published.sha256().orElseThrow());
        }
        return published;
    }

    /** A digest that nobody else vouches for, and a file that may have another format. */
    private DataSet asThisUserSays(DataSet published) {
        String named = Optional.ofNullable(file)
                .map(Path::toString)
                .orElseGet(() -> Optional.ofNullable(from).map(URI::getPath).orElse(""));
        DataSet formatted = DataFormat.endings().stream()
                .filter(named::endsWith)
                .findFirst()
                .map(published::withEnding)
                .orElse(published);
        try {
            return Optional.ofNullable(sha256).map(formatted::withSha256).orElse(formatted);
        } catch (IllegalArgumentException e) {
            throw new CannotStartException("--" + e.getMessage(), e);
        }
    }

    private static String described(DataSet published, Path file) {
        return published.sha256().isPresent()
                ? published.rows() + " rows"
                : QuestionFile.read(published.name(), file) + " rows, SHA-256 " + Sha256.of(file)
                        + ", which is not known here";
    }

    private Fetched fetchFromNet(Fetch fetch, DataSet dataSet) {
        URI address = Optional.ofNullable(from).orElse(dataSet.source());
        return fetch.fromNet(dataSet, address, token(dataSet, address));
    }

    /** The variable's token is for the host that publishes the data set; another host gets one only if it is given a file. */
    private Optional<Token> token(DataSet dataSet, URI address) {
        if (tokenFile != null) {
            return Optional.of(token(tokenFile));
        }
        boolean asked =
                dataSet.terms().isPresent() && dataSet.source().getHost().equals(address.getHost());
        return Optional.ofNullable(System.getenv(TOKEN_VARIABLE))
                .filter(text -> asked && !text.isBlank())
                .map(text -> token(TOKEN_VARIABLE, text));
    }

    private static Token token(Path file) {
        try {
            return token(file.toString(), Files.readString(file));
        } catch (IOException e) {
            throw new CannotStartException(
                    file + " cannot be read: " + e.getClass().getSimpleName(), e);
        }
    }

    private static Token token(String where, String text) {
        try {
            return new Token(text);
        } catch (IllegalArgumentException e) {
            throw new CannotStartException(where + " holds no token: " + e.getMessage());
        }
    }

    private Transfer progress(DataSet dataSet) {
        return new Transfer(new ProgressPanel(
                spec.commandLine().getErr(),
                Help.Ansi.AUTO.enabled(),
                InstantSource.system(),
                List.of(dataSet.name())));
    }

    /** Shows how far it is. */
    private record Transfer(ProgressPanel panel) {
        void at(long bytes, long total) {
            panel.show(List.of(new Progress(kilobytes(bytes), kilobytes(total), "kB")));
        }

        private static long kilobytes(long bytes) {
            return (bytes + KILO - 1) / KILO;
        }
    }
}
