package huantiao.web.selfcare;

import huantiao.care.CareLibrary;
import huantiao.care.Chart;
import huantiao.care.Diary;
import huantiao.web.Words;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The diary by weeks, to be read beside the course. It counts days that were noted and never says
 * what happened on the others.
 */
public record DiaryWeeks(List<Week> weeks) {

    private static final int SHOWN = 12;

    public DiaryWeeks {
        weeks = List.copyOf(weeks);
    }

    /**
     * Seven days.
     *
     * @param from the first of them, in words
     * @param noted on how many days something was noted, 1 to 7
     * @param done what was done, with the number of days
     * @param pain lowest and highest leg pain noted; may be empty
     */
    public record Week(String from, int noted, String done, String pain) {}

    /** Weeks in which something was noted, latest first; weeks end today. */
    public static DiaryWeeks of(
            Chart chart, CareLibrary.SelfCare names, LocalDate today, Words words) {
        Map<LocalDate, List<Diary.Day>> byWeek = new LinkedHashMap<>();
        for (var day : Diary.of(chart).days()) {
            long back = (today.toEpochDay() - day.day().toEpochDay()) / 7;
            if (back < SHOWN) {
                byWeek.computeIfAbsent(today.minusDays(7 * back + 6), _ -> new ArrayList<>())
                        .add(day);
            }
        }
        return new DiaryWeeks(
                byWeek.entrySet().stream()
                        .map(week -> week(week.getKey(), week.getValue(), names, words))
                        .toList());
    }

    private static Week week(
            LocalDate from, List<Diary.Day> days, CareLibrary.SelfCare names, Words words) {
        Map<String, Integer> times = new LinkedHashMap<>();
        days.forEach(day -> day.done().forEach(id -> times.merge(id, 1, Integer::sum)));
        var done =
                times.entrySet().stream()
                        .map(one ->
                                words.say("diary.times", names.name(one.getKey()), one.getValue()))
                        .collect(Collectors.joining(", "));
        var pain =
                days.stream()
                        .filter(day -> day.legPain().isPresent())
                        .mapToInt(day -> day.legPain().getAsInt())
                        .summaryStatistics();
        return new Week(
                words.day(from),
                days.size(),
                done.isEmpty() ? words.say("diary.nothing") : done,
                pain.getCount() == 0
                        ? ""
                        : pain.getMin() == pain.getMax()
                                ? String.valueOf(pain.getMin())
                                : words.say("diary.range", pain.getMin(), pain.getMax()));
    }
}
