package org.safefront.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;

import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** For services that answer over HTTP. */
public final class RestRules {
    @ArchTest
    public static final ArchRule ANSWERS_ARE_PUBLIC = methods()
            .that()
            .areMetaAnnotatedWith("jakarta.ws.rs.HttpMethod")
            .should()
            .bePublic()
            .because("one that is not is left out with a line in the build's log, and answers 404");

    private RestRules() {}
}
