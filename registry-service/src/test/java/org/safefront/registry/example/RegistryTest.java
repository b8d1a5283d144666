package org.safefront.registry.example;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.safefront.work.TestServers;

/** A test against the whole registry on a real broker and a real database, the same for all these tests. */
@QuarkusTest
@WithTestResource(
        value = TestServers.class,
        initArgs = @ResourceArg(name = "safefront.reader.token", value = Registry.READER_TOKEN))
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface RegistryTest {}
