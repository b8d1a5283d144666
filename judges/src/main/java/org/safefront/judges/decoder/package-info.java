/**
 * Models that judge by what they say next: the prompts that they were trained on, and the models behind them, here or on a server.
 * Knows nothing of verdicts.
 */
package org.safefront.judges.decoder;
