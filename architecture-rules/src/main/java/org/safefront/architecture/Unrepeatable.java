package org.safefront.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Set;

/** Calls that answer differently each time: the wall clock, and chance without a seed. */
final class Unrepeatable extends DescribedPredicate<JavaAccess<?>> {
    private static final Set<String> ALWAYS = Set.of(
            "java.lang.System.currentTimeMillis",
            "java.time.Clock.systemUTC",
            "java.time.Clock.systemDefaultZone",
            "java.time.Clock.system",
            "java.time.InstantSource.system",
            "java.lang.Math.random",
            "java.util.UUID.randomUUID",
            "java.util.concurrent.ThreadLocalRandom.current",
            "java.security.SecureRandom.<init>");

    /** These take a clock, a seed or a generator, and find one of their own where they are given none. */
    private static final Set<String> WITHOUT_A_SOURCE = Set.of(
            "java.util.Random.<init>()",
            "java.util.SplittableRandom.<init>()",
            "java.util.Collections.shuffle(java.util.List)",
            "java.util.Date.<init>()");

    Unrepeatable() {
        super("the wall clock or chance without a seed");
    }

    @Override
    public boolean test(JavaAccess<?> access) {
        return access.getTarget() instanceof CodeUnitAccessTarget target
                && (ALWAYS.contains(target.getOwner().getName() + "." + target.getName())
                        || WITHOUT_A_SOURCE.contains(target.getFullName())
                        || isNow(target));
    }

    /** {@code Instant.now()} and its likes; {@code Instant.now(clock)} can be repeated. */
    private static boolean isNow(CodeUnitAccessTarget target) {
        return target.getOwner().getPackageName().equals("java.time")
                && target.getName().equals("now")
                && target.getRawParameterTypes().stream()
                        .map(JavaClass::getName)
                        .noneMatch("java.time.Clock"::equals);
    }
}
