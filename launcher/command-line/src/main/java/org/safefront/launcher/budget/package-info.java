/** Anybody's per-sample tables, as a race to the front sees them. */
package org.safefront.launcher.budget;
