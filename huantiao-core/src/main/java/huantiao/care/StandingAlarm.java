package huantiao.care;

import huantiao.triage.Level;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How soon somebody else must see the person, as long as nobody settled it (decision 0371): the
 * higher of what the red flags said last, by which the page of the day goes, and what they say of
 * everything that is known today, by which the person's page goes. An answer of the person alone
 * changes the second and not the first, and lowers nothing by itself.
 */
public final class StandingAlarm {

    private StandingAlarm() {}

    /**
     * Empty where nothing stands. An urgent referral is settled while somebody may still see the
     * person in time: sent on, and that doctor said whether care goes on.
     */
    public static Optional<Level> of(Chart chart, CareSteps.Now now) {
        return Stream.concat(
                        chart.ruling().flatMap(ruled -> Level.of(ruled.ruling().level())).stream(),
                        Stream.of(CareSteps.assess(chart, now).level()))
                .reduce((one, other) -> other.isHigherThan(one) ? other : one)
                .filter(level -> level.isHigherThan(Level.GP_SOON))
                .filter(level -> level.stopsEverything() || !isSeenTo(chart, now));
    }

    private static boolean isSeenTo(Chart chart, CareSteps.Now now) {
        return Referral.seenTo(chart)
                .map(at -> at.atZone(now.zone()).toLocalDate().plus(Referral.WITHIN))
                .filter(day -> !now.today().isAfter(day))
                .isPresent();
    }
}
