package huantiao.web.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import huantiao.Cast;
import huantiao.base.PatientId;
import huantiao.care.Roster;
import huantiao.care.Roster.Stage;
import huantiao.course.Schedule.Due;
import huantiao.hazard.Controls;
import huantiao.hazard.Hazard;
import huantiao.people.Birthday;
import huantiao.people.Contact;
import huantiao.people.Patient;
import huantiao.people.PersonName;
import huantiao.people.Sex;
import huantiao.web.people.TodayPage.Sight;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TodayPageTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

    @Test
    @Controls(Hazard.WORSE_UNHEARD)
    void putsTheHighestAlarmFirstAndLeavesOutWhatIsNone() {
        var page =
                page(
                        Sight.CHARTS,
                        line("Ann", Stage.TOLD, "urgent_2w"),
                        line("Bea", Stage.IN_CARE, "emergency_now"),
                        line("Cid", Stage.CONSULTED, "same_day"),
                        line("Dan", Stage.TOLD, "gp_soon"),
                        line("Eve", Stage.REGISTERED, ""));

        assertThat(names(page.alarms())).containsExactly("Bea", "Cid", "Ann");
        assertThat(names(page.waiting())).containsExactly("Ann", "Dan");
        assertThat(names(page.arriving())).containsExactly("Cid", "Eve");
    }

    @Test
    @Controls(Hazard.RED_FLAG_SKIPPED)
    void whoWasSentOnAndAgreedWaitsForThatDoctorForTwoWeeksAndNoLonger() {
        var inTime = line("Ann", Stage.CONSULTED, "urgent_2w").referredOn(TODAY.minusDays(14));
        var late = line("Bea", Stage.IN_CARE, "urgent_2w").referredOn(TODAY.minusDays(15));
        var worse = line("Cid", Stage.IN_CARE, "same_day").referredOn(TODAY);

        assertThat(names(page(Sight.CHARTS, inTime, late, worse).alarms()))
                .containsExactly("Cid", "Bea");
    }

    @Test
    void keepsAnAlarmThatComesAfterCareEnded() {
        var late = line("Ann", Stage.CLOSED, "emergency_now").answeredOn(TODAY.minusDays(2));
        var old = line("Bea", Stage.CLOSED, "emergency_now").answeredOn(TODAY.minusDays(30));
        var silent = line("Cid", Stage.CLOSED, "same_day");

        assertThat(names(page(Sight.CHARTS, late, old, silent).alarms())).containsExactly("Ann");
    }

    @Test
    void asksForAReviewAtItsDayOrAtTheTenthVisitUntilItWasHeld() {
        var byDay = line("Ann", Stage.IN_CARE, "proceed").reviewOn(TODAY).visits(1);
        var untreated = line("Fay", Stage.IN_CARE, "proceed").reviewOn(TODAY);
        var byVisits = line("Bea", Stage.IN_CARE, "proceed").reviewOn(TODAY.plusDays(9)).visits(10);
        var early = line("Cid", Stage.IN_CARE, "proceed").reviewOn(TODAY.plusDays(1)).visits(9);
        var held = line("Dan", Stage.IN_CARE, "proceed").reviewOn(TODAY).visits(1).reviewed();
        var ended = line("Eve", Stage.CLOSED, "proceed").reviewOn(TODAY);

        var page = page(Sight.CHARTS, early, held, ended, untreated, byDay, byVisits);
        assertThat(names(page.inCare().stream().filter(page::isReviewDue).toList()))
                .containsExactly("Ann", "Bea");
    }

    @Test
    @Controls(Hazard.WORSE_UNHEARD)
    void withWhomSomethingIsToBeLookedAtStandsFirstAmongThoseInCareSoThatNoLongListHidesThem() {
        var well = line("Ann", Stage.IN_CARE, "proceed");
        var unheard = line("Bea", Stage.IN_CARE, "proceed").notEnoughOn(TODAY.minusDays(40));
        var due = line("Cid", Stage.IN_CARE, "proceed").reviewOn(TODAY).visits(1);
        var worse = line("Worse Dan", Stage.IN_CARE, "proceed").answeredOn(TODAY);

        assertThat(names(page(Sight.CHARTS, well, due, unheard, worse).inCare()))
                .containsExactly("Worse Dan", "Bea", "Cid", "Ann");
    }

    @Test
    void whoWasSeenTodayStandsLastWithTheTimeAndNotWithASecondVisitToStart() {
        var seen = line("Ann", Stage.IN_CARE, "proceed").notEnoughOn(TODAY).seenOn(TODAY);
        var waits = line("Bea", Stage.IN_CARE, "proceed").seenOn(TODAY.minusDays(3));

        var page = page(Sight.CHARTS, seen, waits);

        assertThat(names(page.inCare())).containsExactly("Bea", "Ann");
        assertThat(page.inCare()).extracting(page::seen).containsExactly("", "12:00");
    }

    @Test
    void callsWhoIsSilentByTheScheduleEvenAfterCareEnded() {
        var silent = line("Ann", Stage.IN_CARE, "proceed").startedOn(TODAY.minusDays(24));
        var stopped = line("Bea", Stage.CLOSED, "proceed").startedOn(TODAY.minusDays(66));
        var answered =
                line("Cid", Stage.IN_CARE, "proceed")
                        .startedOn(TODAY.minusDays(24))
                        .answeredOn(TODAY.minusDays(9));

        assertThat(page(Sight.NAMES, silent, stopped, answered).calls())
                .extracting(call -> call.line().patient().name().text(), call -> call.due().week())
                .containsExactlyInAnyOrder(tuple("Ann", 2), tuple("Bea", 8));
    }

    @Test
    void whoMayComeTodayIsAskedForTheScoreThatIsDueAndNotWhoAnsweredOrWasSeen() {
        var due = line("Ann", Stage.IN_CARE, "proceed").startedOn(TODAY.minusDays(24));
        var old = due.answeredOn(TODAY.minusDays(20));
        var answered = due.answeredOn(TODAY.minusDays(13));
        var seen = due.seenOn(TODAY);
        var stopped = line("Bea", Stage.IN_CARE, "same_day").startedOn(TODAY.minusDays(24));
        var untreated = line("Cid", Stage.IN_CARE, "proceed").answeredOn(TODAY.minusDays(30));

        assertThat(List.of(due, old, answered, seen, stopped, untreated))
                .extracting(one -> page(Sight.CHARTS, one).due(one.line()).map(Due::on))
                .containsExactly(
                        Optional.of(TODAY.minusDays(10)),
                        Optional.of(TODAY.minusDays(10)),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty());
    }

    @Test
    @Controls(Hazard.WORSE_UNHEARD)
    void whoGotWorseIsMarkedWhileItIsNewsAndStandsInAListOfTheirOwnAfterCare() {
        var worse = line("Worse Ann", Stage.IN_CARE, "proceed").answeredOn(TODAY);
        var ended = line("Worse Bea", Stage.CLOSED, "proceed").answeredOn(TODAY.minusDays(13));
        var old = line("Worse Cid", Stage.IN_CARE, "proceed").answeredOn(TODAY.minusDays(14));
        var well = line("Dan", Stage.IN_CARE, "proceed").answeredOn(TODAY);

        var page = page(Sight.CHARTS, worse, ended, old, well);
        assertThat(names(page.worse())).containsExactly("Worse Ann", "Worse Bea");
        assertThat(names(page.worseAfterCare())).containsExactly("Worse Bea");
        assertThat(page(Sight.NAMES, worse).worse()).isEmpty();
    }

    @Test
    void theFrontDeskSeesNothingClinical() {
        var page =
                page(
                        Sight.NAMES,
                        line("Ann", Stage.TOLD, "emergency_now"),
                        line("Bea", Stage.IN_CARE, "proceed").reviewOn(TODAY));

        assertThat(page.alarms()).isEmpty();
        assertThat(page.waiting()).isEmpty();
        assertThat(page.inCare()).isEmpty();
        assertThat(names(page.everybody())).containsExactly("Ann", "Bea");
    }

    @Test
    void whoMaySeeNoNamesSeesNobody() {
        var silent = line("Ann", Stage.TOLD, "emergency_now").startedOn(TODAY.minusDays(24));

        assertThat(page(Sight.NOBODY, silent).isEmpty()).isTrue();
    }

    private static TodayPage page(Sight sight, Person... people) {
        return TodayPage.of(
                Arrays.stream(people).map(Person::line).toList(),
                Map.of(),
                List.of(),
                line -> line.patient().name().text().startsWith("Worse"),
                sight,
                TODAY,
                ZoneOffset.UTC);
    }

    private static List<String> names(List<Roster.Line> lines) {
        return lines.stream().map(line -> line.patient().name().text()).toList();
    }

    private static Person line(String name, Stage stage, String level) {
        var patient =
                new Patient(
                        new PatientId(new UUID(0xABCD, name.hashCode())),
                        Cast.RING_AND_REED,
                        new PersonName(name),
                        new Birthday(LocalDate.of(1984, 3, 9)),
                        Sex.FEMALE,
                        Contact.NONE);
        return new Person(
                new Roster.Line(
                        patient,
                        stage,
                        level,
                        Optional.empty(),
                        Optional.empty(),
                        false,
                        Optional.empty(),
                        Optional.empty(),
                        0,
                        Optional.empty(),
                        Optional.empty(),
                        false,
                        Optional.empty(),
                        Optional.empty(),
                        OptionalDouble.empty(),
                        Optional.empty(),
                        OptionalDouble.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        1));
    }

    /** A line with withers. */
    private record Person(Roster.Line line) {

        Person startedOn(LocalDate day) {
            return with(
                    Optional.of(noon(day)),
                    Math.max(1, line.sessions()),
                    line.reviewOn(),
                    false,
                    line.lastCheckIn());
        }

        Person referredOn(LocalDate day) {
            return with(
                    Optional.of(noon(day)),
                    line.startedAt(),
                    line.sessions(),
                    line.reviewOn(),
                    false,
                    line.lastCheckIn(),
                    line.notEnough());
        }

        Person visits(int sessions) {
            return with(line.startedAt(), sessions, line.reviewOn(), false, line.lastCheckIn());
        }

        Person reviewOn(LocalDate day) {
            return with(
                    line.startedAt(), line.sessions(), Optional.of(day), false, line.lastCheckIn());
        }

        Person reviewed() {
            return with(
                    line.startedAt(), line.sessions(), line.reviewOn(), true, line.lastCheckIn());
        }

        Person answeredOn(LocalDate day) {
            return with(
                    line.startedAt(),
                    line.sessions(),
                    line.reviewOn(),
                    false,
                    Optional.of(noon(day)));
        }

        Person notEnoughOn(LocalDate day) {
            return with(
                    line.referred(),
                    line.startedAt(),
                    line.sessions(),
                    line.reviewOn(),
                    false,
                    line.lastCheckIn(),
                    Optional.of(noon(day)));
        }

        Person seenOn(LocalDate day) {
            return new Person(
                    new Roster.Line(
                            line.patient(),
                            line.stage(),
                            line.level(),
                            line.levelSince(),
                            line.referred(),
                            line.openQuestions(),
                            line.openedAt(),
                            line.startedAt(),
                            line.sessions(),
                            Optional.of(noon(day)),
                            line.reviewOn(),
                            line.reviewed(),
                            line.nextReview(),
                            line.lastCheckIn(),
                            line.legPain(),
                            line.legPainAt(),
                            line.startLegPain(),
                            line.startingScores(),
                            line.notEnough(),
                            line.notEnoughBy(),
                            line.toExamine(),
                            line.toDecide(),
                            line.toldAhead(),
                            line.unanswered(),
                            line.openHarm(),
                            line.harms(),
                            line.sequence()));
        }

        private Person with(
                Optional<Instant> startedAt,
                int sessions,
                Optional<LocalDate> reviewOn,
                boolean reviewed,
                Optional<Instant> lastCheckIn) {
            return with(
                    line.referred(),
                    startedAt,
                    sessions,
                    reviewOn,
                    reviewed,
                    lastCheckIn,
                    line.notEnough());
        }

        private Person with(
                Optional<Instant> referred,
                Optional<Instant> startedAt,
                int sessions,
                Optional<LocalDate> reviewOn,
                boolean reviewed,
                Optional<Instant> lastCheckIn,
                Optional<Instant> notEnough) {
            return new Person(
                    new Roster.Line(
                            line.patient(),
                            line.stage(),
                            line.level(),
                            line.levelSince(),
                            referred,
                            line.openQuestions(),
                            startedAt,
                            startedAt,
                            sessions,
                            line.lastSession(),
                            reviewOn,
                            reviewed,
                            line.nextReview(),
                            lastCheckIn,
                            line.legPain(),
                            line.legPainAt(),
                            line.startLegPain(),
                            line.startingScores(),
                            notEnough,
                            line.notEnoughBy(),
                            line.toExamine(),
                            line.toDecide(),
                            line.toldAhead(),
                            line.unanswered(),
                            line.openHarm(),
                            line.harms(),
                            line.sequence()));
        }

        private static Instant noon(LocalDate day) {
            return day.atTime(12, 0).toInstant(ZoneOffset.UTC);
        }
    }
}
