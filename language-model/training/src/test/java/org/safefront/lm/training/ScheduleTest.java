package org.safefront.lm.training;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScheduleTest {
    @ParameterizedTest
    @CsvSource({"0, 0.5", "1, 1.0", "2, 1.0", "6, 0.55", "10, 0.1"})
    void warmsUpThenFollowsHalfACosine(int step, double rate) {
        var schedule = new Schedule(1, 2, 10, 0.1);

        assertEquals(rate, schedule.at(step), 1e-12);
    }
}
