/** Reads settings and builds the eval service's plain objects. */
package org.safefront.eval.config;
