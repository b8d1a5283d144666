/** Small text classifiers of our own, as numbers: trained in one room, exported in another. */
package org.safefront.lm.format.classifier;
