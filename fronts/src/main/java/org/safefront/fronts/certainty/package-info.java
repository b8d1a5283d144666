/** How certain the places on a front are: items are drawn anew, the same ones for all checkpoints. */
package org.safefront.fronts.certainty;
