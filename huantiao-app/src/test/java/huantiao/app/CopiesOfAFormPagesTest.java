package huantiao.app;

import static org.assertj.core.api.Assertions.assertThat;

import huantiao.care.Entry;
import huantiao.hazard.Controls;
import huantiao.hazard.Hazard;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One form in two windows, or on two devices: what one of them writes the other does not wipe. */
class CopiesOfAFormPagesTest extends ChartingPages {

    private static final String SAID = "this form goes on in another window";

    @ParameterizedTest
    @EnumSource
    @Controls({Hazard.DRAFT_LOST, Hazard.NEEDLE_LEFT_IN, Hazard.RED_FLAG_SKIPPED})
    void anOlderCopyWritesNothingOverANewerOne(Paper paper) {
        var older = opened(paper);
        var newer = opened(paper);
        assertThat(keeps(paper, with(newer, paper.text, "From the newer one"))).isEqualTo(204);

        assertThat(keeps(paper, with(older, paper.text, "From the older one"))).isEqualTo(409);

        assertThat(pia.get(person() + paper.open).body())
                .contains("From the newer one")
                .doesNotContain("From the older one");
        assertThat(keeps(paper, with(newer, paper.text, "Once more"))).isEqualTo(204);
    }

    @ParameterizedTest
    @EnumSource
    void whoOpensTheFormAnewGoesOnWithItWhereverItWasWritten(Paper paper) {
        var first = opened(paper);
        assertThat(keeps(paper, with(first, paper.text, "At the desk"))).isEqualTo(204);

        var second = opened(paper);
        assertThat(second).contains(Map.entry(paper.text, "At the desk"));
        assertThat(keeps(paper, with(second, paper.text, "At the couch"))).isEqualTo(204);

        assertThat(keeps(paper, with(first, paper.text, "At the desk again"))).isEqualTo(409);
    }

    @Test
    @Controls({Hazard.DRAFT_LOST, Hazard.NEEDLE_LEFT_IN})
    void anOlderCopyOfAVisitIsNotSignedAndSaysWhyWithAllThatStandsOnIt() {
        var older = opened(Paper.VISIT);
        keeps(Paper.VISIT, with(opened(Paper.VISIT), "needles_in", "7"));

        var refused = pia.post(person() + "/sessions", with(older, "needles_in", "6"));

        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(words(refused.body())).contains(SAID, "Open it anew");
        assertThat(valueOf(refused.body(), "needles_in")).isEqualTo("6");
        assertThat(chart().latest(Entry.SessionSigned.class)).isEmpty();
        assertThat(valueOf(pia.get(person() + "/sessions/new").body(), "needles_in"))
                .isEqualTo("7");
    }

    @Test
    @Controls(Hazard.NEEDLE_LEFT_IN)
    void aVisitThatWasSignedTakesNoFurtherDraftAndTheChairIsFree() {
        keeps(Paper.VISIT, opened(Paper.VISIT));
        var leftOver = opened(Paper.VISIT);
        pia.get(person() + "/room");
        pia.post(person() + "/room", Map.of("chair", "4"));
        sign(visit());

        assertThat(keeps(Paper.VISIT, with(leftOver, "in_at", "10:00"))).isEqualTo(409);

        assertThat(words(pia.get("/room").body()))
                .contains("Signed. May go.")
                .doesNotContain("Needles in since 10:00");
    }

    @Test
    void whatIsSentTwiceFromOneCopyIsSignedOnce() {
        var page = pia.get(person() + "/sessions/new").body();
        var form = seen(visit());
        for (var field : List.of("copy", "copy_was")) {
            form = with(form, field, valueOf(page, field));
        }

        assertThat(pia.post(person() + "/sessions", form).statusCode()).isEqualTo(302);
        assertThat(pia.post(person() + "/sessions", form).statusCode()).isEqualTo(302);

        assertThat(chart().all(Entry.SessionSigned.class)).hasSize(1);
    }

    /** The form as a page shows it, some time after the last one. */
    private List<Map.Entry<String, String>> opened(Paper paper) {
        server.clock.move(Duration.ofSeconds(1));
        return sentBy(pia.get(person() + paper.open).body());
    }

    private int keeps(Paper paper, List<Map.Entry<String, String>> form) {
        server.clock.move(Duration.ofSeconds(1));
        return pia.post(person() + paper.sent + "/draft", form).statusCode();
    }
}
