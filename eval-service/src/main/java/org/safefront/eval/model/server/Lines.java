package org.safefront.eval.model.server;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** The lines of a response as they come, for one who waits for each no longer than he wants. */
final class Lines implements Flow.Subscriber<String> {
    /** The end is absent. */
    private final BlockingQueue<Optional<String>> queue = new LinkedBlockingQueue<>();

    private volatile Flow.Subscription subscription;
    private volatile Throwable failure;

    @Override
    public void onSubscribe(Flow.Subscription granted) {
        subscription = granted;
        granted.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(String line) {
        queue.add(Optional.of(line));
    }

    @Override
    public void onError(Throwable cause) {
        end(cause);
    }

    @Override
    public void onComplete() {
        end(null);
    }

    /** No more lines will come, after a failure or null. */
    void end(Throwable cause) {
        if (failure == null) {
            failure = cause;
        }
        queue.add(Optional.empty());
    }

    /**
     * The next line, absent at the end.
     *
     * @throws ServerFailureException if the connection broke, or nothing came in that time
     */
    Optional<String> next(Duration patience) throws InterruptedException {
        Optional<String> line = queue.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
        if (line == null) {
            throw new ServerFailureException("the server wrote nothing for " + patience.toSeconds() + " s");
        }
        if (line.isEmpty() && failure != null) {
            throw new ServerFailureException("the connection broke: " + failure, failure);
        }
        return line;
    }

    /** Closes the connection, which tells the server to stop. */
    void cancel() {
        Flow.Subscription granted = subscription;
        if (granted != null) {
            granted.cancel();
        }
    }
}
