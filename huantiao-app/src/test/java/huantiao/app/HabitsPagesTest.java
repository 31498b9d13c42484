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

/**
 * What a clinic did last is proposed with its day: a pack waits for a tap, all else says whence.
 */
class HabitsPagesTest extends ChartingPages {

    @Test
    void theNeedlesTheCurrentAndTheSchoolOfLastTimeAreProposedAndSaySo() {
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
                        "used here last; check the lot\\)\\. A different needle for one point: open"
                                + " its row\\. 0.30 × 50 mm · Example Needles, lot 7 · \\d+ \\w+ ");
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
        assertThat(words(plan)).contains("Your usual choice, from the last plan you wrote.");
        assertThat(plan)
                .containsPattern("name=\"variation\" value=\"semi_fixed\"[^>]* checked")
                .contains("name=\"last_variation\" value=\"semi_fixed\"");
        assertThat(words(plan))
                .contains(
                        "Points from visit to visit Your usual choice, from the last plan you wrote.");
        theCurrentStandsWhereCurrentIsPlannedAndSaysSoUntilItIsAnother(theirs);
        oneThatWantedAReasonIsProposedToNobodyElse(theirs);
    }

    private void theCurrentStandsWhereCurrentIsPlannedAndSaysSoUntilItIsAnother(String theirs) {
        var said = "2/100 dense_disperse";
        var proposed = checked(theirs, "technique", "ea");
        assertThat(valueOf(proposed, "ea_hz")).isEqualTo("2/100");
        assertThat(valueOf(proposed, "last_current")).isEqualTo(said);
        assertThat(proposed).containsPattern("value=\"dense_disperse\" selected");
        assertThat(words(proposed))
                .containsPattern("Frequency and waveform as this clinic used last \\([^)]+\\)\\. ")
                .as("the only pair goes with the tick of its technique")
                .doesNotContain("Take away pair 1");
        assertThat(current(theirs, "ea", "50", "last_current", said))
                .as("somebody said which")
                .doesNotContain("this clinic used last");
        assertThat(current(theirs, "ea", "", "goal", "Walk"))
                .as("somebody emptied it")
                .doesNotContain("this clinic used last")
                .doesNotContain("value=\"2/100\"");
        assertThat(current(theirs, "manual", "2/100", "last_current", said))
                .as("current is planned no longer")
                .doesNotContain("name=\"ea_hz\"");
        assertThat(current(theirs, "manual", "2/100", "goal", "Walk"))
                .as("what somebody typed stays until they take it away")
                .contains("name=\"ea_hz\"", "drop-pair-0");
        var put = current(theirs, "ea", "2/100", "last_current", said, "use", "PS-EA2017:right");
        assertThat(valueOf(put, "ea_hz")).as("the source goes before").isEqualTo("50");
        assertThat(words(put)).doesNotContain("this clinic used last");
    }

    private void oneThatWantedAReasonIsProposedToNobodyElse(String theirs) {
        var strong = all(visit(), needle("GB34", "30", "electrical", "de_qi"));
        strong = with(with(with(strong, "needles_in", "2"), "needles_out", "2"), "from", "09:26");
        strong = with(strong, "to", "10:01");
        var signed =
                pia.post(
                        theirs + "/sessions",
                        all(
                                strong,
                                List.of(
                                        entry(
                                                "seen",
                                                valueOf(
                                                        pia.get(theirs + "/sessions/new").body(),
                                                        "seen")),
                                        entry("ea_from", "GB30 right"),
                                        entry("ea_to", "GB34 right"),
                                        entry("ea_hz", "150"),
                                        entry("ea_wave", "continuous"),
                                        entry("ea_why", "Felt from there"),
                                        entry(felt("GB30 right"), "yes"),
                                        entry(felt("GB34 right"), "yes"))));
        assertThat(signed.statusCode()).as(words(signed.body())).isEqualTo(302);

        assertThat(checked(person(), "technique", "ea"))
                .contains("name=\"ea_hz\"")
                .doesNotContain("value=\"150\"");
    }

    private static String current(String person, String technique, String hertz, String... more) {
        var fields =
                new ArrayList<>(
                        List.of(
                                "technique",
                                technique,
                                "ea_from",
                                "",
                                "ea_to",
                                "",
                                "ea_hz",
                                hertz,
                                "ea_wave",
                                "dense_disperse"));
        fields.addAll(List.of(more));
        return checked(person, fields.toArray(String[]::new));
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
