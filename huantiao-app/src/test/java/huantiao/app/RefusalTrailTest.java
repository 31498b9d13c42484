package huantiao.app;

import static huantiao.access.Staff.MEI;
import static huantiao.access.Staff.NOOR;
import static huantiao.access.Staff.frank;
import static huantiao.access.Staff.olive;
import static huantiao.access.Staff.rae;
import static org.assertj.core.api.Assertions.assertThat;

import huantiao.access.AuditTrail.Event;
import huantiao.access.AuditTrail.Line;
import huantiao.access.Deed;
import huantiao.access.LinkPurpose;
import huantiao.web.access.Refusals;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever is refused leaves a line, and nobody can fill the trail by being refused. */
class RefusalTrailTest {

    /** The most lines that one actor leaves in a quarter of an hour. */
    private static final int MOST = 31;

    @AutoClose private static final DoorServer server = DoorServer.open();
    private int before;

    @BeforeEach
    void beginANewQuarterOfAnHour() {
        server.clock.move(Duration.ofHours(2));
        refusals().settle();
        before = server.trail.lines().size();
    }

    @Test
    void aVisitorLeavesALineThatNamesTheAddressAsWeWriteItAndNobody() {
        server.caller().get("/people/%s?name=somebody".formatted(MEI.patient()));

        assertThat(refused())
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.detail()).isEqualTo("HT-0301 /people/{patient}");
                    assertThat(line.deed()).contains(Deed.READ_CHART);
                    assertThat(line.clinic()).isEmpty();
                    assertThat(line.who()).isEmpty();
                    assertThat(line.patient()).isEmpty();
                });
    }

    @Test
    void aCrawlerIsCountedAndDoesNotFillTheTrail() {
        var crawler = server.caller();
        for (int i = 0; i < 200; i++) {
            crawler.get("/people/" + UUID.randomUUID());
            crawler.get("/members");
        }

        assertThat(refused())
                .extracting(Line::detail)
                .containsExactly("HT-0301 /people/{patient}", "HT-0301 /members");

        server.clock.move(Duration.ofMinutes(15));
        refusals().settle();

        assertThat(refused()).hasSize(3);
        assertThat(refused().getLast().detail()).startsWith("and 398 more since ");
    }

    @Test
    void whoTriesManyRecordsLeavesTheFirstOnesByNameAndTheRestByNumber() {
        var rae = server.signedIn(rae());
        for (int i = 0; i < 100; i++) {
            rae.get("/people/" + UUID.randomUUID());
        }

        assertThat(refused())
                .hasSize(MOST - 1)
                .allSatisfy(line -> {
                    assertThat(line.who()).contains(rae().user());
                    assertThat(line.patient()).isPresent();
                });

        server.clock.move(Duration.ofMinutes(15));
        server.signedIn(rae()).get("/members");

        assertThat(refused()).hasSize(MOST + 1);
        assertThat(refused().get(MOST - 1).detail()).startsWith("and 70 more since ");
        assertThat(refused().getLast().deed()).contains(Deed.MANAGE_MEMBERS);
    }

    @Test
    void oneWhoIsCountedDoesNotHideAnother() {
        var crawler = server.caller();
        for (int i = 0; i < 50; i++) {
            crawler.get("/today");
        }
        server.signedIn(frank()).get("/people/" + MEI.patient());
        server.guest(MEI, LinkPurpose.CHECK_IN).get("/me/course");

        assertThat(refused())
                .extracting(Line::detail)
                .containsExactly(
                        "HT-0301 /today", "HT-0302 /people/{patient}", "HT-0303 /me/course");
        assertThat(refused().get(1).patient()).contains(MEI.patient());
        assertThat(refused().get(2).guest()).isTrue();
    }

    @Test
    void aClockSetBackDoesNotSilenceTheTrail() {
        server.caller().get("/today");
        server.clock.move(Duration.ofDays(-1));
        server.caller().get("/today");
        server.clock.move(Duration.ofDays(1));

        assertThat(refused()).hasSize(2);
    }

    @Test
    void whatIsTurnedAwayBeforeAPermitIsAskedForLeavesALineToo() {
        var frank = server.signedIn(frank());
        frank.with(frank.cookie(), "forged").post("/sign-out", Map.of());
        frank.rawGet("/members;jsessionid=1");
        server.caller()
                .raw("POST /sign-in HTTP/1.1", "Host: localhost", "Content-Length: 99999999");

        assertThat(refused())
                .extracting(Line::detail)
                .containsExactly("HT-0341 form token", "HT-0340 address", "HT-0343 body");
        assertThat(refused().getFirst().who()).contains(frank().user());
    }

    @Test
    void aWrongPresentPasswordLeavesALine() {
        var frank = server.signedIn(frank());
        frank.get("/keys");

        frank.post("/keys/password", Map.of("old", "not it", "new", "x", "again", "x"));

        assertThat(since()).extracting(Line::event).contains(Event.SIGN_IN_FAILED);
        assertThat(since().getLast().who()).contains(frank().user());
        server.clock.move(Duration.ofHours(2));
    }

    @Test
    void aChangeOfMembersLeavesALine() {
        var olive = server.signedIn(olive());
        olive.get("/members/new");

        olive.post(
                "/members",
                Map.of(
                        "name", "Nils Newman",
                        "handle", "nils",
                        "profession", "NONE",
                        "roles", "REVIEWER",
                        "credentials", ""));

        assertThat(since())
                .last()
                .satisfies(line -> {
                    assertThat(line.event()).isEqualTo(Event.CHANGED);
                    assertThat(line.who()).contains(olive().user());
                    assertThat(line.deed()).contains(Deed.MANAGE_MEMBERS);
                });
    }

    @Test
    void anotherClinicsRecordLeavesALineWithTheOneWhoAsked() {
        server.guest(MEI, LinkPurpose.INTAKE).get("/people/%s/intake".formatted(NOOR.patient()));

        assertThat(refused())
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.patient()).contains(MEI.patient());
                    assertThat(line.clinic()).contains(MEI.clinic());
                });
    }

    private static Refusals refusals() {
        return server.context.getBean(Refusals.class);
    }

    private List<Line> since() {
        var lines = server.trail.lines();
        return lines.subList(before, lines.size());
    }

    private List<Line> refused() {
        return since().stream().filter(line -> line.event() == Event.REFUSED).toList();
    }
}
