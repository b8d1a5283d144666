/** What a model is on disk: its configuration, the folder around it, and the manifest that pins every byte. */
package org.safefront.lm.format;
