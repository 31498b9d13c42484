package huantiao.web.consultation;

import huantiao.care.Chart;
import huantiao.care.Episode;
import huantiao.care.NextReview;
import huantiao.course.ReviewProposal;
import java.time.LocalDate;
import java.util.Optional;

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
        /** The course was decided on, and this is when it is judged again. */
        NEXT,
        /** The rule on the first review: at "session 5-6 or week 3-4", so by the end of week 4. */
        RULE
    }

    /**
     * The day on which the open course is judged if it lies ahead, and four weeks from today
     * otherwise.
     */
    static ReviewDay of(Chart chart, LocalDate today) {
        return chart.openEpisode()
                .flatMap(episode -> ahead(episode, today))
                .orElseGet(
                        () -> new ReviewDay(today.plusWeeks(ReviewProposal.REVIEW_WEEK), Why.RULE));
    }

    private static Optional<ReviewDay> ahead(Episode episode, LocalDate today) {
        return NextReview.day(episode)
                .filter(day -> day.isAfter(today))
                .map(day ->
                        new ReviewDay(
                                day, day.equals(episode.plan().reviewOn()) ? Why.PLAN : Why.NEXT));
    }
}
