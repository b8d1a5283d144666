/** One machine's process tree: broker and database, the four services as processes of their own, watched over. */
package org.safefront.launcher.machine;
