package org.safefront.work;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.safefront.work.WorkerProcesses.WorkerProcess;

/**
 * Kills and freezes workers that hold an item. A frozen one is woken when another has taken its item over, so every
 * freeze makes a zombie.
 */
final class Nemesis {
    private final WorkerProcesses processes;
    private final FreshSchema database;
    private final Random random;
    private int kills;
    private int freezes;

    Nemesis(WorkerProcesses processes, FreshSchema database, Random random) {
        this.processes = processes;
        this.database = database;
        this.random = random;
    }

    /** Does harm for that long, or until nothing is left to do. */
    void rage(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() - end < 0 && workIsLeft()) {
            List<WorkerProcess> workers = processes.living();
            WorkerProcess victim = workers.get(random.nextInt(workers.size()));
            Eventually.until(victim.name() + " holds an item", () -> holdsAnItem(victim) || !workIsLeft());
            if (random.nextBoolean()) {
                kill(victim);
            } else {
                freeze(victim);
            }
        }
    }

    int kills() {
        return kills;
    }

    int freezes() {
        return freezes;
    }

    private void kill(WorkerProcess victim) {
        processes.kill(victim);
        processes.start(1);
        kills++;
    }

    private void freeze(WorkerProcess victim) {
        victim.freeze();
        Eventually.until(victim.name() + " is replaced", () -> !holdsAnItem(victim));
        victim.wake();
        freezes++;
    }

    private boolean holdsAnItem(WorkerProcess worker) {
        return database.row(
                        "select exists (select from work where state = 'LEASED' and owner = '" + worker.name() + "')")
                .equals("t");
    }

    private boolean workIsLeft() {
        return database.row("select exists (select from work where state in ('READY', 'LEASED'))")
                .equals("t");
    }

    @Override
    public String toString() {
        return "kills " + kills + ", freezes " + freezes;
    }
}
