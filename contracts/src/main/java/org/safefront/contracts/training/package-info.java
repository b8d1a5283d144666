/** What is asked of the trainer, and what it says. */
package org.safefront.contracts.training;
