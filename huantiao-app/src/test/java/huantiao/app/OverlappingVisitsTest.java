package huantiao.app;

import static org.assertj.core.api.Assertions.assertThat;

import huantiao.access.Deed;
import huantiao.access.Staff;
import huantiao.access.Whose;
import huantiao.app.visit.InCare;
import huantiao.base.PatientId;
import huantiao.care.Entry;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Two visits of one practitioner at the same time: a wrong time, or two rooms. */
class OverlappingVisitsTest extends ChartingPages {

    private static final String SAID =
            "At the same time as another visit that you signed, from 09:20";

    @Test
    void aVisitAtTheSameTimeIsSaidWhereTheNextIsSignedAndRefusesNothing() {
        pia.get(person() + "/sessions/new");
        assertThat(words(check(visit()))).doesNotContain("At the same time");

        treatsSomebodyElseFromTwentyPastNine();

        var check = check(visit());
        assertThat(words(check)).contains(SAID);
        assertThat(check.split(SAID, -1)).as("once").hasSize(2);
        assertThat(words(check(with(visit(), "needles_out", ""))))
                .as("the needles are in, the visit goes on")
                .doesNotContain("At the same time");
        assertThat(words(check(with(with(visit(), "from", "10:00"), "to", "10:40"))))
                .as("one after the other")
                .doesNotContain("At the same time");
        assertThat(words(sign(visit()))).doesNotContain("At the same time");
        assertThat(chart().latest(Entry.SessionSigned.class)).isPresent();
    }

    /** For forty minutes. */
    private static void treatsSomebodyElseFromTwentyPastNine() {
        var tomas = new Whose(Staff.RIVERSIDE.id(), new PatientId(UUID.randomUUID()));
        server.bringIntoCare(tomas);
        InCare.visit(
                server.charts,
                Staff.permit(Staff.pia(), Deed.RECORD_CARE, tomas),
                server.clock.instant());
    }
}
