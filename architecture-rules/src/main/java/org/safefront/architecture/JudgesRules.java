package org.safefront.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Judges are taken by the judge service and by the command line. */
public final class JudgesRules {
    @ArchTest
    public static final ArchRule NO_FRAMEWORK =
            noClasses().should().dependOnClassesThat().resideInAnyPackage(House.FRAMEWORKS);

    @ArchTest
    public static final ArchRule OF_THE_HOUSE_CONTRACTS_STATISTICS_AND_LANGUAGE_MODELS_ALONE = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(House.BENCHMARK, House.DURABLE_WORK, House.SERVICES, House.LAUNCHER);

    private JudgesRules() {}
}
