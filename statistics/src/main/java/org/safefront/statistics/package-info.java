/** What samples come to, and how certain that is. */
package org.safefront.statistics;
