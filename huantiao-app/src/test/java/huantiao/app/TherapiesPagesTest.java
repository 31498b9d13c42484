package huantiao.app;

import static org.assertj.core.api.Assertions.assertThat;

import huantiao.access.Staff;
import huantiao.care.CareLibrary;
import huantiao.hazard.Controls;
import huantiao.hazard.Hazard;
import huantiao.knowledge.care.CareKnowledge;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is known beside the points can be read, each with its source. */
class TherapiesPagesTest extends ChartingPages {

    private static final CareLibrary LIBRARY = CareKnowledge.shipped().library();

    @Test
    void everyReferralTriggerSaysToWhomAndHowSoon() {
        var page = words(pia.get("/therapies").body());

        assertThat(LIBRARY.referralTriggers()).isNotEmpty();
        for (var one : LIBRARY.referralTriggers()) {
            assertThat(page)
                    .contains("%s %s %s".formatted(shown(one.trigger()), one.to(), one.within()));
        }
        assertThat(page)
                .as("what no source was read for says so")
                .containsPattern(
                        "intolerable leg pain at any time GP [^@]{0,60} days General professional");
    }

    @Test
    void dosesTherapiesPositionsAndHerbsStandThereWithWhatLimitsThem() {
        var page = words(pia.get("/therapies").body());

        assertThat(page)
                .contains(
                        "Chinese herbal formulas Off unless the plan names a licensed prescriber"
                                + " and a checked supplier.")
                .doesNotContain("configured");
        for (var dose : LIBRARY.trialDoses()) {
            assertThat(page).contains(shown(dose.study()));
        }
        for (var therapy : LIBRARY.therapies()) {
            assertThat(page).contains(shown(therapy.name()));
            therapy.rules().forEach(rule -> assertThat(page).contains(rule));
        }
        for (var position : LIBRARY.guidelinePositions()) {
            assertThat(page).contains(shown(position.body()));
        }
        for (var herb : LIBRARY.herbs()) {
            assertThat(page).contains(herb.herb().replace('_', ' ') + " " + shown(herb.dose()));
        }
        for (var formula : LIBRARY.formulas()) {
            assertThat(page.contains(formula.name()))
                    .as("%s, a herb of which may not be described", formula.name())
                    .isEqualTo(formula.enabled());
        }
    }

    @Test
    void itSpeaksInWordsAndNotInKeysOfTheData() {
        var page = words(pia.get("/therapies").body());

        assertThat(page)
                .contains(
                        "Needles stay, minutes 30",
                        "Who gives it anyone who treats",
                        "manipulation with thrust WHO 2023 in favour : conditional",
                        "How it is combined combine with activity",
                        "Evidence in a trial of severe sciatica")
                .doesNotContain(
                        "smt thrust",
                        "retention min",
                        "text in a trial",
                        "who any",
                        "for in package",
                        "nsaid NICE");
        var limits = page.substring(page.indexOf("Neural mobilisation"));
        assertThat(limits.substring(0, 900))
                .contains("2 rules limit it")
                .contains("Looks at: open warning signs")
                .containsPattern("Looks at: [^.]+\\. Rule CI-EXE-01");
    }

    @Test
    void whatNobodyReadInASourceIsMarkedLineByLine() {
        var page = words(pia.get("/therapies").body());

        for (var unread :
                List.of(
                        "judge at session 5-6, stop if no gain",
                        "weight loss where wanted: indirect benefit for load and fitness",
                        "ask the GP",
                        "vitamin D and calcium if bone risk: GP",
                        "alcohol within limits; none with sedating medicine")) {
            assertThat(page).contains(unread + " (General professional knowledge)");
        }
        assertThat(page)
                .doesNotContain("leafy greens on warfarin (")
                .contains("2 weeks General professional knowledge: the threshold")
                .contains("now General professional knowledge: stopping the course")
                .contains("General professional knowledge: how it is worded");
    }

    @Test
    @Controls(Hazard.MEDICINE_OR_DEVICE_UNSEEN)
    void aFormulaShowsNoMoreOfAHerbThanTheHerbHasAsItsMost() {
        var page = words(pia.get("/therapies").body());

        assertThat(page)
                .contains("xi xin 3 g at most", "rou gui 4.5 g at most")
                .contains("du huo 6–9 g")
                .contains("why stands there: xi xin rou gui")
                .doesNotContain("xi xin 3–6", "rou gui 3–6");
    }

    @Test
    void aPlanAndALetterLeadToIt() {
        assertThat(pia.get(person() + "/plan").body())
                .contains("href=\"/therapies#doses-title\"", "href=\"/therapies#beside-title\"");
        assertThat(pia.get(person() + "/letters?reader=gp").body())
                .contains("href=\"/therapies#referral-title\"");
    }

    @Test
    void whoWorksAtTheFrontDeskNeedsItNot() {
        assertThat(server.caller(Staff.frank()).get("/therapies").statusCode())
                .isEqualTo(server.caller(Staff.frank()).get("/points").statusCode());
    }

    private static String shown(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
