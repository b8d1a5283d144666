/** Files of programs, run row by row. */
package org.safefront.launcher.code;
