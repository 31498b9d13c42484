package huantiao.care;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What was asked in the same sitting, so that the score that follows asks no safety question again
 * (decision 0303): the symptom check, whose answers stand for them, or the questions of a visit.
 * Each other check-in asks them anew.
 */
public final class SafetyBefore {

    /**
     * How long answers of a symptom check stand for the same questions of the score after it. Our
     * own bound, general professional knowledge.
     */
    public static final Duration STANDS = Duration.ofMinutes(30);

    private SafetyBefore() {}

    /**
     * The last symptom check, where it was sent on this day and not longer ago than that, by the
     * person or by somebody of the clinic as the score is; where it stopped nothing, and where no
     * safety question was answered anywhere since.
     *
     * @param byPatient true if the person answers the score alone
     */
    public static Optional<Chart.Placed<Entry.SymptomsTold>> in(
            Chart chart, boolean byPatient, Instant moment, CareSteps.Now now) {
        return chart.latest(Entry.SymptomsTold.class)
                .filter(told -> told.noted().author().isPatient() == byPatient)
                .filter(told -> told.noted().isOfSitting(moment, STANDS, now.zone()))
                .filter(told -> !Ruling.isUrgent(told.entry().ruling().level()))
                .filter(told ->
                        chart.since(told.noted().sequence()).stream()
                                .noneMatch(later -> saysMore(later, now)));
    }

    /**
     * The safety questions of a visit, where somebody of the clinic asked them in this sitting and
     * nothing was to be done first; also once the visit is signed: with the score that follows it
     * they are not asked a second time, unless something is new.
     */
    public static Optional<Chart.Placed<Entry.SafetyAsked>> ofVisit(
            Chart chart, Instant moment, CareSteps.Now now) {
        return chart.latest(Entry.SafetyAsked.class)
                .filter(asked -> asked.entry().countsForVisit())
                .filter(asked -> asked.noted().isOfSitting(moment, StillNo.SITTING, now.zone()))
                .filter(asked -> !Ruling.isUrgent(asked.entry().ruling().level()))
                .filter(asked ->
                        chart.since(asked.noted().sequence()).stream()
                                .noneMatch(later -> saysMore(later, now)));
    }

    private static boolean saysMore(Noted later, CareSteps.Now now) {
        var told = Picture.read(Chart.told(later.entry()), now.rules().vocabulary());
        return now.rules().flags().factsToAskFirst().stream().anyMatch(told::knows);
    }
}
