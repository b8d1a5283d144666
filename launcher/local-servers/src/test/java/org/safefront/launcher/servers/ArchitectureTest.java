package org.safefront.launcher.servers;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import org.safefront.architecture.HouseRules;
import org.safefront.architecture.LauncherRules;
import org.safefront.architecture.LocalServersRules;

@AnalyzeClasses(packages = "org.safefront.launcher.servers", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchTests HOUSE = ArchTests.in(HouseRules.class);

    @ArchTest
    static final ArchTests LAUNCHER = ArchTests.in(LauncherRules.class);

    @ArchTest
    static final ArchTests LOCAL_SERVERS = ArchTests.in(LocalServersRules.class);
}
