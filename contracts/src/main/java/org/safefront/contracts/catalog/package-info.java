/** Which event has which type and topic, and the CloudEvents headers around it. */
package org.safefront.contracts.catalog;
