package huantiao.access;

import static huantiao.access.Staff.HILLTOP;
import static huantiao.access.Staff.MEI;
import static huantiao.access.Staff.NOOR;
import static huantiao.access.Staff.RIVERSIDE;
import static huantiao.access.Staff.TOMAS;
import static huantiao.access.Staff.hugo;
import static huantiao.access.Staff.olive;
import static huantiao.access.Staff.permit;
import static huantiao.access.Staff.pia;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import huantiao.access.AuditTrail.Event;
import huantiao.access.AuditTrail.Line;
import huantiao.access.AuditTrail.Opening;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every audit trail does, whatever it is made of. */
public abstract class AuditTrailContract {

    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");
    private static final Instant TEN = Instant.parse("2026-03-02T10:00:00Z");

    private AuditTrail trail;

    /** An empty shelf, a new one for every test. */
    protected abstract AuditTrail emptyShelf();

    /** The shelf of accounts beside it; the contract founds the clinics of {@link Staff} there. */
    protected abstract Accounts accountsBesideIt();

    @BeforeEach
    void takeAnEmptyShelf() {
        trail = emptyShelf();
        accountsBesideIt().found(RIVERSIDE, olive()).orElseThrow();
        accountsBesideIt().found(HILLTOP, hugo()).orElseThrow();
        accountsBesideIt().add(permit(olive(), Deed.MANAGE_MEMBERS), pia()).orElseThrow();
    }

    @Test
    void tellsWhoOpenedTheRecordNewestFirst() {
        trail.note(opened(pia(), MEI, NINE, Event.OPENED, Deed.READ_CHART));
        trail.note(opened(pia(), MEI, TEN, Event.CHANGED, Deed.RECORD_CARE));

        assertThat(trail.openings(permit(pia(), Deed.SEE_OPENINGS, MEI), 10))
                .containsExactly(
                        new Opening(
                                TEN,
                                Event.CHANGED,
                                "Dr. Pia Needham",
                                Optional.of(Deed.RECORD_CARE)),
                        new Opening(
                                NINE,
                                Event.OPENED,
                                "Dr. Pia Needham",
                                Optional.of(Deed.READ_CHART)));
    }

    @Test
    void thePatientSeesTheSame() {
        trail.note(opened(pia(), MEI, NINE, Event.OPENED, Deed.READ_CHART));
        var mei = new Actor.Guest(MEI.clinic(), MEI.patient(), LinkPurpose.OWN_PAGES);

        var seen = trail.openings(Permit.ask(mei, Deed.SEE_OPENINGS, MEI).orElseThrow(), 10);

        assertThat(seen).extracting(Opening::whoName).containsExactly("Dr. Pia Needham");
    }

    @Test
    void namesOnlyMembersWhoOpenedThisRecord() {
        trail.note(opened(pia(), TOMAS, NINE, Event.OPENED, Deed.READ_CHART));
        trail.note(opened(hugo(), NOOR, NINE, Event.OPENED, Deed.READ_CHART));
        trail.note(opened(pia(), MEI, NINE, Event.REFUSED, Deed.READ_CHART));
        trail.note(opened(pia(), MEI, NINE, Event.LINK_MADE, Deed.SEND_LINK));
        trail.note(
                new Line(
                        NINE,
                        Event.OPENED,
                        Optional.of(MEI.clinic()),
                        Optional.empty(),
                        true,
                        Optional.of(MEI.patient()),
                        Optional.of(Deed.READ_OWN_CHART),
                        "/me/course"));

        assertThat(trail.openings(permit(pia(), Deed.SEE_OPENINGS, MEI), 10)).isEmpty();
    }

    @Test
    void givesNoMoreThanAsked() {
        for (int second = 0; second < 5; second++) {
            trail.note(opened(pia(), MEI, NINE.plusSeconds(second), Event.OPENED, Deed.READ_CHART));
        }

        assertThat(trail.openings(permit(pia(), Deed.SEE_OPENINGS, MEI), 2))
                .extracting(Opening::at)
                .containsExactly(NINE.plusSeconds(4), NINE.plusSeconds(3));
    }

    @Test
    void aLineOfNobodyKnownIsNotedToo() {
        var failed =
                new Line(
                        NINE,
                        Event.SIGN_IN_FAILED,
                        Optional.empty(),
                        Optional.empty(),
                        false,
                        Optional.empty(),
                        Optional.empty(),
                        "password");

        trail.note(failed);

        assertThat(trail.openings(permit(pia(), Deed.SEE_OPENINGS, MEI), 10)).isEmpty();
    }

    @Test
    void theWrongKeyOpensNothing() {
        assertThatThrownBy(() -> trail.openings(permit(pia(), Deed.READ_CHART, MEI), 10))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Line opened(Account who, Whose whose, Instant at, Event event, Deed deed) {
        return new Line(
                at,
                event,
                Optional.of(whose.clinic()),
                Optional.of(who.user()),
                false,
                Optional.of(whose.patient()),
                Optional.of(deed),
                "/people/{patient}");
    }
}
