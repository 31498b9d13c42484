package huantiao.app;

import static org.assertj.core.api.Assertions.assertThat;

import huantiao.access.Account;
import huantiao.access.Deed;
import huantiao.access.Staff;
import huantiao.base.UserId;
import huantiao.care.Drafts;
import huantiao.care.Entry;
import huantiao.hazard.Controls;
import huantiao.hazard.Hazard;
import huantiao.web.room.RoomWatch;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A warning sign is told while needles are in: they come out first, and the visit is closed. */
class BrokenOffPagesTest extends ChartingPages {

    private static final String ORDER =
            "Needles are in: take them out now, then: Call an ambulance or send the person to an"
                    + " emergency department now.";

    @Test
    @Controls({Hazard.NEEDLE_LEFT_IN, Hazard.RED_FLAG_SKIPPED})
    void theFormOfNeedlesThatAreInOpensThoughAWarningSignStandsAndSaysFirstToTakeThemOut() {
        hasNeedlesInAndTellsAnEmergency();

        var form = pia.get(person() + "/sessions/new");

        assertThat(form.statusCode()).isEqualTo(200);
        var main = words(form.body().substring(form.body().indexOf("</h1>")));
        assertThat(main.strip()).startsWith(ORDER);
        assertThat(form.body())
                .contains("name=\"needles_out\"", "Close the visit as broken off")
                .doesNotContain("value=\"add-needle\"", "value=\"add-pair\"")
                .doesNotContain("No needles now: this visit could not be signed");
        assertThat(words(check(needlesIn())))
                .as("also where the form was open when it was told")
                .contains("A warning sign was told: take the needles out now.");
        var out = with(needlesIn(), "needles_out", "1");
        assertThat(post("/sessions/draft", flat(out)).statusCode()).isEqualTo(204);
        assertThat(words(pia.get(person() + "/sessions/new").body()))
                .as("it opens until it is closed")
                .contains("The needles are counted out. Close the visit as broken off.")
                .doesNotContain("take them out now");
    }

    @Test
    @Controls(Hazard.RED_FLAG_SKIPPED)
    void nothingNewIsPlacedWhileAWarningSignStands() {
        hasNeedlesInAndTellsAnEmergency();
        pia.get(person() + "/sessions/new");

        for (var more : List.of("add-needle", "add-pair")) {
            var refused = post("/sessions", flat(with(needlesIn(), "row", more)));
            assertThat(refused.statusCode()).as(more).isEqualTo(422);
            assertThat(refused.body())
                    .contains("A warning sign stands: no needle and no current is added.")
                    .contains("name=\"needles_in\" value=\"1\"");
        }
        assertThat(words(check(with(needlesIn(), "in_at", ""))))
                .as("the button of the clock says why it does nothing")
                .contains("The clock does not start. The safety answers do not allow treatment.");
    }

    @Test
    @Controls({Hazard.NEEDLE_LEFT_IN, Hazard.RED_FLAG_SKIPPED})
    void thePagesThatTellTheEmergencySayThatNeedlesAreInAndLeadToTheirCount() {
        hasNeedlesInAndTellsAnEmergency();

        for (var page : List.of(person(), person() + "/safety")) {
            assertThat(pia.get(page).body())
                    .as(page)
                    .contains("Needles are in: take them out now")
                    .contains("href=\"" + person() + "/sessions/new\"");
        }
        var out = with(needlesIn(), "needles_out", "1");
        post("/sessions/draft", flat(out));
        for (var page : List.of(person(), person() + "/safety")) {
            assertThat(pia.get(page).body()).as(page).doesNotContain("Needles are in:");
        }
    }

    @Test
    @Controls({Hazard.NEEDLE_LEFT_IN, Hazard.RED_FLAG_SKIPPED})
    void aColleagueWhoReadsOfTheEmergencyIsToldWhoseFormSaysThatNeedlesAreIn() {
        var pia = Staff.pia();
        var bea =
                new Account(
                        new UserId(UUID.randomUUID()),
                        pia.clinic(),
                        "bea",
                        "Bea Beside",
                        pia.profession(),
                        pia.credentials(),
                        pia.roles(),
                        pia.passwordHash(),
                        true);
        server.bean(Drafts.class)
                .keep(
                        Staff.permit(bea, Deed.RECORD_CARE, mei),
                        RoomWatch.VISIT,
                        needlesIn().stream()
                                .collect(
                                        Collectors.groupingBy(
                                                Map.Entry::getKey,
                                                Collectors.mapping(
                                                        Map.Entry::getValue,
                                                        Collectors.toList()))));
        post("/safety", "saddle_sensory_change", "yes");

        assertThat(words(ChartingPages.pia.get(person()).body()))
                .contains("Needles are in: take them out now")
                .contains("They stand on the form of a colleague");
    }

    @Test
    @Controls(Hazard.ENTRY_LOST)
    void aVisitThatAWarningSignBrokeOffIsClosedWithItsNeedlesCountedOutAndSaysSo() {
        hasNeedlesInAndTellsAnEmergency();
        pia.get(person() + "/sessions/new");

        var early = post("/sessions", flat(seen(needlesIn())));
        assertThat(early.statusCode()).as("needles first").isEqualTo(422);
        var out = with(needlesIn(), "needles_out", "1");
        var answer = post("/sessions", flat(seen(out)));

        assertThat(answer.statusCode()).as(words(answer.body())).isEqualTo(302);
        var signed = chart().latest(Entry.SessionSigned.class).orElseThrow().entry().session();
        assertThat(signed.note()).isEqualTo("Broken off: a warning sign was told at 10:00.");
        assertThat(pia.get(person() + "/sessions/new").statusCode())
                .as("the alarm goes on to bar the next visit")
                .isEqualTo(302);
    }

    @Test
    @Controls(Hazard.RED_FLAG_SKIPPED)
    void needlesThatWentInAfterTheWarningSignWasToldAreNoVisitThatItBrokeOff() {
        hasNeedlesInAndTellsAnEmergency();
        var later = with(with(needlesIn(), "in_at", "10:01"), "needles_out", "1");

        var answer = post("/sessions", flat(seen(with(later, "to", ""))));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(words(answer.body())).contains("No needles now: this visit could not be signed");
    }

    @Test
    @Controls(Hazard.RED_FLAG_SKIPPED)
    void withoutANeedleInAWarningSignKeepsTheFormClosed() {
        post("/sessions/draft", flat(with(with(needlesIn(), "in_at", ""), "needles_in", "")));
        pia.post(person() + "/safety", Map.of("saddle_sensory_change", "yes"));

        assertThat(pia.get(person() + "/sessions/new").headers().firstValue("Location"))
                .hasValueSatisfying(place -> assertThat(place).endsWith("/safety"));
    }

    private void hasNeedlesInAndTellsAnEmergency() {
        pia.get(person() + "/sessions/new");
        assertThat(post("/sessions/draft", flat(needlesIn())).statusCode()).isEqualTo(204);
        post("/safety", "saddle_sensory_change", "yes");
    }

    private static List<Map.Entry<String, String>> needlesIn() {
        return with(
                with(with(with(visit(), "in_at", "09:28"), "needles_out", ""), "note", ""),
                "retention",
                "25");
    }

    private static String[] flat(List<Map.Entry<String, String>> fields) {
        return fields.stream()
                .flatMap(field -> List.of(field.getKey(), field.getValue()).stream())
                .toArray(String[]::new);
    }
}
