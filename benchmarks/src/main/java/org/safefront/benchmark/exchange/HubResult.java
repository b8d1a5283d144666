package org.safefront.benchmark.exchange;

import java.util.Optional;

/**
 * One entry of a file of {@code .eval_results} on the Hugging Face Hub: a score without its samples.
 *
 * @param dataset id of the data set
 * @param task within it
 * @param value in whichever scale its author has chosen
 * @param date as it stands there
 * @param notes as they stand there
 */
public record HubResult(
        String dataset, Optional<String> task, double value, Optional<String> date, Optional<String> notes) {}
