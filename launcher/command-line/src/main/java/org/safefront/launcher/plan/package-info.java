/** What a study would do and what that takes, found out without starting, writing or fetching anything. */
package org.safefront.launcher.plan;
