package huantiao.app;

import static org.assertj.core.api.Assertions.assertThat;

import huantiao.hazard.Controls;
import huantiao.hazard.Hazard;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Needles that are in when their clock starts are looked for until somebody says what became. */
class NeedleCountPagesTest extends ChartingPages {

    private Duration moved = Duration.ZERO;

    @BeforeEach
    void startsTheClockOfTwoNeedles() {
        pia.get(person() + "/sessions/new");
        keep(two());
        pia.post(person() + "/room", Map.of("chair", "1"));
    }

    @AfterEach
    void givesTheChairAndTheTimeBack() {
        keep(with(with(two(), "needles_out", "2"), "needles_placed", "2"));
        pia.post(person() + "/room/leave", Map.of());
        server.clock.move(moved.negated());
    }

    @Test
    @Controls(Hazard.NEEDLE_LEFT_IN)
    void aCountThatIsLoweredOnceTheClockRunsEndsNoAlarmOfAMissingNeedle() {
        var oneOut = with(with(two(), "needles_out", "1"), "needles_in", "1");
        keep(oneOut);

        assertThat(pia.get(person() + "/room").body()).contains("Needles are in");
        assertThat(leave()).isEqualTo(422);
        assertThat(words(check(oneOut)))
                .contains("2 needles in, 1 out")
                .contains("2 needles were in when the clock started, and 1 is counted now");
        var refused = pia.post(person() + "/sessions", seen(oneOut));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(words(refused.body())).contains("Fewer needles are counted than were in");
    }

    @Test
    @Controls(Hazard.NEEDLE_LEFT_IN)
    void aRowThatIsTakenAwayOnceTheClockRunsTakesNoNeedleOut() {
        var one = pia.post(person() + "/sessions", with(two(), "row", "drop-needle-1")).body();
        assertThat(one).containsPattern("name=\"needles_in\" value=\"1\"");
        keep(with(with(oneRow(), "needles_in", "1"), "needles_out", "1"));

        assertThat(pia.get(person() + "/room").body()).contains("Needles are in");
        assertThat(leave()).isEqualTo(422);
    }

    @ParameterizedTest
    @Controls(Hazard.NEEDLE_LEFT_IN)
    @CsvSource({
        "never-placed, '', never placed",
        "needle-found, under the couch, found: under the couch"
    })
    void whatBecameOfTheMissingNeedleIsKeptInTheNoteAndEndsTheAlarm(
            String tap, String where, String said) {
        var lowered = with(with(oneRow(), "needles_in", "1"), "needles_out", "1");
        keep(lowered);

        var settled =
                pia.post(
                        person() + "/sessions",
                        with(with(lowered, "found_where", where), "row", tap));

        assertThat(settled.statusCode()).isEqualTo(200);
        assertThat(words(settled.body()))
                .contains("Needles when the clock started: 2, counted later: 1. The rest: " + said)
                .contains("1 needle in, 1 out")
                .doesNotContain("were in when the clock started");
        assertThat(pia.get(person() + "/room").body()).doesNotContain("Needles are in");
    }

    @Test
    @Controls(Hazard.NEEDLE_LEFT_IN)
    void whereANeedleWasFoundIsSaidBeforeItsAlarmEnds() {
        var lowered = with(with(oneRow(), "needles_in", "1"), "needles_out", "1");

        var refused = pia.post(person() + "/sessions", with(lowered, "row", "needle-found"));

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(words(refused.body())).contains("2 needles were in when the clock started");
    }

    @Test
    @Controls(Hazard.NEEDLE_LEFT_IN)
    void whatIsCorrectedBeforeTheClockStartsAsksNothing() {
        var early = with(with(two(), "in_at", ""), "needles_in", "1");

        assertThat(words(check(with(early, "needles_placed", ""))))
                .doesNotContain("2 needles were in when the clock started, and 0");
    }

    @Test
    void theMinuteOfCountingOutIsKeptAndTheProposalAndTheNoteRestOnIt() {
        moves(18);
        var out = with(two(), "needles_out", "2");
        keep(out);
        moves(7);

        assertThat(words(check(out)))
                .as("in at 09:58, counted out at 10:18, looked at at 10:25")
                .contains("They stayed 20 minutes: write that");
        var reopened = pia.get(person() + "/sessions/new").body();
        assertThat(valueOf(reopened, "out_at")).isEqualTo("10:18");
        assertThat(words(reopened)).contains("They stayed 20 minutes: write that");

        var answer =
                pia.post(
                        person() + "/sessions",
                        seen(with(with(out, "times_why", "A faint"), "out_at", "10:18")));
        assertThat(answer.statusCode()).as(words(answer.body())).isEqualTo(302);
        var page = words(pia.get(person() + "/sessions/" + chart().seen()).body());
        assertThat(page)
                .contains("in at 09:58, out at 10:18")
                .contains("By its times the visit had 20 minutes for the needles");
    }

    @Test
    void aCountThatIsTakenBackHasNoMinute() {
        keep(with(two(), "needles_out", "2"));
        moves(5);
        keep(two());
        moves(5);
        keep(with(two(), "needles_out", "2"));

        assertThat(valueOf(pia.get(person() + "/sessions/new").body(), "out_at"))
                .isEqualTo("10:10");
    }

    private void moves(int minutes) {
        var by = Duration.ofMinutes(minutes);
        server.clock.move(by);
        moved = moved.plus(by);
    }

    private void keep(List<Map.Entry<String, String>> fields) {
        var kept = pia.post(person() + "/sessions/draft", fields);
        assertThat(kept.statusCode()).isEqualTo(204);
    }

    private int leave() {
        return pia.post(person() + "/room/leave", Map.of("no_needle", "yes")).statusCode();
    }

    private static List<Map.Entry<String, String>> two() {
        return all(oneRow(), needle("GB34", "20", "manual", "de_qi"));
    }

    private static List<Map.Entry<String, String>> oneRow() {
        var one = with(with(with(visit(), "in_at", "09:58"), "needles_in", "2"), "to", "");
        return with(with(one, "needles_out", ""), "from", "09:55");
    }
}
