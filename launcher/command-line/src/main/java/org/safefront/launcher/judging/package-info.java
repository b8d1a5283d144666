/** Judges on anybody's file: what they say of each row, and how far people agree with them. */
package org.safefront.launcher.judging;
