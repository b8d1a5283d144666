/** Measurements as ratios against peers and limits: what is compared is measured side by side in one run. */
package org.safefront.performance;
