package huantiao.app.post;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Sends the rounds on their way every minute, from when the clinic serves until it stops. */
final class RoundsClock implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(RoundsClock.class);
    private static final long EVERY_SECONDS = 60;

    /** A round that is sending may finish what it handed over. */
    private static final long PATIENCE_SECONDS = 45;

    private final Rounds rounds;
    private final Optional<Bounces> bounces;
    private final boolean goes;
    private Optional<ScheduledExecutorService> running = Optional.empty();

    /**
     * @param goes false if there is no way out of the building: then it stands still
     */
    RoundsClock(Rounds rounds, Optional<Bounces> bounces, boolean goes) {
        this.rounds = rounds;
        this.bounces = bounces;
        this.goes = goes;
    }

    @Override
    public boolean isAutoStartup() {
        return goes;
    }

    @Override
    public synchronized void start() {
        var thread =
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().name("reminders").daemon().factory());
        var _ =
                thread.scheduleWithFixedDelay(
                        this::once, EVERY_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
        running = Optional.of(thread);
    }

    /** One round; whatever breaks in it, the next one comes. */
    private void once() {
        try {
            if (bounces.isPresent()) {
                readBounces(bounces.get());
            }
            rounds.go();
        } catch (RuntimeException broken) {
            LOG.error("a round broke off: {} (HT-0231)", broken.getClass().getSimpleName());
        }
    }

    private void readBounces(Bounces mailbox) {
        try {
            mailbox.read(rounds::cameBack);
        } catch (MessagingException | IOException silent) {
            LOG.warn(
                    "the mailbox for returned mail does not answer: {} (HT-0232)",
                    silent.getClass().getSimpleName());
        }
    }

    @Override
    public synchronized void stop() {
        running.ifPresent(thread -> {
            thread.shutdown();
            try {
                if (!thread.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                    LOG.warn("a round was still sending when the clinic stopped (HT-0233)");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        running = Optional.empty();
    }

    @Override
    public synchronized boolean isRunning() {
        return running.isPresent();
    }
}
