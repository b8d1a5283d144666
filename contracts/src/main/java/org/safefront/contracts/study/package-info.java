/** What a person asks of the registry. */
package org.safefront.contracts.study;
