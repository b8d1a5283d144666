package org.safefront.lm.format.template;

import java.util.Optional;

/** The filters of templates by name. */
final class Filters {
    private static final Routines ROUTINES = new Routines()
            .addAll(TextFilters.routines())
            .addAll(ListFilters.routines())
            .addAll(SelectionFilters.routines())
            .addAll(OrderFilters.routines())
            .addAll(NumberFilters.routines());

    private Filters() {}

    static Optional<Routine> find(String name) {
        return ROUTINES.find(name);
    }
}
