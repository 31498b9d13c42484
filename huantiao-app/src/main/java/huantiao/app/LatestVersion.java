package huantiao.app;

import huantiao.access.Actor;
import huantiao.access.Deed;
import huantiao.access.Permit;
import huantiao.living.Living;
import huantiao.web.evidence.CurrentReview;
import huantiao.web.evidence.CurrentReview.Edition;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * The public pages show the version of the review that was published last: at the start, and soon
 * after another program on the same database has published one.
 */
final class LatestVersion implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(LatestVersion.class);
    private static final Duration EVERY = Duration.ofSeconds(30);

    private final CurrentReview current;
    private final Living living;
    private final Permit anybody = Permit.ask(new Actor.Visitor(), Deed.READ_PUBLIC).orElseThrow();
    private long tried;
    private Optional<ScheduledExecutorService> running = Optional.empty();

    LatestVersion(CurrentReview current, Living living) {
        this.current = current;
        this.living = living;
    }

    /** Shows it if it is not shown; one that cannot be shown is tried once. */
    synchronized void show() {
        long last = living.lastPublication(anybody);
        var shown = current.state();
        if (last == tried
                || (shown.edition().isPresent() && shown.entries().sequence() >= last - 1)) {
            return;
        }
        tried = last;
        var published = living.published(anybody);
        var version = published.version().orElseThrow();
        var next =
                current.compute(
                        published.before(version), new Edition(version.number(), version.at()));
        current.prepare(next)
                .fold(
                        prepared -> {
                            prepared.show().run();
                            return true;
                        },
                        problem -> {
                            LOG.warn(
                                    "version {} of the review is not shown: {}",
                                    version.number(),
                                    problem);
                            return false;
                        });
    }

    @Override
    public synchronized void start() {
        var thread =
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().name("latest-version").daemon().factory());
        var _ =
                thread.scheduleWithFixedDelay(
                        this::tryToShow, EVERY.toSeconds(), EVERY.toSeconds(), TimeUnit.SECONDS);
        running = Optional.of(thread);
    }

    private void tryToShow() {
        try {
            show();
        } catch (RuntimeException broken) {
            LOG.error(
                    "whether a version was published elsewhere is not known: {} (HT-2060)",
                    broken.getClass().getSimpleName());
        }
    }

    /** It reads only, so it may be broken off anywhere. */
    @Override
    public void stop() {
        Optional<ScheduledExecutorService> thread;
        synchronized (this) {
            thread = running;
            running = Optional.empty();
        }
        thread.ifPresent(ScheduledExecutorService::shutdownNow);
    }

    @Override
    public synchronized boolean isRunning() {
        return running.isPresent();
    }
}
