package huantiao.app;

import static org.assertj.core.api.Assertions.assertThat;

import huantiao.access.Deed;
import huantiao.access.Staff;
import huantiao.app.visit.InCare;
import huantiao.care.CareSteps;
import huantiao.care.Story;
import huantiao.hazard.Controls;
import huantiao.hazard.Hazard;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Where no current may flow through a person at all: said before a pair is added. */
class NoCurrentPagesTest extends ChartingPages {

    private static final String SENTENCE = "No EA in pregnancy in this product";

    @Test
    @Controls(Hazard.MEDICINE_OR_DEVICE_UNSEEN)
    void aVisitSaysAtTheFoldOfTheCurrentThatItIsBlockedAndWhy() {
        isPregnant();

        var fold = pairs(pia.get(person() + "/sessions/new").body());

        assertThat(fold.substring(0, fold.indexOf("</summary>")))
                .contains("Blocked: Electroacupuncture", "Pregnant: Yes");
        assertThat(fold.substring(fold.indexOf("</summary>"))).contains(SENTENCE);
        assertThat(words(fold)).contains("Because: Pregnant: Yes", "CI-EA-08");
        assertThat(words(check(seen(all(visit(), lead())))))
                .as("the words of the check")
                .contains("Blocked: Electroacupuncture", SENTENCE, "CI-EA-08");
    }

    @Test
    @Controls(Hazard.MEDICINE_OR_DEVICE_UNSEEN)
    void aVisitWithAPairIsNotSignedThen() {
        isPregnant();
        pia.get(person() + "/sessions/new");

        var refused = pia.post(person() + "/sessions", seen(all(visit(), lead())));

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(summary(refused.body())).anyMatch(line -> line.contains("CI-EA-08"));
    }

    @Test
    void nothingIsSaidThereWhereCurrentMayFlow() {
        InCare.askSafety(server.charts, records(), server.beforeTheVisit());

        assertThat(pairs(pia.get(person() + "/sessions/new").body())).doesNotContain("Blocked");
    }

    private void isPregnant() {
        server.charts.add(
                Staff.permit(Staff.pia(), Deed.RECORD_CARE, mei),
                server.clock.instant(),
                chart ->
                        CareSteps.tell(
                                chart,
                                InCare.answered()
                                        .with("pregnant", "yes")
                                        .with("gestation_weeks", 20),
                                List.of(),
                                new Story("", "", "", "", ""),
                                new CareSteps.Now(today(), ZoneOffset.UTC, InCare.RULES)));
        InCare.askSafety(server.charts, records(), server.beforeTheVisit());
    }

    private static List<Map.Entry<String, String>> lead() {
        return leads("GB30 right", "GB34 right", "2", "continuous");
    }

    private static String pairs(String page) {
        int at = page.indexOf(" id=\"pairs\"");
        assertThat(at).isPositive();
        return page.substring(at, page.indexOf("add-pair", at));
    }
}
