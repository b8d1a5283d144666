package org.safefront.fronts;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import org.safefront.architecture.FrontsRules;
import org.safefront.architecture.HouseRules;
import org.safefront.architecture.RepeatableRules;

@AnalyzeClasses(packages = "org.safefront.fronts", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchTests HOUSE = ArchTests.in(HouseRules.class);

    @ArchTest
    static final ArchTests REPEATABLE = ArchTests.in(RepeatableRules.class);

    @ArchTest
    static final ArchTests FRONTS = ArchTests.in(FrontsRules.class);
}
