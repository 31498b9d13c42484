package huantiao.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import huantiao.access.Actor;
import huantiao.access.Deed;
import huantiao.access.Permit;
import huantiao.base.ClinicId;
import huantiao.care.Chart;
import huantiao.care.ClinicCharts;
import huantiao.care.InMemoryCharts;
import huantiao.measures.Instrument;
import huantiao.measures.Rulers;
import huantiao.registry.Registry;
import huantiao.registry.RegistryFigures;
import huantiao.registry.RegistryQuestion;
import huantiao.registry.SeededYear;
import huantiao.registry.StartedCourse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Charts lent to be counted, from the real journal; beside them the same story in memory. */
class JdbcClinicChartsTest {

    private static final int PEOPLE = 120;
    private static final ClinicId OURS = new ClinicId(UUID.randomUUID());
    private static final ClinicId THEIRS = new ClinicId(UUID.randomUUID());
    private static final Instrument LEG = Rulers.leg();

    private static ClinicCharts journal;
    private static ClinicCharts memory;

    @BeforeAll
    static void playTheSameYearTwice() {
        var database = SharedDatabase.get();
        SeededYear.play(OURS, PEOPLE, 11, clock -> new JdbcCharts(database, clock));
        SeededYear.play(THEIRS, 3, 12, clock -> new JdbcCharts(database, clock));
        journal = new JdbcClinicCharts(database);
        var shelves = new ArrayList<InMemoryCharts>();
        SeededYear.play(
                OURS,
                PEOPLE,
                11,
                clock -> {
                    shelves.add(new InMemoryCharts(clock));
                    return shelves.getFirst();
                });
        memory = shelves.getFirst();
    }

    @Test
    void theYearCountedFromTheJournalIsTheSameToTheLastByte() {
        var question =
                new RegistryQuestion(
                        SeededYear.FIRST, SeededYear.LAST, LEG, 12, LocalDate.of(2027, 3, 1));

        var fromJournal = RegistryFigures.csv(Registry.of(question, courses(journal)));

        assertThat(fromJournal)
                .isEqualTo(RegistryFigures.csv(Registry.of(question, courses(memory))))
                .contains("started,all,");
        assertThat(courses(journal)).containsExactlyInAnyOrderElementsOf(courses(memory));
    }

    @Test
    void lendsOnlyWhatHasGrown() {
        var seen = new HashMap<huantiao.base.PatientId, Long>();
        journal.grown(registry(OURS), Map.of(), Chart::seen)
                .forEach(taken -> seen.put(taken.patient(), taken.seen()));
        assertThat(seen).hasSize(PEOPLE);
        assertThat(journal.grown(registry(OURS), seen, Chart::seen)).isEmpty();

        var one = seen.keySet().iterator().next();
        seen.put(one, seen.getOrDefault(one, 0L) - 1);

        assertThat(journal.grown(registry(OURS), seen, Chart::seen))
                .singleElement()
                .satisfies(taken -> assertThat(taken.patient()).isEqualTo(one));
    }

    @Test
    void lendsNobodyOfAnotherClinic() {
        assertThat(journal.grown(registry(THEIRS), Map.of(), Chart::seen)).hasSize(3);
    }

    @Test
    void opensForNoOtherPermit() {
        var wrong = Permit.ask(owner(OURS), Deed.MANAGE_MEMBERS).orElseThrow();

        assertThatThrownBy(() -> journal.grown(wrong, Map.of(), Chart::seen))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> memory.grown(wrong, Map.of(), Chart::seen))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static List<StartedCourse> courses(ClinicCharts charts) {
        return charts
                .grown(
                        registry(OURS),
                        Map.of(),
                        chart ->
                                StartedCourse.of(chart, List.of(LEG), Instant.MAX, SeededYear.ZONE))
                .stream()
                .flatMap(taken -> taken.what().stream())
                .toList();
    }

    private static Permit registry(ClinicId clinic) {
        return Permit.ask(owner(clinic), Deed.SEE_REGISTRY).orElseThrow();
    }

    private static Actor.Member owner(ClinicId clinic) {
        return SeededYear.owner(clinic);
    }
}
