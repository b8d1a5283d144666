package org.safefront.fronts.fold;

import java.util.function.Supplier;

/**
 * What costs more than the front and follows from it: made when it is first asked for, and kept. Two who ask at the same time
 * may both make it, and make the same.
 */
final class Once<T> {
    private final Supplier<T> maker;
    private volatile T made;

    Once(Supplier<T> maker) {
        this.maker = maker;
    }

    T get() {
        T known = made;
        if (known == null) {
            known = maker.get();
            made = known;
        }
        return known;
    }
}
