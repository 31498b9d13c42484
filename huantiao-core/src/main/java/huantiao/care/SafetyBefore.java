package huantiao.care;

import huantiao.triage.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The symptom check of the same sitting, whose answers stand for the safety questions of the score
 * that follows it (decision 0303). Each later check-in asks them anew.
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
                .filter(told -> isOfSitting(told.noted(), moment, now))
                .filter(told -> !stops(told.entry().ruling()))
                .filter(told ->
                        chart.since(told.noted().sequence()).stream()
                                .noneMatch(later -> saysMore(later, now)));
    }

    private static boolean isOfSitting(Noted noted, Instant moment, CareSteps.Now now) {
        var ago = Duration.between(noted.occurredAt(), moment);
        return !ago.isNegative()
                && ago.compareTo(STANDS) <= 0
                && noted.occurredAt().atZone(now.zone()).toLocalDate().equals(now.today());
    }

    private static boolean stops(Ruling ruling) {
        return Level.of(ruling.level()).filter(Level::stopsEverything).isPresent();
    }

    private static boolean saysMore(Noted later, CareSteps.Now now) {
        var told = Picture.read(Chart.told(later.entry()), now.rules().vocabulary());
        return now.rules().flags().factsToAskFirst().stream().anyMatch(told::knows);
    }
}
