package huantiao.app;

import huantiao.base.ClinicId;
import huantiao.people.Clinic;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Counts the registry of each clinic once its day is over and soon after the start, beside
 * everything else, so that nobody waits for it in the morning.
 */
final class CountingAhead implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(CountingAhead.class);

    /** The first people of the day come before it. */
    private static final Duration AFTER_THE_START = Duration.ofSeconds(20);

    private static final Duration EVERY = Duration.ofMinutes(5);

    private final Supplier<List<Clinic>> clinics;
    private final BiConsumer<Clinic, LocalDate> count;
    private final Clock clock;
    private final Map<ClinicId, LocalDate> counted = new HashMap<>();
    private Optional<ScheduledExecutorService> running = Optional.empty();

    /**
     * @param count counts a clinic as at the end of that day
     */
    CountingAhead(
            Supplier<List<Clinic>> clinics, BiConsumer<Clinic, LocalDate> count, Clock clock) {
        this.clinics = clinics;
        this.count = count;
        this.clock = clock;
    }

    /** Counts where a day has ended since the last time; a clinic that fails is tried again. */
    void once() {
        for (var clinic : clinics.get()) {
            var yesterday = LocalDate.ofInstant(clock.instant(), clinic.zone()).minusDays(1);
            if (yesterday.equals(counted.get(clinic.id()))) {
                continue;
            }
            try {
                count.accept(clinic, yesterday);
                counted.put(clinic.id(), yesterday);
            } catch (RuntimeException broken) {
                LOG.error(
                        "the registry of clinic {} was not counted ahead: {} (HT-0234)",
                        clinic.id(),
                        broken.getClass().getSimpleName());
            }
        }
    }

    @Override
    public synchronized void start() {
        var thread =
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().name("counts-ahead").daemon().factory());
        var _ =
                thread.scheduleWithFixedDelay(
                        this::tryOnce,
                        AFTER_THE_START.toSeconds(),
                        EVERY.toSeconds(),
                        TimeUnit.SECONDS);
        running = Optional.of(thread);
    }

    private void tryOnce() {
        try {
            once();
        } catch (RuntimeException broken) {
            LOG.error("nothing was counted ahead: {} (HT-0235)", broken.getClass().getSimpleName());
        }
    }

    /** Counting reads only, so it may be broken off anywhere. */
    @Override
    public synchronized void stop() {
        running.ifPresent(ScheduledExecutorService::shutdownNow);
        running = Optional.empty();
    }

    @Override
    public synchronized boolean isRunning() {
        return running.isPresent();
    }
}
