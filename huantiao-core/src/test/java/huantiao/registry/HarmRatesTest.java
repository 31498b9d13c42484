package huantiao.registry;

import static org.assertj.core.api.Assertions.assertThat;

import huantiao.care.AdverseEvent.Found;
import huantiao.care.AdverseEvent.Relation;
import huantiao.care.AdverseEvent.Severity;
import huantiao.care.HarmTally;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HarmRatesTest {

    private static final HarmTally.Event BRUISE = event("AE-BLEED", false, Found.ASKED);

    @Test
    void countsPeopleVisitsAndNeedlesApart() {
        var rates =
                HarmRates.of(
                        List.of(
                                tally(8, 64, 2, BRUISE, BRUISE),
                                tally(4, 36, 0),
                                tally(8, 100, 0, event("AE-SYNC", true, Found.VOLUNTEERED))));

        assertThat(rates.amongPeople()).hasValue(new Share(2, 3));
        assertThat(rates.amongVisits()).hasValue(new Share(2, 20));
        assertThat(rates.amongNeedles()).hasValue(new Rate(3, 200));
        assertThat(rates.kinds())
                .containsExactly(
                        new HarmRates.Kind("AE-BLEED", 2, 1, 2, 0, 0),
                        new HarmRates.Kind("AE-SYNC", 1, 1, 0, 1, 0));
        assertThat(rates.asked()).isEqualTo(2);
        assertThat(rates.serious()).isEqualTo(1);
    }

    @Test
    void countsEventsBetweenTwoVisitsAmongTheVisitsAndNotAsVisits() {
        var rates = HarmRates.of(List.of(tally(8, 64, 1, BRUISE, BRUISE, BRUISE)));

        assertThat(rates.amongVisits()).hasValue(new Share(1, 8));
        assertThat(rates.eventsAmongVisits()).hasValue(new Rate(3, 8));
    }

    @Test
    void seriousEventsHaveTheDenominatorsOfTheOthersAlsoWhereThereAreNone() {
        var faint = event("AE-SYNC", true, Found.VOLUNTEERED);
        var some =
                HarmRates.of(
                        List.of(
                                tally(8, 64, 2, faint, faint, BRUISE),
                                tally(4, 36, 0, BRUISE),
                                tally(0, 0, 0, faint)));
        var none = HarmRates.of(List.of(tally(8, 64, 1, BRUISE)));

        assertThat(some.seriousAmongPeople()).hasValue(new Share(1, 2));
        assertThat(some.seriousAmongVisits()).hasValue(new Rate(2, 12));
        assertThat(some.seriousAmongNeedles()).hasValue(new Rate(2, 100));
        assertThat(none.seriousAmongPeople()).hasValue(new Share(0, 1));
        assertThat(none.seriousAmongVisits()).hasValue(new Rate(0, 8));
        assertThat(none.seriousAmongNeedles()).hasValue(new Rate(0, 64));
    }

    @Test
    void givesEachKindItsOwnRates() {
        var rates =
                HarmRates.of(
                        List.of(
                                tally(8, 64, 2, BRUISE, BRUISE),
                                tally(4, 36, 1, BRUISE),
                                tally(8, 0, 0, event("AE-MANUAL", false, Found.ASKED))));
        var bruise = rates.kinds().getFirst();
        var manual = rates.kinds().getLast();

        assertThat(rates.amongPeople(bruise)).hasValue(new Share(2, 3));
        assertThat(rates.amongVisits(bruise)).hasValue(new Rate(3, 20));
        assertThat(rates.amongNeedles(bruise)).hasValue(new Rate(3, 100));
        assertThat(rates.amongPeople(manual)).hasValue(new Share(1, 3));
        assertThat(rates.amongVisits(manual)).hasValue(new Rate(1, 20));
    }

    @Test
    void whereNobodyNeedledNoKindHasARateByNeedles() {
        var rates = HarmRates.of(List.of(tally(3, 0, 1, BRUISE)));

        assertThat(rates.amongNeedles(rates.kinds().getFirst())).isEmpty();
        assertThat(rates.amongVisits(rates.kinds().getFirst())).hasValue(new Rate(1, 3));
    }

    @Test
    void somebodyNeverTreatedIsNoDenominator() {
        var rates = HarmRates.of(List.of(tally(0, 0, 0), tally(0, 0, 0, BRUISE)));

        assertThat(rates.people()).isZero();
        assertThat(rates.events()).isZero();
        assertThat(rates.amongPeople()).isEmpty();
        assertThat(rates.seriousAmongPeople()).isEmpty();
        assertThat(rates.seriousAmongVisits()).isEmpty();
        assertThat(rates.amongVisits()).isEmpty();
        assertThat(rates.amongNeedles()).isEmpty();
    }

    @Test
    void saysHowManyAreNotCountedYet() {
        assertThat(HarmRates.of(List.of(Optional.empty(), tally(1, 6, 0))).uncounted())
                .isEqualTo(1);
    }

    private static Optional<HarmTally> tally(
            int visits, long needles, int with, HarmTally.Event... events) {
        return Optional.of(new HarmTally(visits, needles, with, List.of(events)));
    }

    private static HarmTally.Event event(String category, boolean serious, Found found) {
        return new HarmTally.Event(category, Severity.MILD, Relation.POSSIBLE, serious, found);
    }
}
