package org.safefront.work;

import java.sql.Connection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A handler that does what a test tells it to, and keeps what it was asked. */
final class ScriptedHandler implements WorkHandler {
    /** One call of {@link #handle}. */
    @FunctionalInterface
    interface Script {
        void run(Lease lease, Alive alive) throws InterruptedException;
    }

    private final List<Lease> leases = new CopyOnWriteArrayList<>();
    private final List<WorkFailure> failures = new CopyOnWriteArrayList<>();
    private final AtomicInteger refusals = new AtomicInteger();
    private final Script script;

    ScriptedHandler(Script script) {
        this.script = script;
    }

    @Override
    public void handle(Lease lease, Alive alive) throws InterruptedException {
        leases.add(lease);
        script.run(lease, alive);
    }

    @Override
    public void exhausted(Connection connection, Lease lease, WorkFailure failure) {
        failures.add(failure);
        if (refusals.getAndDecrement() > 0) {
            throw new IllegalStateException("on purpose");
        }
        Sql.update(connection, "insert into inbox (id, type, source) values (?, 'exhausted', 'test')", lease.id());
    }

    @Override
    public Set<String> affinities() {
        return Set.of("model-1");
    }

    /** Fails the next time that it is told of a failure. */
    void refuseOnce() {
        refusals.set(1);
    }

    /** What it was given to do. */
    List<Lease> leases() {
        return leases;
    }

    /** What it was told has failed. */
    List<WorkFailure> failures() {
        return failures;
    }
}
