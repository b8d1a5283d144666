/** The command line of Safefront, and the process tree that it keeps on one machine. */
package org.safefront.launcher;
