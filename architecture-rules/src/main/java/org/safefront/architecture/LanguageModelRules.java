package org.safefront.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What knows a language model knows nothing of the house around it. */
public final class LanguageModelRules {
    @ArchTest
    public static final ArchRule NO_FRAMEWORK =
            noClasses().should().dependOnClassesThat().resideInAnyPackage(House.FRAMEWORKS);

    @ArchTest
    public static final ArchRule NO_OTHER_ROOM = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(House.CONTRACTS, House.DURABLE_WORK, House.SERVICES, House.LAUNCHER)
            .because("who only wants to train or to generate takes this room alone");

    private LanguageModelRules() {}
}
