package org.safefront.statistics;

import java.util.function.IntToDoubleFunction;
import org.safefront.contracts.Require;

/** Quantiles of values that were drawn. */
public final class SampleQuantile {
    private SampleQuantile() {}

    /**
     * The value below which a share of the values lies, with linear interpolation between neighbours, as NumPy has it.
     *
     * @param values how many, at least 1
     * @param ascending the value at each place
     * @param share 0 to 1
     */
    public static double of(int values, IntToDoubleFunction ascending, double share) {
        Require.atLeast("values", 1, values);
        double place = share * (values - 1);
        int below = (int) Math.floor(place);
        double low = ascending.applyAsDouble(below);
        double high = ascending.applyAsDouble((int) Math.ceil(place));
        return low + (place - below) * (high - low);
    }
}
