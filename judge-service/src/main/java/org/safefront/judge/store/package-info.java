/** What the judge remembers, in PostgreSQL. */
package org.safefront.judge.store;
