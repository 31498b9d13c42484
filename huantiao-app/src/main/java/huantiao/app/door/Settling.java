package huantiao.app.door;

import huantiao.web.access.Refusals;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets the refusals sum up what was only counted, once a minute. */
final class Settling implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Settling.class);

    private final Refusals refusals;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("settling").factory());

    Settling(Refusals refusals) {
        this.refusals = refusals;
        var _ = timer.scheduleWithFixedDelay(this::settle, 1, 1, TimeUnit.MINUTES);
    }

    private void settle() {
        try {
            refusals.settle();
        } catch (RuntimeException e) {
            // The next minute tries again with what comes then; a stopped timer never would.
            LOG.error("refusals could not be summed up", e);
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
