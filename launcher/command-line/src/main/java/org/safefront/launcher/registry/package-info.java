/** The registry as seen from the command line: asked over HTTP, like any other program would. */
package org.safefront.launcher.registry;
