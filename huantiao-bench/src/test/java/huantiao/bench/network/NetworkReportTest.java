package huantiao.bench.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import huantiao.bench.network.NetworkReport.Row;
import huantiao.course.Phase;
import huantiao.knowledge.measures.Measures;
import huantiao.measures.Instrument;
import huantiao.registry.ClinicSum;
import huantiao.registry.Outcome;
import huantiao.registry.Registry;
import huantiao.registry.StartedCourse;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * PostgreSQL and DuckDB answer a network's question as the registry of each clinic does, to the
 * last person.
 */
class NetworkReportTest {

    private static final List<Instrument> MEASURES = NetworkBench.measures();
    private static final InventedNetwork NETWORK = new InventedNetwork(12, 2_400, 7, MEASURES);
    private static final LocalDate FROM = LocalDate.of(2023, 4, 1);
    private static final LocalDate TO = LocalDate.of(2024, 3, 31);

    @TempDir private static Path folder;

    private static final Map<Integer, List<StartedCourse>> COURSES = new TreeMap<>();
    private static final List<Engine> ENGINES = new ArrayList<>();

    @BeforeAll
    static void load() throws IOException, SQLException {
        NETWORK.play(placed ->
                COURSES.computeIfAbsent(placed.clinic(), _ -> new ArrayList<>())
                        .add(placed.course()));
        var tables = Tables.write(NETWORK, folder);
        ENGINES.add(DuckEngine.open(folder));
        ENGINES.add(PostgresEngine.start(folder.resolve("server")));
        for (var engine : ENGINES) {
            engine.load(tables);
        }
    }

    @AfterAll
    static void close() throws SQLException {
        for (var engine : ENGINES) {
            engine.close();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4, 8, 12, 26, 52})
    void everyEngineCountsWhatEachClinicsRegistryCounts(int week) throws SQLException {
        // At the end of the period the windows of the last ones are still open.
        var question = new NetworkQuestion(FROM, TO, week, TO.plusDays(10), MEASURES);
        var expected = new ArrayList<Row>();
        for (var i = 0; i < MEASURES.size(); i++) {
            for (var clinic : COURSES.entrySet()) {
                for (var phase : Phase.values()) {
                    var row = byHand(question, i + 1, clinic.getKey(), phase);
                    if (row.counted() + row.notAgreed() + row.notDue() + row.nothingToImprove()
                            > 0) {
                        expected.add(row);
                    }
                }
            }
        }

        for (var engine : ENGINES) {
            assertThat(engine.ask(question.sql()).rows())
                    .as(engine.name())
                    .containsExactlyElementsOf(expected);
        }
    }

    /** The same by {@link Outcome}, person by person. */
    private static Row byHand(NetworkQuestion question, int number, int clinic, Phase phase) {
        var asked = question.about(MEASURES.get(number - 1));
        var all = COURSES.getOrDefault(clinic, List.of());
        var agreed = Registry.counted(asked, all);
        var everybody =
                Registry.counted(asked, all.stream().map(NetworkReportTest::agreeing).toList());
        var row =
                new Row(
                        number,
                        clinic,
                        phase,
                        of(everybody, phase).size() - of(agreed, phase).size(),
                        0,
                        0,
                        0,
                        0,
                        0,
                        0,
                        0,
                        0,
                        0,
                        0,
                        0);
        for (var course : of(agreed, phase)) {
            row = row.plus(one(Outcome.of(course, asked), number, clinic, phase));
        }
        return row;
    }

    private static List<StartedCourse> of(List<StartedCourse> courses, Phase phase) {
        return courses.stream().filter(course -> course.phase() == phase).toList();
    }

    private static Row one(Outcome outcome, int number, int clinic, Phase phase) {
        var judged = outcome instanceof Outcome.Judged;
        var gain = 0L;
        var enough = false;
        var beyond = false;
        var worse = false;
        if (outcome instanceof Outcome.Judged(var change, _)) {
            gain = change.improvement().numerator().longValueExact();
            enough = change.responseClass().isResponse();
            beyond = enough && change.beyondNoise();
            worse =
                    switch (change.responseClass()) {
                        case WORSE, POSSIBLY_WORSE -> true;
                        case IMPROVED,
                                IMPROVED_WITHIN_ERROR,
                                IMPROVED_ERROR_UNKNOWN,
                                SMALL_IMPROVEMENT,
                                NO_CLEAR_CHANGE,
                                NOT_ASSESSABLE ->
                                false;
                    };
        }
        return new Row(
                number,
                clinic,
                phase,
                0,
                one(outcome instanceof Outcome.NotDue),
                one(outcome instanceof Outcome.NothingToImprove),
                one(outcome instanceof Outcome.NoBaseline),
                one(outcome instanceof Outcome.OnlyWatched),
                one(outcome instanceof Outcome.Silent),
                one(judged),
                one(enough),
                one(beyond),
                one(worse),
                gain,
                gain * gain);
    }

    private static int one(boolean holds) {
        return holds ? 1 : 0;
    }

    private static StartedCourse agreeing(StartedCourse course) {
        return new StartedCourse(
                course.patient(),
                course.began(),
                StartedCourse.Agreed.FROM_THE_START,
                course.phase(),
                course.history(),
                course.age(),
                course.sex(),
                course.practitioner(),
                course.given(),
                course.sessions(),
                course.sessionsAsked(),
                course.ended(),
                course.harms(),
                course.answers());
    }

    @Test
    void theInventedNetworkHasEveryFaultOfARealOne() throws SQLException {
        var question = new NetworkQuestion(FROM, TO, 12, TO.plusDays(10), MEASURES);

        var rows = ENGINES.getFirst().ask(question.sql()).rows();

        var all = rows.stream().reduce(Row::plus).orElseThrow();
        assertThat(
                        List.of(
                                all.notAgreed(),
                                all.notDue(),
                                all.nothingToImprove(),
                                all.noBaseline(),
                                all.onlyWatched(),
                                all.silent(),
                                all.judged(),
                                all.responders(),
                                all.beyondNoise(),
                                all.worse()))
                .allMatch(count -> count > 0);
        var people = COURSES.values().stream().mapToLong(List::size);
        assertThat(people.max().orElseThrow()).isGreaterThan(2 * 2_400 / 12);
        assertThat(
                        COURSES.values().stream()
                                .flatMap(List::stream)
                                .map(StartedCourse::patient)
                                .distinct()
                                .count())
                .isLessThan(2_400);
    }

    @Test
    void theNetworkIsTheSameForTheSameSeedAndAnotherForAnother() throws IOException {
        var again = Tables.write(NETWORK, java.nio.file.Files.createDirectory(folder.resolve("2")));
        var other =
                Tables.write(
                        new InventedNetwork(12, 2_400, 8, MEASURES),
                        java.nio.file.Files.createDirectory(folder.resolve("3")));

        assertThat(again.answers()).hasSameBinaryContentAs(folder.resolve("answer.csv"));
        assertThat(java.nio.file.Files.mismatch(other.answers(), again.answers())).isNotEqualTo(-1);
    }

    @Test
    void whatIsSaidOfTheNetworkKeepsTheFloorsOfAClinic() throws SQLException {
        var question = new NetworkQuestion(FROM, TO, 12, TO.plusYears(1), MEASURES);

        var lines = ENGINES.getLast().ask(question.sql()).lines(MEASURES);

        var leg = lines.getFirst();
        assertThat(leg.all()).isInstanceOf(ClinicSum.Reported.class);
        assertThat(leg.clinics()).isEqualTo(12);
        assertThat(leg.reporting()).isBetween(2, 12);
        assertThat(leg.pooled().orElseThrow().converged()).isTrue();
        // The last measure is not asked everywhere: too few answers for a headline there.
        assertThat(lines.getLast().reporting()).isLessThan(leg.reporting());
    }

    @Test
    void aMeasureWithFractionsOrWithoutARuleIsRefused() {
        var instruments = Measures.shipped().instruments();

        assertThatThrownBy(() ->
                        new NetworkQuestion(FROM, TO, 12, TO, List.of(instruments.get("odi"))))
                .hasMessageContaining("odi")
                .hasMessageContaining("whole numbers");
        assertThatThrownBy(() ->
                        new NetworkQuestion(FROM, TO, 12, TO, List.of(instruments.get("pgic")))
                                .sql())
                .hasMessageContaining("pgic")
                .hasMessageContaining("judged");
    }
}
