/** What a person at a terminal sees. */
package org.safefront.launcher.terminal;
