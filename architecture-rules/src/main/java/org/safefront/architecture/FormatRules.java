package org.safefront.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Files are read and written without an engine. */
public final class FormatRules {
    @ArchTest
    public static final ArchRule NEITHER_TRAINING_NOR_GENERATION =
            noClasses().should().dependOnClassesThat().resideInAnyPackage(House.TRAINING, House.GENERATION);

    @ArchTest
    public static final ArchRule NO_ENGINE = noClasses()
            .that()
            .resideOutsideOfPackage(House.TOKENIZER)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(House.ENGINES);

    /** The tokenizer is the native one of Hugging Face, which comes by way of DJL and needs no engine of it. */
    @ArchTest
    public static final ArchRule OF_DJL_THE_TOKENIZER_ALONE = noClasses()
            .should()
            .dependOnClassesThat(
                    resideInAPackage("ai.djl..").and(resideOutsideOfPackage("ai.djl.huggingface.tokenizers..")));

    private FormatRules() {}
}
