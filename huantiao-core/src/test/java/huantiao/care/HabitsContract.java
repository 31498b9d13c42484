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
import huantiao.body.Side;
import huantiao.people.Birthday;
import huantiao.people.Contact;
import huantiao.people.PersonName;
import huantiao.people.Profession;
import huantiao.people.Sex;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every shelf of habits keeps to, in memory or in PostgreSQL. */
public abstract class HabitsContract {

    private static final Instant MONDAY = Instant.parse("2026-05-04T09:00:00Z");
    private static final Instant TUESDAY = MONDAY.plus(Duration.ofDays(1));
    private static final Instant FRIDAY = MONDAY.plus(Duration.ofDays(4));
    private static final NeedleType THIN = new NeedleType(0.25, 40, "Example, lot 7");
    private static final NeedleType LONG = new NeedleType(0.30, 75, "Example, lot 8");

    private final Actor.Member ada = member(new ClinicId(UUID.randomUUID()));
    private final Actor.Member tom = member(ada.clinic());
    private final Actor.Member elsewhere = member(new ClinicId(UUID.randomUUID()));
    private Shelves shelves;

    /** The two shelves that belong together. */
    public record Shelves(Charts charts, Habits habits) {}

    protected abstract Shelves shelves(Clock clock);

    @BeforeEach
    void opens() {
        shelves = shelves(Clock.fixed(FRIDAY, ZoneOffset.UTC));
    }

    @Test
    void proposesNothingBeforeAnythingWasDone() {
        var mei = inCare(ada, "", MONDAY);

        assertThat(shelves.habits().needles(may(ada, mei))).isEmpty();
        assertThat(shelves.habits().current(may(ada, mei))).isEmpty();
        assertThat(shelves.habits().school(may(ada, mei))).isEmpty();
        assertThat(shelves.habits().variation(may(tom, mei))).isEmpty();
    }

    @Test
    void theNeedlesAndTheCurrentAreThoseOfTheLastVisitThatNamesThem() {
        var mei = inCare(ada, "TCM", MONDAY);
        var noor = inCare(ada, "TCM", MONDAY);
        var sol = inCare(tom, "TCM", MONDAY);
        visit(ada, mei, MONDAY, Optional.of(THIN), "2/100");
        visit(ada, noor, TUESDAY, Optional.of(LONG), "");
        visit(
                tom,
                sol,
                TUESDAY.plus(Duration.ofDays(1)),
                Optional.of(new NeedleType(0.2, 30, "")),
                "");
        visit(elsewhere, inCare(elsewhere, "", MONDAY), TUESDAY, Optional.of(THIN), "50");

        assertThat(shelves.habits().needles(may(tom, mei)))
                .containsExactly(
                        new Habits.Last<>(LONG, TUESDAY.plus(Duration.ofMinutes(40))),
                        new Habits.Last<>(THIN, MONDAY.plus(Duration.ofMinutes(40))));
        assertThat(shelves.habits().current(may(tom, mei)))
                .contains(
                        new Habits.Last<>(
                                new Habits.Current("2/100", Waveform.DENSE_DISPERSE),
                                MONDAY.plus(Duration.ofMinutes(40))));
    }

    @Test
    void aPackIsToldOnceWithItsLastDayAndNoMoreThanThreeAreTheNewestFirst() {
        var mei = inCare(ada, "TCM", MONDAY);
        var another = new NeedleType(0.25, 40, "Example, lot 9");
        var thick = new NeedleType(0.35, 40, "Example, lot 9");
        var packs = List.of(THIN, LONG, another, thick, LONG, another);
        for (int hour = 0; hour < packs.size(); hour++) {
            visit(
                    hour % 2 == 0 ? ada : tom,
                    inCare(ada, "TCM", MONDAY),
                    TUESDAY.plus(Duration.ofHours(hour)),
                    Optional.of(packs.get(hour)),
                    "");
        }

        var end = TUESDAY.plus(Duration.ofMinutes(40));
        assertThat(shelves.habits().needles(may(tom, mei)))
                .containsExactly(
                        new Habits.Last<>(another, end.plus(Duration.ofHours(5))),
                        new Habits.Last<>(LONG, end.plus(Duration.ofHours(4))),
                        new Habits.Last<>(thick, end.plus(Duration.ofHours(3))));
    }

    @Test
    void aNeedleOfItsOwnIsFromAPackTooOnceItsLotIsNoted() {
        var mei = inCare(ada, "TCM", MONDAY);
        visit(
                ada,
                mei,
                MONDAY,
                Optional.of(THIN),
                "",
                List.of(
                        own("GB30", OptionalDouble.of(0.35), "Example, lot 8"),
                        own("BL54", OptionalDouble.of(0.35), ""),
                        own("BL53", OptionalDouble.empty(), "Example, lot 9")));

        assertThat(shelves.habits().needles(may(ada, mei)).stream().map(Habits.Last::what))
                .as("a pack whose lot or diameter nobody noted is no pack to offer")
                .containsExactly(THIN, new NeedleType(0.35, 75, "Example, lot 8"));
    }

    private static Needling own(String point, OptionalDouble diameterMm, String lot) {
        return new Needling(
                point,
                "",
                Side.RIGHT,
                Optional.of(new Depth(50)),
                Stimulation.MANUAL,
                Optional.empty(),
                Optional.of(new OwnNeedle(diameterMm, OptionalInt.of(75), Optional.of(lot))));
    }

    @Test
    void theSchoolIsThatOfTheLastPlanOfWhoeverAsks() {
        var mei = inCare(ada, "Western medical", MONDAY);
        inCare(ada, "Chinese", TUESDAY);
        inCare(tom, "Japanese", FRIDAY);
        inCare(ada, "", FRIDAY);

        assertThat(shelves.habits().school(may(ada, mei)))
                .contains(new Habits.Last<>("Chinese", TUESDAY));
        assertThat(shelves.habits().school(may(tom, mei)).map(Habits.Last::what))
                .contains("Japanese");
    }

    @Test
    void howPointsGoFromVisitToVisitIsThatOfTheLastPlanOfWhoeverAsks() {
        var mei = inCare(ada, "", Plan.Variation.INDIVIDUAL, MONDAY);
        inCare(ada, "", Plan.Variation.SEMI_FIXED, TUESDAY);
        inCare(tom, "", Plan.Variation.FIXED, FRIDAY);

        assertThat(shelves.habits().variation(may(ada, mei)))
                .contains(new Habits.Last<>(Plan.Variation.SEMI_FIXED, TUESDAY));
        assertThat(shelves.habits().variation(may(tom, mei)).map(Habits.Last::what))
                .contains(Plan.Variation.FIXED);
    }

    @Test
    void tellsWhenOtherVisitsOfWhoeverAsksWereAtTheSameTime() {
        var mei = inCare(ada, "", MONDAY);
        var noor = inCare(ada, "", MONDAY);
        var sol = inCare(tom, "", MONDAY);
        var end = TUESDAY.plus(Duration.ofMinutes(40));
        visit(ada, noor, TUESDAY.minus(Duration.ofMinutes(40)), Optional.of(THIN), "2");
        visit(ada, noor, TUESDAY.plus(Duration.ofMinutes(39)), Optional.of(THIN), "2");
        visit(ada, noor, TUESDAY.plus(Duration.ofDays(1)), Optional.of(THIN), "2");
        visit(ada, mei, TUESDAY.plus(Duration.ofMinutes(5)), Optional.of(THIN), "2");
        visit(tom, sol, TUESDAY.plus(Duration.ofMinutes(5)), Optional.of(THIN), "2");

        assertThat(shelves.habits().visitsDuring(may(ada, mei), TUESDAY, end))
                .as("neither of the same person nor of somebody else; what only touches is apart")
                .containsExactly(TUESDAY.plus(Duration.ofMinutes(39)));
        assertThat(shelves.habits().visitsDuring(may(tom, mei), TUESDAY, end))
                .containsExactly(TUESDAY.plus(Duration.ofMinutes(5)));
        var other = inCare(elsewhere, "", MONDAY);
        assertThat(shelves.habits().visitsDuring(may(elsewhere, other), TUESDAY, end)).isEmpty();
    }

    @Test
    void tellsOnlyWhoeverCharts() {
        var mei = inCare(ada, "Chinese", MONDAY);
        var reads = Permit.ask(ada, Deed.READ_CHART, new Whose(ada.clinic(), mei)).orElseThrow();

        assertThatThrownBy(() -> shelves.habits().needles(reads))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> shelves.habits().current(reads))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> shelves.habits().school(reads))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> shelves.habits().variation(reads))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> shelves.habits().visitsDuring(reads, MONDAY, TUESDAY))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private PatientId inCare(Actor.Member who, String school, Instant at) {
        return inCare(who, school, Plan.Variation.FIXED, at);
    }

    private PatientId inCare(
            Actor.Member who, String school, Plan.Variation variation, Instant at) {
        var id = new PatientId(UUID.randomUUID());
        shelves.charts()
                .register(
                        Permit.ask(who, Deed.REGISTER_PATIENT).orElseThrow(),
                        id,
                        new Entry.Registered(
                                new PersonName("Mei Example"),
                                new Birthday(LocalDate.of(1984, 3, 9)),
                                Sex.FEMALE,
                                Contact.NONE));
        add(who, id, at, new Entry.PlanAgreed(plan(school, variation), List.of(), ruling(), "1"));
        return id;
    }

    private void visit(
            Actor.Member who, PatientId id, Instant at, Optional<NeedleType> type, String hertz) {
        visit(who, id, at, type, hertz, List.of());
    }

    private void visit(
            Actor.Member who,
            PatientId id,
            Instant at,
            Optional<NeedleType> type,
            String hertz,
            List<Needling> needlings) {
        var ended = at.plus(Duration.ofMinutes(40));
        add(
                who,
                id,
                ended,
                new Entry.SessionSigned(
                        new Session(
                                at,
                                ended,
                                Pain.of(6, 3),
                                Pain.of(5, 3),
                                needlings,
                                List.of(
                                        new ElectroPair(
                                                "GB30 right",
                                                "GB34 right",
                                                hertz,
                                                Waveform.DENSE_DISPERSE,
                                                OptionalDouble.empty(),
                                                OptionalInt.empty())),
                                Optional.empty(),
                                type,
                                2,
                                2,
                                OptionalInt.of(25),
                                List.of(),
                                List.of(),
                                true,
                                OptionalInt.of(0),
                                true,
                                0,
                                "")));
    }

    private void add(Actor.Member who, PatientId id, Instant at, Entry entry) {
        var change =
                shelves.charts()
                        .add(
                                may(who, id),
                                at,
                                _ -> Result.<List<Entry>, Problemless>ok(List.of(entry)));
        assertThat(change).isInstanceOf(Charts.Change.Kept.class);
    }

    /** No reason to refuse. */
    private enum Problemless {}

    private static Permit may(Actor.Member who, PatientId id) {
        return Permit.ask(who, Deed.RECORD_CARE, new Whose(who.clinic(), id)).orElseThrow();
    }

    private static Plan plan(String school, Plan.Variation variation) {
        return new Plan(
                school,
                "",
                variation,
                List.of(new PlannedPoint("GB30", Side.RIGHT)),
                List.of("manual"),
                "",
                Optional.empty(),
                8,
                2,
                25,
                List.of(),
                List.of(),
                List.of(),
                "walk to the sea",
                LocalDate.of(2026, 6, 15),
                "",
                "clinic",
                Optional.empty());
    }

    private static Ruling ruling() {
        return new Ruling("proceed", List.of(), List.of(), "1");
    }

    private static Actor.Member member(ClinicId clinic) {
        return new Actor.Member(
                new UserId(UUID.randomUUID()),
                clinic,
                "Ada Quill",
                Profession.ACUPUNCTURIST,
                EnumSet.of(Role.PRACTITIONER));
    }
}
