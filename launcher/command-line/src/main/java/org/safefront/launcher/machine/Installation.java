package org.safefront.launcher.machine;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.safefront.launcher.CannotStartException;

/**
 * Where the built services are.
 *
 * @param home the project's folder
 */
record Installation(Path home) {
    /** The one that this program belongs to: its jar lies three folders below. */
    static Installation ofThisProgram() {
        try {
            Path code = Path.of(Installation.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return new Installation(code.resolve("../../../..").toAbsolutePath().normalize());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("this program does not know where it is", e);
        }
    }

    Path runnable(Service service) {
        Path jar = home.resolve(service + "-service/target/quarkus-app/quarkus-run.jar");
        if (!Files.isRegularFile(jar)) {
            throw new CannotStartException(jar + " is missing; build it with: mvn -Dquick package");
        }
        return jar;
    }
}
