package org.safefront.architecture.faulty.chance;

import java.util.function.LongSupplier;

final class Millis {
    static final LongSupplier READ = System::currentTimeMillis;

    private Millis() {}
}
