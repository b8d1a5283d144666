/**
 * Programs that a model wrote, run and tested in a {@linkplain org.safefront.benchmark.code.Sandbox sandbox}, and never
 * anywhere else.
 */
package org.safefront.benchmark.code;
