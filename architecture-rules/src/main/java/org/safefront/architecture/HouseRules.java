package org.safefront.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;

/** What holds in every room. */
public final class HouseRules {
    @ArchTest
    public static final ArchRule NAMES_SAY_WHAT_A_CLASS_DOES = noClasses()
            .should()
            .haveNameMatching(".*(Impl|Utils?|Helper|Manager)")
            .because("such a name fits anything, so anything is put there");

    @ArchTest
    public static final ArchRule CONSTRUCTORS_RECEIVE_EVERYTHING = noFields()
            .should()
            .beAnnotatedWith("jakarta.inject.Inject")
            .orShould()
            .beAnnotatedWith("org.eclipse.microprofile.reactive.messaging.Channel")
            .orShould()
            .beAnnotatedWith("org.eclipse.microprofile.config.inject.ConfigProperty")
            .because("an object that a constructor made is whole, and a test can make it too");

    /** {@code ModelFolder}, the door to the formats, opens weights, and they refuse in the words of its package. */
    @ArchTest
    public static final ArchRule PACKAGES_HAVE_AN_ORDER = SlicesRuleDefinition.slices()
            .matching("org.safefront.(**)")
            .should()
            .beFreeOfCycles()
            .ignoreDependency(
                    name("org.safefront.lm.format.ModelFolder"),
                    resideInAPackage("org.safefront.lm.format.safetensors"));

    private HouseRules() {}
}
