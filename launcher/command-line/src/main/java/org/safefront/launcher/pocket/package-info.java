/**
 * The pocket study's little world: sums with written-out reasoning, and placeholder requests about things that do not exist.
 * It makes everything that {@code studies/pocket} holds. Nothing harmful is in it: what it calls toxic is a nonsense word.
 */
package org.safefront.launcher.pocket;
