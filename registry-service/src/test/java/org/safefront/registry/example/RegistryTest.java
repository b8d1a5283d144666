package org.safefront.registry.example;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.safefront.work.TestServers;

/** A test against the whole registry on a real broker and a real database, the same for all these tests. */
@QuarkusTest
@WithTestResource(TestServers.class)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface RegistryTest {}
