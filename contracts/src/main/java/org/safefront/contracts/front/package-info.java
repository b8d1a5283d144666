/** What the registry says. */
package org.safefront.contracts.front;
