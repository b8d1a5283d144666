/** What files of samples come to, one against another: for people and as JSON. */
package org.safefront.launcher.comparison;
