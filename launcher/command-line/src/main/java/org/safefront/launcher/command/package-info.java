/** The command line: what can be asked for, and what is said when it cannot be done. */
package org.safefront.launcher.command;
