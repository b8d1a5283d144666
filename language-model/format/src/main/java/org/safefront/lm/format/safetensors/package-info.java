/** safetensors: a JSON header and raw numbers. Nothing in it can execute. */
package org.safefront.lm.format.safetensors;
