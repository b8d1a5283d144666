package org.safefront.registry;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import org.safefront.architecture.HouseRules;
import org.safefront.architecture.RepeatableRules;
import org.safefront.architecture.RestRules;
import org.safefront.architecture.ServiceRules;

@AnalyzeClasses(packages = "org.safefront.registry", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchTests HOUSE = ArchTests.in(HouseRules.class);

    @ArchTest
    static final ArchTests REPEATABLE = ArchTests.in(RepeatableRules.class);

    @ArchTest
    static final ArchTests SERVICE = ArchTests.in(ServiceRules.class);

    @ArchTest
    static final ArchTests REST = ArchTests.in(RestRules.class);
}
