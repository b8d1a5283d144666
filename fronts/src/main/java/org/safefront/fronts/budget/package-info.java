/** How a study spends its samples where its front is in doubt. */
package org.safefront.fronts.budget;
