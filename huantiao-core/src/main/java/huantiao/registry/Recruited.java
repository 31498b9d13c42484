package huantiao.registry;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * When those who are counted began, and how many members of the clinic treated them: whoever opened
 * lately or counts a few days only would not be seen in a sum.
 *
 * @param firstEver day of the first visit of anybody entered here, counted or not
 * @param first day on which one of them came to the first visit
 * @param last such day
 * @param halves of the calendar that the period touches, in order, also where nobody began
 * @param practitioners who signed most visits of one of them
 * @param cameAgain of those counted, how many have begun another course of care since
 */
public record Recruited(
        LocalDate firstEver,
        LocalDate first,
        LocalDate last,
        List<Half> halves,
        int practitioners,
        int cameAgain) {

    /** How many of those counted began in a half. */
    public record Half(HalfYear half, int counted) {}

    public Recruited {
        halves = List.copyOf(halves);
    }

    /**
     * @param courses of those counted, one or more, in the period of the question
     * @param cohort they are of
     */
    static Recruited of(RegistryQuestion question, List<StartedCourse> courses, Cohort cohort) {
        var counts = new TreeMap<HalfYear, Integer>();
        courses.forEach(one -> counts.merge(HalfYear.holding(one.began()), 1, Integer::sum));
        var halves = new ArrayList<Half>();
        var half = HalfYear.holding(question.to());
        for (; !half.last().isBefore(question.from()); half = half.before()) {
            halves.add(new Half(half, counts.getOrDefault(half, 0)));
        }
        var days = courses.stream().map(StartedCourse::began).sorted().toList();
        return new Recruited(
                cohort.firstEver(),
                days.getFirst(),
                days.getLast(),
                halves.reversed(),
                Math.toIntExact(
                        courses.stream().map(one -> one.practitioner().id()).distinct().count()),
                Math.toIntExact(
                        courses.stream()
                                .filter(one -> cohort.returned().contains(one.patient()))
                                .count()));
    }
}
