/** Who may know whom, as rules that the tests of every other room hold it to. */
package org.safefront.architecture;
