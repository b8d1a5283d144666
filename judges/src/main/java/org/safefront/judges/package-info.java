/** Judges behind one interface: what is judged, who judges, and what a judge may say. */
package org.safefront.judges;
