package org.safefront.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Inbox, outbox and leases serve any service and know none. */
public final class DurableWorkRules {
    @ArchTest
    public static final ArchRule OF_THE_HOUSE_CONTRACTS_ALONE = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(House.LANGUAGE_MODEL, House.SERVICES, House.LAUNCHER);

    @ArchTest
    public static final ArchRule FRAMEWORKS_STAY_IN_MESSAGING = noClasses()
            .that()
            .resideOutsideOfPackage(House.MESSAGING)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(House.FRAMEWORKS)
            .because("leases and order are tested as plain Java against a real database");

    private DurableWorkRules() {}
}
