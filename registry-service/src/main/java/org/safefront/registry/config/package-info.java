/** Reads settings and builds the registry's plain objects. */
package org.safefront.registry.config;
