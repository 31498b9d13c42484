package huantiao.app;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import huantiao.access.Staff;
import huantiao.access.Whose;
import huantiao.base.PatientId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a clinic did last is proposed with its day, and taken by one tap or not at all. */
class HabitsPagesTest extends ChartingPages {

    @Test
    void theNeedlesTheCurrentAndTheSchoolOfLastTimeAreProposedAndNeverTakenSilently() {
        assertThat(pia.get(person() + "/sessions/new").body())
                .as("nothing was done yet")
                .doesNotContain("value=\"last-pack");
        var signed =
                pia.post(
                        person() + "/sessions",
                        all(
                                with(with(visit(), "needles_in", "2"), "needles_out", "2"),
                                needle("GB34", "30", "electrical", "de_qi"),
                                List.of(
                                        entry("seen", "" + chart().seen()),
                                        entry("ea_from", "GB30 right"),
                                        entry("ea_to", "GB34 right"),
                                        entry("ea_hz", "2/100"),
                                        entry("ea_wave", "dense_disperse"),
                                        entry(felt("GB30 right"), "yes"),
                                        entry(felt("GB34 right"), "yes"))));
        assertThat(signed.statusCode()).as(words(signed.body())).isEqualTo(302);
        var other = new Whose(Staff.RIVERSIDE.id(), new PatientId(UUID.randomUUID()));
        server.bringIntoCare(other);
        var theirs = "/people/" + other.patient();

        var visit = pia.get(theirs + "/sessions/new").body();
        assertThat(words(visit))
                .containsPattern(
                        "Used here last, check the lot: 0.30 × 50 mm · Example Needles, lot 7"
                                + " · \\d+ \\w+ ");
        assertThat(valueOf(visit, "lot")).isEmpty();
        var taken =
                pia.post(
                                theirs + "/sessions",
                                List.of(entry("row", "last-pack 0.30 50 Example Needles, lot 7")))
                        .body();
        assertThat(valueOf(taken, "diameter")).isEqualTo("0.30");
        assertThat(valueOf(taken, "length")).isEqualTo("50");
        assertThat(valueOf(taken, "lot")).isEqualTo("Example Needles, lot 7");
        assertThat(taken).doesNotContain("value=\"last-pack");

        var plan = pia.get(theirs + "/plan?from=blank").body();
        assertThat(valueOf(plan, "style"))
                .isNotEmpty()
                .isEqualTo(chart().openEpisode().orElseThrow().plan().style());
        assertThat(words(plan)).contains("As in your last plan.");
        var current = checked(theirs, "technique", "ea");
        assertThat(words(current))
                .containsPattern(
                        "Last used here \\([^)]+\\): 2/100 Hz,"
                                + " dense-disperse Take this current");
        assertThat(valueOf(current, "ea_hz")).isEmpty();
        assertThat(checked(theirs, "technique", "ea", "ea_from", "", "ea_hz", "50"))
                .as("somebody said which")
                .doesNotContain("value=\"last-current\"");
        var flows = checked(theirs, "technique", "ea", "row", "last-current");
        assertThat(valueOf(flows, "ea_hz")).isEqualTo("2/100");
        assertThat(flows)
                .containsPattern("value=\"dense_disperse\" selected")
                .doesNotContain("value=\"last-current\"");
    }

    @Test
    void aSetBringsTheSchoolOfItsSourceInPlaceOfOneThatWasOnlyProposed() {
        var put =
                checked(
                        person(),
                        "use",
                        "PS-TCMCN:right",
                        "style",
                        "Western",
                        "last_style",
                        "Western");
        assertThat(valueOf(put, "style")).isEqualTo("Chinese");

        var typed =
                checked(
                        person(),
                        "use",
                        "PS-TCMCN:right",
                        "style",
                        "Western",
                        "last_style",
                        "Japanese");
        assertThat(valueOf(typed, "style")).isEqualTo("Western");
        assertThat(words(checked(person(), "use", "PS-DELPHI:right", "style", "Western")))
                .contains("Your choice; its source does not say. Always the same")
                .as("the school is said")
                .doesNotContain("Choose, or type another: not read");
    }

    private static String checked(String person, String... pairs) {
        var fields = new ArrayList<Map.Entry<String, String>>();
        for (int i = 0; i < pairs.length; i += 2) {
            fields.add(entry(pairs[i], pairs[i + 1]));
        }
        pia.get(person + "/plan?from=blank");
        return pia.post(person + "/plan/check", fields).body();
    }
}
