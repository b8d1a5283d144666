/** From a study's folder to what the registry is asked for; everything that can be wrong with it is found here. */
package org.safefront.launcher.study;
