/** How far a judge is to be believed: what it says beside what people say of the same answers. */
package org.safefront.judges.calibration;
