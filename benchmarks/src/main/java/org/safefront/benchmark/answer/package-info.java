/** Whether an answer to a question of mathematics is the right one. */
package org.safefront.benchmark.answer;
