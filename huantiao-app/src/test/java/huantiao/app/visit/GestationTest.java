package huantiao.app.visit;

import static org.assertj.core.api.Assertions.assertThat;

import huantiao.Cast;
import huantiao.access.Whose;
import huantiao.care.Author;
import huantiao.care.CareSteps;
import huantiao.care.Chart;
import huantiao.care.Gestation;
import huantiao.care.Noted;
import huantiao.care.Picture;
import huantiao.hazard.Controls;
import huantiao.hazard.Hazard;
import huantiao.triage.Value;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Weeks of a pregnancy are those of today and not of the day on which they were told. */
class GestationTest {

    private static final LocalDate TOLD = LocalDate.of(2026, 10, 18);
    private static final Chart CHART = told(25);

    @Test
    @Controls({Hazard.MEDICINE_OR_DEVICE_UNSEEN, Hazard.FINDING_CARRIED})
    void theRulesReadTheWeeksOfToday() {
        assertThat(weeksOn(TOLD)).isEqualTo(new Value.Whole(25));
        assertThat(weeksOn(TOLD.plusDays(6))).isEqualTo(new Value.Whole(25));
        assertThat(weeksOn(LocalDate.of(2026, 11, 29))).isEqualTo(new Value.Whole(31));
        assertThat(CHART.facts().plain())
                .as("what was told stays as it was told")
                .containsEntry("gestation_weeks", 25);
    }

    @Test
    @Controls({Hazard.MEDICINE_OR_DEVICE_UNSEEN, Hazard.FINDING_CARRIED})
    void weeksOfAPregnancyThatMustBeOverAreNotKnownThoughThePregnancyIsNotCalledOver() {
        var later = TOLD.plusWeeks(18);

        var facts = Picture.of(CHART, InCare.RULES, later, ZoneOffset.UTC);

        assertThat(facts.knows("gestation_weeks")).isFalse();
        assertThat(facts.find("pregnant")).contains(new Value.Choice("yes"));
    }

    @Test
    void aTrimesterIsCountedInCompletedWeeks() {
        var told = new Gestation(13, TOLD);

        assertThat(told.trimester(TOLD)).isEqualTo(1);
        assertThat(told.trimester(TOLD.plusDays(7))).isEqualTo(2);
        assertThat(told.trimester(TOLD.plusWeeks(14))).isEqualTo(2);
        assertThat(told.trimester(TOLD.plusWeeks(15))).isEqualTo(3);
        assertThat(told.isOver(TOLD.plusWeeks(29))).isFalse();
        assertThat(told.isOver(TOLD.plusWeeks(30))).isTrue();
        assertThat(told.on(TOLD.minusDays(20))).as("a clock that goes back").isEqualTo(13);
    }

    private static Value weeksOn(LocalDate day) {
        return Picture.of(CHART, InCare.RULES, day, ZoneOffset.UTC)
                .find("gestation_weeks")
                .orElseThrow();
    }

    private static Chart told(int weeks) {
        var at = Instant.parse("2026-10-18T09:00:00Z");
        var registered =
                Chart.of(
                        new Whose(Cast.RING_AND_REED, Cast.MEI),
                        List.of(new Noted(1, Author.of(Cast.ada()), at, at, Cast.mei())));
        var answers = InCare.answered().with("pregnant", "yes").with("gestation_weeks", weeks);
        var entries =
                CareSteps.consult(
                                registered,
                                InCare.consultation(TOLD.plusWeeks(4)),
                                answers,
                                List.of(),
                                new CareSteps.Now(TOLD, ZoneOffset.UTC, InCare.RULES))
                        .orElseThrow();
        return registered.with(
                List.of(new Noted(2, Author.of(Cast.ada()), at, at, entries.getFirst())));
    }
}
