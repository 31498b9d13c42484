package huantiao.app;

import static org.assertj.core.api.Assertions.assertThat;

import huantiao.access.Staff;
import huantiao.care.CareLibrary;
import huantiao.knowledge.care.CareKnowledge;
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
