package org.safefront.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What all rooms say to one another must be readable without any of them. */
public final class ContractsRules {
    @ArchTest
    public static final ArchRule CONTRACTS_STAND_ON_JAVA_ALONE = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", House.CONTRACTS)
            .because("another team reads events with whatever it has");

    /** Final classes are the two that make ids and check values; they have no state. */
    @ArchTest
    public static final ArchRule PUBLIC_TYPES_ARE_CLOSED = classes()
            .that()
            .areNotInterfaces()
            .and()
            .arePublic()
            .should()
            .beRecords()
            .orShould()
            .beEnums()
            .orShould()
            .haveModifier(JavaModifier.FINAL);

    @ArchTest
    public static final ArchRule EVENTS_ARE_RECORDS = classes()
            .that()
            .areNotInterfaces()
            .and()
            .areAssignableTo(assignableTo(simpleName("Event").and(resideInAPackage(House.CONTRACTS)))
                    .as("events"))
            .should()
            .beRecords();

    private ContractsRules() {}
}
