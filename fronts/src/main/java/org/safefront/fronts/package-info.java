/** Points in the plane of safety and reasoning, and which of them no other beats. */
package org.safefront.fronts;
