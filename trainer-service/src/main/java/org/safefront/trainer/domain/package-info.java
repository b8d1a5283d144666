/** What a run is and what comes of it. Plain Java. */
package org.safefront.trainer.domain;
