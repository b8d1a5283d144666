/**
 * The rows of files that events refer to: JSON Lines, one record a line. Samples hold texts, so they lie where only those may
 * read who may see them, and never ride in an event.
 */
package org.safefront.contracts.rows;
