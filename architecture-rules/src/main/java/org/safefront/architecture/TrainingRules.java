package org.safefront.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Training runs on DJL PyTorch. */
public final class TrainingRules {
    @ArchTest
    public static final ArchRule TRAINING_KNOWS_NO_GENERATION =
            noClasses().should().dependOnClassesThat().resideInAPackage(House.GENERATION);

    @ArchTest
    public static final ArchRule TRAINING_KNOWS_NO_ONNX =
            noClasses().should().dependOnClassesThat().resideInAnyPackage(House.ONNX);

    private TrainingRules() {}
}
