package org.safefront.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Broker and database in one process; the tests of every service use them. */
public final class LocalServersRules {
    @ArchTest
    public static final ArchRule OF_THE_HOUSE_CONTRACTS_ALONE = noClasses()
            .should()
            .dependOnClassesThat(resideInAPackage("org.safefront..")
                    .and(resideOutsideOfPackage(House.CONTRACTS))
                    .and(resideOutsideOfPackage(House.SERVERS)));

    private LocalServersRules() {}
}
