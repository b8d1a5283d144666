/** What the trainer remembers, in PostgreSQL. */
package org.safefront.trainer.store;
