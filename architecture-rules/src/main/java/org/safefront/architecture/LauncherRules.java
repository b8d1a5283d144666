package org.safefront.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The launcher starts services and asks them questions, as any other machine could. */
public final class LauncherRules {
    @ArchTest
    public static final ArchRule SERVICES_ARE_PROCESSES = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(House.SERVICES, House.DURABLE_WORK)
            .because("the launcher speaks to services over HTTP and Kafka only");

    @ArchTest
    public static final ArchRule ENGINES_ARE_LEFT_TO_THE_LANGUAGE_MODEL =
            noClasses().should().dependOnClassesThat().resideInAnyPackage(House.ENGINES);

    private LauncherRules() {}
}
