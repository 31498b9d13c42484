package huantiao.care;

import huantiao.measures.Instruments;
import java.time.Instant;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Warning signs that somebody who answered alone left open or did not know, and that nobody has
 * asked since: they are unknown, and whoever treats must see that they are.
 *
 * @param count how many of the four
 * @param at when the check-in came
 */
public record Unanswered(int count, Instant at) {

    private static final String WEAKNESS = "leg_weakness_trend";

    public Unanswered {
        if (!(count >= 1 && count <= 4)) {
            throw new IllegalArgumentException(
                    "signs without an answer (%d) must be within 1..4".formatted(count));
        }
    }

    /** Of the last check-in that came alone; empty where each sign was told with it or since. */
    public static Optional<Unanswered> of(Chart chart) {
        return chart.all(Entry.CheckedIn.class).reversed().stream()
                .filter(one -> asksSafety(one.entry()))
                .findFirst()
                .flatMap(last -> of(chart, last));
    }

    private static Optional<Unanswered> of(Chart chart, Chart.Placed<Entry.CheckedIn> last) {
        var later = chart.since(last.noted().sequence());
        if (later.stream().anyMatch(noted -> asksAllAnew(noted.entry()))) {
            return Optional.empty();
        }
        var told = new TreeMap<String, Object>();
        last.entry()
                .safetyFrom()
                .map(from -> chart.entries().get(Math.toIntExact(from - 1)).entry())
                .ifPresent(from -> told.putAll(Chart.told(from).plain()));
        told.putAll(last.entry().safety().plain());
        told.putAll(chart.notCountedWith(last.noted().sequence()).plain());
        later.forEach(noted -> told.putAll(Chart.told(noted.entry()).plain()));
        int open =
                (int)
                        Stream.concat(
                                        Stream.of(told.containsKey(WEAKNESS)),
                                        ShortSafety.BLOCK.stream().map(one -> one.isToldBy(told)))
                                .filter(isTold -> !isTold)
                                .count();
        return open == 0
                ? Optional.empty()
                : Optional.of(new Unanswered(open, last.noted().occurredAt()));
    }

    /** The long part and what is asked besides come after the safety questions, without them. */
    private static boolean asksSafety(Entry.CheckedIn checkIn) {
        return !checkIn.inRoom() && checkIn.taken(Instruments.LEG_PAIN).isPresent();
    }

    private static boolean asksAllAnew(Entry entry) {
        return entry instanceof Entry.SymptomsTold
                || Chart.asksAnew(entry)
                || (entry instanceof Entry.SafetyAsked asked && asked.since().isPresent());
    }
}
