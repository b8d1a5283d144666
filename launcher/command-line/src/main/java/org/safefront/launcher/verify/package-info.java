/** Holds the front that was announced against the facts that it was made of. */
package org.safefront.launcher.verify;
