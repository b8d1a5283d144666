package org.safefront.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** How a service is built: everything points to the domain, and the domain to contracts, benchmarks, judges, statistics and fronts. */
public final class ServiceRules {
    /** Without this one a package of a new name would be a place where most of the others do not hold. */
    @ArchTest
    public static final ArchRule EVERY_CLASS_HAS_ITS_PLACE = classes()
            .should()
            .resideInAnyPackage(House.DOMAIN, House.MESSAGING, House.REST, House.MODEL, House.STORE, House.CONFIG);

    @ArchTest
    public static final ArchRule DOMAIN_IS_PLAIN_JAVA = classes()
            .that()
            .resideInAPackage(House.DOMAIN)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    House.DOMAIN,
                    House.CONTRACTS,
                    House.BENCHMARK,
                    House.JUDGES,
                    House.STATISTICS,
                    House.FRONTS)
            .because("decisions are tested without a framework, a broker or a database");

    @ArchTest
    public static final ArchRule DOMAIN_DOES_NOT_CHANGE = fields().that()
            .areDeclaredInClassesThat()
            .resideInAPackage(House.DOMAIN)
            .and()
            .areNotStatic()
            .should()
            .beFinal();

    @ArchTest
    public static final ArchRule ADAPTERS_DO_NOT_KNOW_ONE_ANOTHER =
            classes().should(new NeighboursApart("messaging", "rest", "model", "store"));

    @ArchTest
    public static final ArchRule NOBODY_ASKS_THE_WIRING = noClasses()
            .that()
            .resideOutsideOfPackage(House.CONFIG)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(House.CONFIG);

    @ArchTest
    public static final ArchRule EDGES_ARE_NOT_PUBLIC = classes()
            .that()
            .resideInAnyPackage(House.MESSAGING, House.REST, House.CONFIG)
            .should()
            .notBePublic()
            .because("only the framework calls them");

    @ArchTest
    public static final ArchRule ENGINES_STAY_IN_MODEL = noClasses()
            .that()
            .resideOutsideOfPackage(House.MODEL)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(House.ENGINES);

    @ArchTest
    public static final ArchRule LANGUAGE_MODEL_STAYS_IN_MODEL = noClasses()
            .that()
            .resideOutsideOfPackage(House.MODEL)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(House.LANGUAGE_MODEL);

    @ArchTest
    public static final ArchRule KAFKA_STAYS_IN_MESSAGING = noClasses()
            .that()
            .resideOutsideOfPackage(House.MESSAGING)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(House.KAFKA);

    @ArchTest
    public static final ArchRule HTTP_STAYS_IN_REST = noClasses()
            .that()
            .resideOutsideOfPackage(House.REST)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("jakarta.ws.rs..");

    @ArchTest
    public static final ArchRule SQL_STAYS_IN_STORE = noClasses()
            .that()
            .resideOutsideOfPackage(House.STORE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(House.SQL);

    @ArchTest
    public static final ArchRule SETTINGS_ARE_READ_IN_CONFIG = noClasses()
            .that()
            .resideOutsideOfPackage(House.CONFIG)
            .should()
            .beAnnotatedWith("io.smallrye.config.ConfigMapping");

    @ArchTest
    public static final ArchRule SERVICES_DO_NOT_KNOW_ONE_ANOTHER =
            classes().should(new NeighboursApart("trainer", "eval", "judge", "registry"));

    @ArchTest
    public static final ArchRule NO_SERVICE_KNOWS_THE_LAUNCHER =
            noClasses().should().dependOnClassesThat().resideInAPackage(House.LAUNCHER);

    private ServiceRules() {}
}
