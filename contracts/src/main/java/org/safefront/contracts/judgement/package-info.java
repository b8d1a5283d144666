/** What is asked of the judge service, and what it says. */
package org.safefront.contracts.judgement;
