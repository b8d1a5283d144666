/** The front of a study as a pure fold of facts: any order, any replay, the same front and the same digest. */
package org.safefront.fronts.fold;
