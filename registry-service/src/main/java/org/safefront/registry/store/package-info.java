/** What the registry remembers, in PostgreSQL and in the files that facts refer to. */
package org.safefront.registry.store;
