package huantiao.care;

import huantiao.base.Result;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a person noted they did at home, day by day. What was kept last for a day holds; what stood
 * before stays readable. A day without a note is a day nobody knows about.
 *
 * @param days latest first
 */
public record Diary(List<Day> days) {

    /** How many days back a note may reach; further back is memory, not a diary. */
    public static final int DAYS_BACK = 6;

    public Diary {
        days = List.copyOf(days);
    }

    /**
     * One day.
     *
     * @param done ids of what was done; empty where only the pain was noted, or nothing was done
     * @param legPain 0 to 10; empty if it was not noted
     * @param before what stood there before it was changed, oldest first
     */
    public record Day(
            LocalDate day, Set<String> done, OptionalInt legPain, List<Entry.DiaryKept> before) {
        public Day {
            done = Collections.unmodifiableSet(new LinkedHashSet<>(done));
            before = List.copyOf(before);
        }

        /** How often it was kept. */
        public int times() {
            return before.size() + 1;
        }
    }

    /** The diary that a chart holds. */
    public static Diary of(Chart chart) {
        Map<LocalDate, List<Entry.DiaryKept>> byDay = new TreeMap<>(Collections.reverseOrder());
        for (var kept : chart.all(Entry.DiaryKept.class)) {
            byDay.computeIfAbsent(kept.entry().day(), _ -> new ArrayList<>()).add(kept.entry());
        }
        var days = new ArrayList<Day>();
        byDay.forEach((day, versions) -> {
            var last = versions.getLast();
            days.add(
                    new Day(
                            day,
                            new LinkedHashSet<>(last.done()),
                            last.legPain(),
                            versions.subList(0, versions.size() - 1)));
        });
        return new Diary(days);
    }

    public Optional<Day> on(LocalDate day) {
        return days.stream().filter(one -> one.day().equals(day)).findFirst();
    }

    /**
     * A note for a day. Sent twice it is kept once; a change is a note of its own.
     *
     * @param seen how often the day was kept when the form was opened; empty where it does not say.
     *     A form that has not seen what stands there writes nothing over it
     */
    public static Result<List<Entry>, CareRefusal> keep(
            Chart chart, Entry.DiaryKept kept, OptionalInt seen, LocalDate today) {
        if (kept.day().isAfter(today) || kept.day().isBefore(today.minusDays(DAYS_BACK))) {
            return Result.refused(CareRefusal.Plain.NOT_A_DIARY_DAY);
        }
        if (!planned(chart).containsAll(kept.done())) {
            return Result.refused(CareRefusal.Plain.NOT_PLANNED);
        }
        var before = of(chart).on(kept.day());
        if (before.isEmpty() && kept.done().isEmpty() && kept.legPain().isEmpty()) {
            return Result.refused(CareRefusal.Plain.NOTHING_TOLD);
        }
        boolean same =
                before.filter(day ->
                                day.done().equals(Set.copyOf(kept.done()))
                                        && day.legPain().equals(kept.legPain()))
                        .isPresent();
        if (same) {
            return Result.ok(List.of());
        }
        int stands = before.map(Day::times).orElse(0);
        return seen.isPresent() && seen.getAsInt() != stands
                ? Result.refused(CareRefusal.Plain.DAY_KEPT_MEANWHILE)
                : Result.ok(List.of(kept));
    }

    /** Ids of everything that ever stood in the home programme of this person. */
    private static Set<String> planned(Chart chart) {
        var ids = new LinkedHashSet<String>();
        chart.all(Entry.PlanAgreed.class)
                .forEach(agreed -> ids.addAll(agreed.entry().plan().selfCare()));
        return ids;
    }
}
