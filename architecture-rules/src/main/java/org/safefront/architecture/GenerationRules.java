package org.safefront.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Generation runs on ONNX Runtime. */
public final class GenerationRules {
    @ArchTest
    public static final ArchRule GENERATION_KNOWS_NO_TRAINING =
            noClasses().should().dependOnClassesThat().resideInAPackage(House.TRAINING);

    @ArchTest
    public static final ArchRule GENERATION_KNOWS_NO_PYTORCH =
            noClasses().should().dependOnClassesThat().resideInAPackage("ai.djl.pytorch..");

    private GenerationRules() {}
}
