/** Rows of anybody's numbers, and the front that they make. */
package org.safefront.launcher.place;
