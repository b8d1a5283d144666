/** What the eval service remembers, in PostgreSQL. */
package org.safefront.eval.store;
