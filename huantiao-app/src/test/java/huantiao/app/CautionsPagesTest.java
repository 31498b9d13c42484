package huantiao.app;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import huantiao.ReadingGrade;
import huantiao.app.visit.InCare;
import huantiao.hazard.Controls;
import huantiao.hazard.Hazard;
import huantiao.triage.Facts;
import huantiao.triage.Rule;
import huantiao.web.Words;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.context.MessageSource;

/** What the rules advise for one person stands where they are treated, and on their own plan. */
class CautionsPagesTest extends ChartingPages {

    private static final String THINNED = "Needles 0.20 mm or thinner, few, no deep gluteal";
    private static final String PREGNANT = "Written consent, gentle, not flat on the back late";

    @Test
    @Controls(Hazard.MEDICINE_OR_DEVICE_UNSEEN)
    void aCautionForABloodThinnerStandsOnEveryPageBeforeTheNeedlesAndAtThem() {
        tells(InCare.answered().with("anticoagulant", "warfarin"));

        assertThat(words(pia.get(person()).body())).contains(THINNED, "Rule CI-BLD-04");
        assertThat(words(pia.get(person() + "/safety").body())).contains(THINNED, "CI-BLD-04");
        var visit = pia.get(person() + "/sessions/new").body();
        assertThat(words(visit.substring(visit.indexOf("id=\"s-needles\""))))
                .contains(THINNED, "CI-BLD-04");
        assertThat(visit.split(THINNED, -1)).as("once").hasSize(2);
    }

    @Test
    @Controls(Hazard.MEDICINE_OR_DEVICE_UNSEEN)
    void aConsultationSaysItAmongWhatTheAnswersMeanForTreatment() {
        pia.get(person() + "/consultation");

        var fields = List.of(entry("anticoagulant", "warfarin"));
        var said =
                pia.post(person() + "/consultation/reasoning", fields, "HX-Request", "true").body();

        assertThat(words(said)).contains(THINNED, "CI-BLD-04");
    }

    @Test
    @Controls(Hazard.MEDICINE_OR_DEVICE_UNSEEN)
    void theSameHoldsInPregnancyAndNothingIsSaidOfSomebodyOfWhomNothingIsKnown() {
        assertThat(words(pia.get(person()).body())).doesNotContain(PREGNANT, THINNED);
        assertThat(words(pia.get(person() + "/plan/printed").body()))
                .doesNotContain("What we take care of for you");

        tells(InCare.answered().with("pregnant", "yes").with("gestation_weeks", 20));

        assertThat(words(pia.get(person()).body())).contains(PREGNANT);
        assertThat(words(pia.get(person() + "/sessions/new").body())).contains(PREGNANT);
        assertThat(words(pia.get(person() + "/plan/printed").body()))
                .contains("What we take care of for you You are pregnant, or may be.");
    }

    @Test
    @Controls(Hazard.MEDICINE_OR_DEVICE_UNSEEN)
    void thePrintedPlanSaysItInPlainWordsAndWhatRestsOnGeneralKnowledge() {
        tells(InCare.answered().with("anticoagulant", "warfarin").with("asthma", true));

        assertThat(words(pia.get(person() + "/plan/printed").body()))
                .contains("You take a blood thinner: we use few needles and very thin ones")
                .containsPattern(
                        "take the smoke out of the room\\. \\( ?General professional knowledge ?\\)")
                .doesNotContain(THINNED);
    }

    @Test
    @Controls(Hazard.MEDICINE_OR_DEVICE_UNSEEN)
    void aNeedleThickerThanTheRuleAdvisesIsToldAtTheNeedleAndNotBarred() {
        tells(InCare.answered().with("anticoagulant", "warfarin"));
        pia.get(person() + "/sessions/new");
        var said = "mm thick; Rule CI-BLD-04 advises 0.20 mm or thinner for this person.";

        assertThat(words(check(with(visit(), "diameter", "0.35"))))
                .contains("The needle is 0.35 " + said);
        assertThat(words(check(with(visit(), "diameter", "0.20")))).doesNotContain(said);
        var own =
                all(
                        with(visit(), "diameter", "0.20"),
                        List.of(
                                entry("own_diameter", "0.25"),
                                entry("own_length", "75"),
                                entry("own_lot", "Lot 9")));
        var row = check(own);
        assertThat(words(row.substring(row.indexOf("id=\"says-0\""))))
                .contains("The needle is 0.25 " + said);

        assertThat(
                        summary(
                                pia.post(
                                                person() + "/sessions",
                                                seen(with(visit(), "diameter", "0.35")))
                                        .body()))
                .as("a caution bars nothing")
                .noneMatch(line -> line.contains("CI-BLD-04"));
    }

    @Test
    void everyCautionForSomebodyHasWordsForThePersonOfEightYearsOfSchool() {
        var words = new Words(server.bean(MessageSource.class), Locale.ENGLISH);
        var keys =
                InCare.RULES.rules().all().stream()
                        .filter(rule -> rule.severity() == Rule.Severity.CAUTION)
                        .filter(rule -> !rule.holdsForEverybody())
                        .map(rule -> "plan.own.caution." + rule.id())
                        .toList();

        assertThat(keys).isNotEmpty().allMatch(words::knows);
        var text = keys.stream().map(key -> words.say(key)).collect(Collectors.joining(" "));
        assertThat(ReadingGrade.of(text)).isBetween(1.0, 8.0);
    }

    private void tells(Facts told) {
        InCare.tell(server.charts, records(), server.beforeTheVisit(), told);
        InCare.askSafety(server.charts, records(), server.beforeTheVisit());
    }
}
