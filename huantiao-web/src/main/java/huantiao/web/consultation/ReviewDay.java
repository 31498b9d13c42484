package huantiao.web.consultation;

import huantiao.care.Chart;
import huantiao.course.ReviewProposal;
import java.time.LocalDate;

/**
 * The day on which the course could be judged, before anybody chose one. A clinician sees it, may
 * change it, and agrees to it by noting the consultation.
 *
 * @param why where it comes from
 */
public record ReviewDay(LocalDate day, Why why) {

    /** The rule on the first review: at "session 5-6 or week 3-4", so by the end of week 4. */
    static final String RULE = "RV-02";

    /** Where a day comes from. */
    public enum Why {
        /** The plan that was agreed names it. */
        PLAN,
        /** The rule on the first review: at "session 5-6 or week 3-4", so by the end of week 4. */
        RULE
    }

    /** The day of the plan in force if it lies ahead, and four weeks from today otherwise. */
    static ReviewDay of(Chart chart, LocalDate today) {
        return chart.openEpisode()
                .map(episode -> episode.plan().reviewOn())
                .filter(day -> day.isAfter(today))
                .map(day -> new ReviewDay(day, Why.PLAN))
                .orElseGet(
                        () -> new ReviewDay(today.plusWeeks(ReviewProposal.REVIEW_WEEK), Why.RULE));
    }
}
