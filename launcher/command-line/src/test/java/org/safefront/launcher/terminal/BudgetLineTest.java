package org.safefront.launcher.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.safefront.launcher.registry.SpentBudget;
import org.safefront.launcher.registry.SpentBudget.Call;

class BudgetLineTest {
    @Test
    void saysWhatWasTakenAndWhatIsCalledByIt() {
        var spent = new SpentBudget(
                new SpentBudget.Rules(0.05, 0.02),
                2,
                0.0312,
                250,
                1000,
                List.of(new Call("on"), new Call("off"), new Call("off"), new Call("undecided")));

        assertEquals(
                "250 of 1000 samples of safety and reasoning taken (25.0 %), rounds beyond the first: 2;"
                        + " 1 on the front or within 0.02 of it, 2 off it, 1 undecided; risk 0.0312 of 0.05",
                BudgetLine.of(spent));
    }
}
