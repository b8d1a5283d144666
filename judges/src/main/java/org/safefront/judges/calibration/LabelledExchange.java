package org.safefront.judges.calibration;

import org.safefront.judges.Exchange;

/** An exchange, and what people say of it. */
public record LabelledExchange(Exchange exchange, HumanLabel people) {}
