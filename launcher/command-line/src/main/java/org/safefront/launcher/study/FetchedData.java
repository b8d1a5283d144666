package org.safefront.launcher.study;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Where {@code safefront data fetch} puts data sets, for the studies of one person.
 *
 * @param folder may be missing
 */
public record FetchedData(Path folder) {
    /** The variable that names it. */
    public static final String VARIABLE = "SAFEFRONT_DATA";

    private static final String DEFAULT = ".cache/safefront/data";

    /** As the environment says, or else below the home folder. */
    public static FetchedData of(Map<String, String> environment, Path home) {
        return new FetchedData(Optional.ofNullable(environment.get(VARIABLE))
                .filter(value -> !value.isBlank())
                .map(Path::of)
                .orElseGet(() -> home.resolve(DEFAULT)));
    }

    /** On this machine, for this person. */
    public static FetchedData here() {
        return of(System.getenv(), Path.of(System.getProperty("user.home")));
    }
}
