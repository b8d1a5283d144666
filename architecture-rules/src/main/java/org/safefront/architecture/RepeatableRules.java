package org.safefront.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/**
 * Clocks and seeds come from {@code config}, where settings are read. Holds everywhere but in the launcher: what it does
 * is for the person before it, and happens once.
 */
public final class RepeatableRules {
    /**
     * Two classes more stand where a clock must come from:
     * <ul>
     *   <li>{@code DurableWiring} is the {@code config} of durable work: it makes the one clock of a service;
     *   <li>{@code ChatTemplate} reads templates that may print today's date, and models learned them so; who wants
     *       another day passes a clock;
     * </ul>
     * and one may draw a name at random: {@code FolderArtifactStore}, for a folder that is gone or renamed in the end.
     */
    @ArchTest
    public static final ArchRule CLOCKS_AND_SEEDS_ARE_HANDED_IN = noClasses()
            .that()
            .resideOutsideOfPackage(House.CONFIG)
            .and()
            .doNotHaveFullyQualifiedName("org.safefront.work.messaging.DurableWiring")
            .and()
            .doNotHaveFullyQualifiedName("org.safefront.lm.format.template.ChatTemplate")
            .and()
            .doNotHaveFullyQualifiedName("org.safefront.work.files.FolderArtifactStore")
            .should()
            .accessTargetWhere(new Unrepeatable())
            .because("the same inputs are to give the same result, in a test and in a year");

    private RepeatableRules() {}
}
