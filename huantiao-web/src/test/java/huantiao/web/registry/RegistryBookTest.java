package huantiao.web.registry;

import static org.assertj.core.api.Assertions.assertThat;

import huantiao.Cast;
import huantiao.access.Actor;
import huantiao.access.Deed;
import huantiao.access.Permit;
import huantiao.access.Whose;
import huantiao.base.PatientId;
import huantiao.base.Result;
import huantiao.care.Chart;
import huantiao.care.Charts;
import huantiao.care.ClinicCharts;
import huantiao.care.ConsentKind;
import huantiao.care.Entry;
import huantiao.care.InMemoryCharts;
import huantiao.course.PersonSaid;
import huantiao.measures.Instruments;
import huantiao.measures.Rulers;
import huantiao.registry.Registry;
import huantiao.registry.RegistryFigures;
import huantiao.registry.RegistryQuestion;
import huantiao.registry.SeededYear;
import huantiao.registry.StartedCourse;
import huantiao.web.course.CourseMeasures;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A book that keeps what it counted says the same as one opened a moment ago, and reads less. */
class RegistryBookTest {

    private static final int PEOPLE = 120;
    private static final LocalDate LATER = LocalDate.of(2026, 3, 1);
    private static final Permit OWNER =
            Permit.ask(SeededYear.owner(SeededYear.inMemory()), Deed.SEE_REGISTRY).orElseThrow();
    private static final Instruments INSTRUMENTS =
            new Instruments(
                    Stream.concat(CourseMeasures.USUAL.stream(), Stream.of(PersonSaid.ENOUGH))
                            .map(id -> Rulers.legAs(id, 0, 10))
                            .toList(),
                    List.of());

    private final List<Runnable> beside = new ArrayList<>();
    private int looks;
    private final List<PatientId> read = new ArrayList<>();
    private final List<InMemoryCharts> shelf = new ArrayList<>();
    private final List<Clock> clock = new ArrayList<>();
    private final RegistryBook book = opened();

    @BeforeEach
    void playAYear() {
        SeededYear.play(
                SeededYear.inMemory(),
                PEOPLE,
                3,
                then -> {
                    clock.add(then);
                    shelf.add(new InMemoryCharts(then));
                    return shelf.getFirst();
                });
    }

    private RegistryBook opened() {
        return new RegistryBook(
                new ClinicCharts() {
                    @Override
                    public <T> List<Taken<T>> grown(
                            Permit permit, Map<PatientId, Long> seen, Function<Chart, T> take) {
                        looks++;
                        var grown = shelf.getFirst().grown(permit, seen, take);
                        grown.forEach(one -> read.add(one.patient()));
                        return grown;
                    }
                },
                INSTRUMENTS,
                beside::add);
    }

    @Test
    void everyDayAskedForIsAnsweredAsByANewBook() {
        for (var day :
                List.of(
                        LATER,
                        LATER.minusMonths(6),
                        LATER.minusMonths(5),
                        LATER,
                        LATER.minusMonths(8),
                        LATER.plusYears(1))) {
            var kept = RegistryFigures.csv(asked(book, day));

            assertThat(kept).as("%s", day).isEqualTo(RegistryFigures.csv(asked(opened(), day)));
        }
    }

    @Test
    void aChartIsReadOnceAndAQuestionCountedOnceUntilSomethingGrows() {
        var first = asked(book, LATER);
        assertThat(read).hasSize(PEOPLE);

        assertThat(asked(book, LATER)).isSameAs(first);
        assertThat(read).hasSize(PEOPLE);
    }

    @Test
    void anotherWeekOfTheSamePeopleIsAFoldAndNoOtherFit() {
        var first = asked(book, LATER);
        var question = first.question();

        var other =
                book.registry(
                        OWNER,
                        new RegistryQuestion(
                                question.from(), question.to(), question.instrument(), 26, LATER),
                        SeededYear.ZONE);

        assertThat(other.courses()).isSameAs(first.courses());
        assertThat(other.before()).isSameAs(first.before());
        assertThat(other.dataVersion()).isEqualTo(first.dataVersion());
        assertThat(RegistryFigures.csv(other))
                .isEqualTo(
                        RegistryFigures.csv(
                                opened().registry(OWNER, other.question(), SeededYear.ZONE)));
    }

    @Test
    void aNewPeriodBringsItsOtherMeasuresAndWeeksBesideAndAnOldOneNothing() {
        var asked = asked(book, LATER).question();
        assertThat(beside).hasSize(1);
        var before = looks;
        beside.getFirst().run();
        assertThat(looks - before)
                .isEqualTo(CourseMeasures.USUAL.size() * MeasureAtWeek.WEEKS.size());
        read.clear();
        var other =
                new RegistryQuestion(
                        asked.from(),
                        asked.to(),
                        INSTRUMENTS.get(CourseMeasures.USUAL.getLast()),
                        26,
                        LATER);

        var once = book.registry(OWNER, other, SeededYear.ZONE);

        assertThat(beside).hasSize(1);
        assertThat(read).isEmpty();
        assertThat(book.registry(OWNER, other, SeededYear.ZONE)).isSameAs(once);
        assertThat(RegistryFigures.csv(once))
                .isEqualTo(RegistryFigures.csv(opened().registry(OWNER, other, SeededYear.ZONE)));
    }

    @Test
    void whatWasCountedAheadIsThereForWhoeverAsks() {
        var rounds = new Actor.Rounds(SeededYear.inMemory());
        var ahead =
                book.countAhead(
                        Permit.ask(rounds, Deed.COUNT_AHEAD).orElseThrow(), LATER, SeededYear.ZONE);
        assertThat(ahead).hasSize(CourseMeasures.USUAL.size() * MeasureAtWeek.WEEKS.size());
        read.clear();

        for (var counted : ahead) {
            assertThat(book.registry(OWNER, counted.question(), SeededYear.ZONE)).isSameAs(counted);
        }
        assertThat(read).isEmpty();
    }

    @Test
    void onlyWhatWasRecordedSinceIsReadForANewDay() {
        asked(book, LATER.plusYears(1));
        read.clear();

        asked(book, LATER.plusYears(1).plusDays(1));
        assertThat(read).isEmpty();

        asked(book, LATER.minusMonths(3));
        assertThat(read).hasSizeBetween(1, PEOPLE - 1);
    }

    @Test
    void whoTakesBackTheirAgreementLeavesTheFiguresAndNobodyElseIsRead() {
        var before = asked(book, LATER.plusYears(2));
        var person =
                book.courses(OWNER, LATER.plusYears(2), SeededYear.ZONE).stream()
                        .filter(StartedCourse::agreedToCount)
                        .findFirst()
                        .orElseThrow()
                        .patient();
        read.clear();

        takeBack(new Whose(SeededYear.inMemory(), person));

        var after = asked(book, LATER.plusYears(2));
        assertThat(read).containsExactly(person);
        assertThat(after.people().notAgreed()).isEqualTo(before.people().notAgreed() + 1);
        assertThat(after.dataVersion()).isNotEqualTo(before.dataVersion());
    }

    private void takeBack(Whose whose) {
        var permit = Permit.ask(Cast.ada(), Deed.RECORD_CARE, whose).orElseThrow();
        var change =
                shelf.getFirst()
                        .<String>add(
                                permit,
                                clock.getFirst().instant(),
                                _ ->
                                        Result.ok(
                                                List.of(
                                                        new Entry.ConsentWithdrawn(
                                                                ConsentKind.REGISTRY))));
        assertThat(change).isInstanceOf(Charts.Change.Kept.class);
    }

    private static Registry asked(RegistryBook book, LocalDate asOf) {
        return book.registry(
                OWNER,
                new RegistryQuestion(
                        SeededYear.FIRST,
                        SeededYear.LAST,
                        INSTRUMENTS.get(CourseMeasures.USUAL.getFirst()),
                        12,
                        asOf),
                SeededYear.ZONE);
    }
}
