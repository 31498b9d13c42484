package huantiao.app;

import static org.assertj.core.api.Assertions.assertThat;

import huantiao.app.visit.InCare;
import huantiao.care.Story;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a rule says of a first session stands before the first one alone, with why. */
class FirstSessionPagesTest extends ChartingPages {

    private static final String WAIT = "First session: wait, check drowsiness";

    @Test
    void whoDrivesIsToWaitAfterTheFirstSessionAndAfterNoOther() {
        checkedSymptoms(
                InCare.allNo().with("drives_after", true),
                List.of(),
                new Story("", "", "", "", ""));

        assertThat(words(pia.get("/people/" + mei.patient() + "/plan").body()))
                .contains(WAIT, "no visit is charted yet; drives after the visit");

        InCare.visit(server.charts, records(), server.clock.instant());

        assertThat(words(pia.get("/people/" + mei.patient() + "/plan").body()))
                .doesNotContain(WAIT, "no visit is charted yet");
    }
}
