package org.safefront.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Formulas serve every room. */
public final class StatisticsRules {
    /** Quantiles of the normal, t, beta and binomial distributions are Apache's, which tests them to the last digits. */
    @ArchTest
    public static final ArchRule JAVA_AND_CONTRACTS_ALONE = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..", "org.apache.commons.statistics.distribution..", House.CONTRACTS, House.STATISTICS);

    private StatisticsRules() {}
}
