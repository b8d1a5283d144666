/** Dead letters, back to where they came from. */
package org.safefront.launcher.redrive;
