package org.safefront.launcher;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import org.safefront.architecture.HouseRules;
import org.safefront.architecture.LauncherRules;

@AnalyzeClasses(packages = "org.safefront.launcher", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchTests HOUSE = ArchTests.in(HouseRules.class);

    @ArchTest
    static final ArchTests LAUNCHER = ArchTests.in(LauncherRules.class);
}
