/** Files of scored samples, as the eval service writes them and anybody else can. */
package org.safefront.launcher.samples;
