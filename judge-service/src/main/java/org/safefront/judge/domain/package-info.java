/** Who judges answers, and what the verdicts come to. Plain Java. */
package org.safefront.judge.domain;
