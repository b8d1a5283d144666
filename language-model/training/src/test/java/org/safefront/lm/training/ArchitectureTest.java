package org.safefront.lm.training;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import org.safefront.architecture.HouseRules;
import org.safefront.architecture.LanguageModelRules;
import org.safefront.architecture.RepeatableRules;
import org.safefront.architecture.TrainingRules;

@AnalyzeClasses(packages = "org.safefront.lm.training", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchTests HOUSE = ArchTests.in(HouseRules.class);

    @ArchTest
    static final ArchTests REPEATABLE = ArchTests.in(RepeatableRules.class);

    @ArchTest
    static final ArchTests LANGUAGE_MODEL = ArchTests.in(LanguageModelRules.class);

    @ArchTest
    static final ArchTests TRAINING = ArchTests.in(TrainingRules.class);
}
