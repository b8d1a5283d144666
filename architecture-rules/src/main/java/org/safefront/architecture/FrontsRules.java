package org.safefront.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Fronts are taken by the registry, by who checks it, and by the command line: a fold of facts and nothing else. */
public final class FrontsRules {
    @ArchTest
    public static final ArchRule JAVA_CONTRACTS_AND_STATISTICS_ALONE = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "org.apache.commons.statistics.distribution..",
                    House.CONTRACTS,
                    House.STATISTICS,
                    House.FRONTS);

    private FrontsRules() {}
}
