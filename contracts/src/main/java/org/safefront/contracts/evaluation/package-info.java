/** What is asked of the eval service, and what it says. */
package org.safefront.contracts.evaluation;
