/** What a policy makes of a checkpoint: go, no go, or that the samples do not suffice to tell. */
package org.safefront.fronts.gate;
