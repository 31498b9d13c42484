package huantiao.care;

import java.time.Instant;
import java.util.Optional;

/**
 * The last alarm of a course that stands no more, so that it is still seen who settled it and how:
 * a name and a no are enough to lower one (decision 0375), and nobody who treats later should have
 * to look for that.
 *
 * @param level code of the level that was told
 * @param told when it was told first
 * @param sent to whom the person was sent; empty where an examination or a correction lowered it
 * @param lowered when the red flags said less
 */
public record SettledAlarm(
        String level, Instant told, Optional<Chart.Placed<Entry.SentOn>> sent, Instant lowered) {

    /** Empty where an alarm stands, and where none was told since the last course ended. */
    public static Optional<SettledAlarm> of(Chart chart) {
        long closed =
                chart.latest(Entry.EpisodeClosed.class)
                        .map(one -> one.noted().sequence())
                        .orElse(0L);
        var rulings = chart.rulings().stream().filter(one -> one.sequence() > closed).toList();
        int last = rulings.size() - 1;
        while (last >= 0 && !isAlarm(rulings.get(last))) {
            last--;
        }
        if (last < 0 || last == rulings.size() - 1) {
            return Optional.empty();
        }
        int first = last;
        while (first > 0 && isAlarm(rulings.get(first - 1))) {
            first--;
        }
        var told = rulings.get(first);
        var lowered = rulings.get(last + 1);
        return Optional.of(
                new SettledAlarm(
                        rulings.get(last).ruling().level(),
                        told.at(),
                        chart.all(Entry.SentOn.class).reversed().stream()
                                .filter(one -> one.noted().sequence() > told.sequence())
                                .filter(one -> one.noted().sequence() < lowered.sequence())
                                .findFirst(),
                        lowered.at()));
    }

    private static boolean isAlarm(Chart.Ruled ruled) {
        return Ruling.isUrgent(ruled.ruling().level());
    }
}
