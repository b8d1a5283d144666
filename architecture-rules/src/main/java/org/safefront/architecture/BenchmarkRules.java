package org.safefront.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Benchmarks are taken by the eval service and by the command line, and by anyone else who wants to check answers. */
public final class BenchmarkRules {
    @ArchTest
    public static final ArchRule NO_FRAMEWORK =
            noClasses().should().dependOnClassesThat().resideInAnyPackage(House.FRAMEWORKS);

    @ArchTest
    public static final ArchRule OF_THE_HOUSE_CONTRACTS_AND_STATISTICS_ALONE = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(House.LANGUAGE_MODEL, House.DURABLE_WORK, House.SERVICES, House.LAUNCHER);

    private BenchmarkRules() {}
}
