package huantiao.care;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import huantiao.access.Actor;
import huantiao.access.Deed;
import huantiao.access.Permit;
import huantiao.access.Role;
import huantiao.access.Whose;
import huantiao.base.ClinicId;
import huantiao.base.PatientId;
import huantiao.base.Result;
import huantiao.base.UserId;
import huantiao.hazard.Controls;
import huantiao.hazard.Hazard;
import huantiao.people.Birthday;
import huantiao.people.Contact;
import huantiao.people.PersonName;
import huantiao.people.Profession;
import huantiao.people.Sex;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every shelf of charts, roster and drafts keeps to, in memory or in PostgreSQL. */
public abstract class ChartsContract {

    /** The moment it is on these shelves. */
    protected static final Instant NOW = Instant.parse("2026-05-04T09:00:00Z");

    private static final Instant EARLIER = Instant.parse("2026-05-04T08:30:00Z");

    private final ClinicId ours = new ClinicId(UUID.randomUUID());
    private final ClinicId theirs = new ClinicId(UUID.randomUUID());
    private final PatientId mei = new PatientId(UUID.randomUUID());
    private final Actor.Member ada = member(ours, "Ada Needle");
    private final Actor.Member other = member(theirs, "Otto Elsewhere");

    private Charts charts;
    private Roster roster;
    private Drafts drafts;

    /** Shelves that show nothing of other tests' clinics, or empty ones. */
    protected abstract Shelves shelves(Clock clock);

    /** Founds what the shelves need before a clinic's first chart: the clinic and its members. */
    protected abstract void found(ClinicId clinic, Actor.Member member);

    /** The three shelves that belong together. */
    public record Shelves(Charts charts, Roster roster, Drafts drafts) {}

    @BeforeEach
    void openTheShelves() {
        var shelves = shelves(Clock.fixed(NOW, ZoneOffset.UTC));
        charts = shelves.charts();
        roster = shelves.roster();
        drafts = shelves.drafts();
        found(ours, ada);
        found(theirs, other);
        charts.register(registering(ada), mei, registered("陈 美"));
    }

    @Test
    void givesBackWhatWasRegistered() {
        var chart = charts.find(may(ada, Deed.READ_CHART, mei)).orElseThrow();

        assertThat(chart.patient().name()).isEqualTo(new PersonName("陈 美"));
        assertThat(chart.seen()).isEqualTo(1);
        assertThat(chart.entries().getFirst().recordedAt()).isEqualTo(NOW);
        assertThat(chart.entries().getFirst().author().name()).isEqualTo("Ada Needle");
    }

    @Test
    void knowsNobodyOfAnotherClinic() {
        assertThat(charts.has(may(ada, Deed.READ_CHART, mei))).isTrue();
        assertThat(charts.has(may(other, Deed.READ_CHART, mei))).isFalse();
        assertThat(charts.find(may(other, Deed.READ_CHART, mei))).isEmpty();
        assertThat(charts.change(may(other, Deed.RECORD_CARE, mei), 1, NOW, _ -> Result.ok(harm())))
                .isEqualTo(new Charts.Change.Absent<>());
        assertThat(roster.search(searching(other), "", 100)).isEmpty();
    }

    @Test
    void keepsWhatAStepAdds() {
        var change = charts.change(recording(), 1, EARLIER, _ -> Result.ok(harm()));

        var kept = ((Charts.Change.Kept<Object>) change).chart();
        assertThat(kept.seen()).isEqualTo(2);
        var again = charts.find(may(ada, Deed.READ_CHART, mei)).orElseThrow();
        assertThat(again.entries()).isEqualTo(kept.entries());
        assertThat(again.harms()).hasSize(1);
        assertThat(again.entries().getLast().occurredAt()).isEqualTo(EARLIER);
    }

    @Test
    void takesAMomentToComeAsNow() {
        charts.change(recording(), 1, NOW.plusSeconds(3600), _ -> Result.ok(harm()));

        var chart = charts.find(may(ada, Deed.READ_CHART, mei)).orElseThrow();
        assertThat(chart.entries().getLast().occurredAt()).isEqualTo(NOW);
    }

    @Test
    void keepsNothingWhenTheStepRefuses() {
        var change = charts.change(recording(), 1, NOW, _ -> Result.refused("not like this"));

        assertThat(change).isEqualTo(new Charts.Change.Refused<>("not like this"));
        assertThat(charts.find(may(ada, Deed.READ_CHART, mei)).orElseThrow().seen()).isEqualTo(1);
    }

    @Test
    void keepsNothingWhenTheStepBreaks() {
        assertThatThrownBy(() ->
                        charts.change(
                                recording(),
                                1,
                                NOW,
                                _ -> {
                                    throw new IllegalStateException("a bug");
                                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(charts.find(may(ada, Deed.READ_CHART, mei)).orElseThrow().seen()).isEqualTo(1);
    }

    @Test
    @Controls(Hazard.WRONG_PERSON)
    void showsTheSecondAuthorWhatCameBetween() {
        charts.change(recording(), 1, NOW, _ -> Result.ok(harm()));

        var second = charts.change(recording(), 1, NOW, _ -> Result.ok(harm()));

        var movedOn = (Charts.Change.MovedOn<Object>) second;
        assertThat(movedOn.since()).hasSize(1);
        assertThat(movedOn.chart().seen()).isEqualTo(2);
        assertThat(charts.find(may(ada, Deed.READ_CHART, mei)).orElseThrow().seen()).isEqualTo(2);
    }

    @Test
    void addsWithoutHavingSeenTheLast() {
        charts.change(recording(), 1, NOW, _ -> Result.ok(harm()));

        var change = charts.add(recording(), NOW, _ -> Result.ok(harm()));

        assertThat(((Charts.Change.Kept<Object>) change).chart().seen()).isEqualTo(3);
    }

    @Test
    @Controls(Hazard.ENTRY_LOST)
    void losesNothingWhenManyWriteAtOnce() throws Exception {
        int authors = 8;
        int each = 10;
        try (var pool = Executors.newFixedThreadPool(authors)) {
            var done = new ArrayList<Future<?>>();
            for (int author = 0; author < authors; author++) {
                done.add(
                        pool.submit(() -> {
                            for (int i = 0; i < each; i++) {
                                charts.add(recording(), NOW, _ -> Result.ok(harm()));
                            }
                        }));
            }
            for (var one : done) {
                one.get();
            }
        }

        var chart = charts.find(may(ada, Deed.READ_CHART, mei)).orElseThrow();
        assertThat(chart.harms()).hasSize(authors * each);
        assertThat(chart.seen()).isEqualTo(1 + authors * each);
    }

    @Test
    void letsOnlyOneOfTwoWinWhoSawTheSame() throws Exception {
        int authors = 6;
        int kept = 0;
        try (var pool = Executors.newFixedThreadPool(authors)) {
            var done = new ArrayList<Future<Charts.Change<Object>>>();
            for (int author = 0; author < authors; author++) {
                done.add(
                        pool.submit(
                                () -> charts.change(recording(), 1, NOW, _ -> Result.ok(harm()))));
            }
            for (var one : done) {
                if (one.get() instanceof Charts.Change.Kept<Object>) {
                    kept++;
                }
            }
        }

        assertThat(kept).isEqualTo(1);
    }

    @Test
    void findsPeopleByWordsOfTheirNameOrTheirYear() {
        charts.register(
                registering(ada), new PatientId(UUID.randomUUID()), registered("Tomás Ibarra"));
        charts.register(
                registering(ada), new PatientId(UUID.randomUUID()), registered("Amira 🌿 حداد"));

        assertThat(names(roster.search(searching(ada), "ibarra", 10)))
                .containsExactly("Tomás Ibarra");
        assertThat(names(roster.search(searching(ada), "حداد", 10)))
                .containsExactly("Amira 🌿 حداد");
        assertThat(names(roster.search(searching(ada), "美", 10))).containsExactly("陈 美");
        assertThat(roster.search(searching(ada), "1980", 10)).hasSize(3);
        assertThat(roster.search(searching(ada), "1980", 2)).hasSize(2);
        assertThat(roster.search(searching(ada), "%", 10)).isEmpty();
    }

    @Test
    void theRosterIsTheLineThatTheChartMakes() {
        charts.change(
                recording(),
                1,
                NOW,
                _ ->
                        Result.ok(
                                List.of(
                                        new Entry.DetailsCorrected(
                                                new PersonName("Chen Mei"),
                                                new Birthday(LocalDate.of(1981, 2, 3)),
                                                Sex.FEMALE,
                                                Contact.NONE))));

        var chart = charts.find(may(ada, Deed.READ_CHART, mei)).orElseThrow();
        var seeToday = Permit.ask(ada, Deed.SEE_TODAY).orElseThrow();
        assertThat(roster.today(seeToday, 10)).containsExactly(Roster.Line.of(chart));
        assertThat(roster.search(searching(ada), "chen", 10))
                .containsExactly(Roster.Line.of(chart));
    }

    @Test
    void keepsADraftForItsAuthorAndForm() {
        var grace = member(ours, "Grace Second");
        found(ours, grace);
        drafts.keep(recording(), "session", Map.of("note", List.of("half a w")));
        drafts.keep(recording(), "session", Map.of("note", List.of("half a word", "")));

        assertThat(drafts.find(recording(), "session").orElseThrow().fields())
                .isEqualTo(Map.of("note", List.of("half a word", "")));
        assertThat(drafts.find(recording(), "plan")).isEmpty();
        assertThat(drafts.find(may(grace, Deed.RECORD_CARE, mei), "session")).isEmpty();

        drafts.drop(recording(), "session");
        assertThat(drafts.find(recording(), "session")).isEmpty();
    }

    @Test
    void theRoomSeesTheFormThatWasKeptLastOfWhoSitsInIt() {
        var noor = keepsFormsOfTwo();
        var room = Permit.ask(ada, Deed.SEE_ROOM).orElseThrow();

        assertThat(drafts.latest(room, "session", List.of(mei)))
                .containsOnlyKeys(mei)
                .extractingByKey(mei)
                .satisfies(draft -> assertThat(draft.fields()).containsValue(List.of("Mei's")));
        assertThat(drafts.latest(room, "session", List.of())).isEmpty();
        assertThat(
                        drafts.latest(
                                Permit.ask(other, Deed.SEE_ROOM).orElseThrow(),
                                "session",
                                List.of(mei, noor)))
                .isEmpty();
    }

    @Test
    void theRoomSeesEveryFormOfTheClinicThatWasKeptSinceAMoment() {
        var noor = keepsFormsOfTwo();
        var room = Permit.ask(ada, Deed.SEE_ROOM).orElseThrow();
        var kept = drafts.find(recording(), "session").orElseThrow().keptAt();

        assertThat(drafts.keptSince(room, "session", kept)).containsOnlyKeys(mei, noor);
        assertThat(drafts.keptSince(room, "session", kept.plusSeconds(3600))).isEmpty();
        assertThat(
                        drafts.keptSince(
                                Permit.ask(other, Deed.SEE_ROOM).orElseThrow(), "session", kept))
                .isEmpty();
    }

    /** Forms of Mei and of somebody else, who is named. */
    private PatientId keepsFormsOfTwo() {
        var noor = new PatientId(UUID.randomUUID());
        charts.register(registering(ada), noor, registered("Noor"));
        drafts.keep(recording(), "session", Map.of("note", List.of("Mei's")));
        drafts.keep(recording(), "plan", Map.of("note", List.of("a plan")));
        drafts.keep(may(ada, Deed.RECORD_CARE, noor), "session", Map.of("note", List.of("Noor's")));
        return noor;
    }

    @Test
    void refusesADraftThatIsTooLong() {
        var endless = Map.of("note", List.of("x".repeat(Drafts.MOST + 1)));

        assertThatThrownBy(() -> drafts.keep(recording(), "session", endless))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static List<Entry> harm() {
        return List.of(
                new Entry.HarmNoted(
                        new AdverseEvent(
                                "AE-BRUISE",
                                AdverseEvent.Severity.MILD,
                                AdverseEvent.Relation.PROBABLE,
                                false,
                                AdverseEvent.Found.VOLUNTEERED,
                                "a small bruise",
                                "nothing")));
    }

    private static Entry.Registered registered(String name) {
        return new Entry.Registered(
                new PersonName(name),
                new Birthday(LocalDate.of(1980, 2, 3)),
                Sex.FEMALE,
                Contact.NONE);
    }

    private static List<String> names(List<Roster.Line> lines) {
        return lines.stream().map(line -> line.patient().name().text()).toList();
    }

    private Permit recording() {
        return may(ada, Deed.RECORD_CARE, mei);
    }

    private static Permit registering(Actor.Member member) {
        return Permit.ask(member, Deed.REGISTER_PATIENT).orElseThrow();
    }

    private static Permit searching(Actor.Member member) {
        return Permit.ask(member, Deed.FIND_PATIENT).orElseThrow();
    }

    private static Permit may(Actor.Member member, Deed deed, PatientId patient) {
        return Permit.ask(member, deed, new Whose(member.clinic(), patient)).orElseThrow();
    }

    private static Actor.Member member(ClinicId clinic, String name) {
        return new Actor.Member(
                new UserId(UUID.randomUUID()),
                clinic,
                name,
                Profession.ACUPUNCTURIST,
                EnumSet.of(Role.PRACTITIONER));
    }
}
