package huantiao.web.registry;

import huantiao.base.Problem;
import huantiao.web.course.CourseMeasures;
import huantiao.web.form.Sent;
import java.util.List;

/**
 * Which measure at which week of the schedule a form asks for.
 *
 * @param measure code of one of those that were offered
 * @param week weeks from the start, one of {@link #WEEKS}
 */
public record MeasureAtWeek(String measure, String week) {

    /** The weeks it can be asked about. */
    public static final List<String> WEEKS = List.of("4", "12", "26", "52");

    static final String USUAL_WEEK = "12";

    /**
     * Reads the fields {@code measure} and {@code week}; what is left out is usual.
     *
     * @param offered codes of measures
     * @param problems gets what is wrong with either
     */
    public static MeasureAtWeek read(Sent sent, List<String> offered, List<Problem> problems) {
        var measure = sent.has("measure") ? sent.text("measure") : CourseMeasures.USUAL.getFirst();
        var week = sent.has("week") ? sent.text("week") : USUAL_WEEK;
        if (!offered.contains(measure)) {
            problems.add(
                    new Problem(
                            "measure",
                            "HT-1801",
                            "This measure is not one of the registry.",
                            "Choose one from the list."));
        }
        if (!WEEKS.contains(week)) {
            problems.add(
                    new Problem(
                            "week",
                            "HT-1802",
                            "This week is not one of the schedule.",
                            "Choose one from the list."));
        }
        return new MeasureAtWeek(measure, week);
    }

    /**
     * The week as a number.
     *
     * @throws NumberFormatException if a problem was told of it
     */
    public int weeks() {
        return Integer.parseInt(week);
    }
}
