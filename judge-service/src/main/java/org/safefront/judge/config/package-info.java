/** Reads settings and builds the judge's plain objects. */
package org.safefront.judge.config;
