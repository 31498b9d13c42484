package huantiao.knowledge.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import huantiao.base.Problem;
import huantiao.evidence.Flag;
import huantiao.evidence.Guideline.Stance;
import huantiao.evidence.PublishedResult.Reproducible;
import huantiao.evidence.Report;
import huantiao.evidence.Trial;
import huantiao.knowledge.evidence.EvidenceFiles.Read;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EvidenceFilesTest {

    private static final String SHIPPED = text("trials.csv");
    private static final List<String> HEADER =
            Arrays.asList(SHIPPED.lines().findFirst().orElseThrow().split(","));

    @Test
    void readsEveryShippedTable() {
        var base = EvidenceFiles.shipped();

        assertThat(base.trials()).hasSize(47);
        assertThat(base.trials().stream().map(Trial::trialId).distinct()).hasSize(22);
        assertThat(base.arms()).hasSize(32);
        assertThat(base.riskOfBias()).hasSize(15);
        assertThat(base.published()).hasSize(24);
        assertThat(base.checks()).hasSize(11);
        assertThat(base.guidelines()).hasSize(15);
        assertThat(base.course()).hasSize(35);
        assertThat(base.harms()).hasSize(30);
        assertThat(base.data().sha256())
                .containsOnlyKeys("trials.csv", "corrections.csv", "risk-of-bias.csv");
    }

    @Test
    void everyPublishedResultIsEitherReRunOrSaysWhyNot() {
        var base = EvidenceFiles.shipped();

        assertThat(base.published())
                .allSatisfy(result ->
                        assertThat(result.reproducible() == Reproducible.YES)
                                .isEqualTo(
                                        base.reruns().stream()
                                                .anyMatch(rerun ->
                                                        rerun.resultId().equals(result.id()))));
        assertThat(base.published())
                .filteredOn(result -> result.reproducible() == Reproducible.NO)
                .allSatisfy(
                        result -> assertThat(result.whyNotInWords()).startsWith("Not re-run: "));
    }

    @Test
    void aFileThatIsWrittenReadsAgainToTheSameRows() {
        byte[] written = EvidenceFiles.written(EvidenceFiles.shippedExtractions());

        var read = EvidenceFiles.trials("trials.csv", written);

        assertThat(read.problems()).isEmpty();
        assertThat(read.rows()).isEqualTo(EvidenceFiles.shipped().trials());
        assertThat(EvidenceFiles.written(EvidenceFiles.shippedExtractions())).isEqualTo(written);
    }

    /** Readers compare these days; where it was printed belongs to the notes. */
    @Test
    void theDateOfAGuidelineIsADateAndNoCitation() {
        assertThat(EvidenceFiles.shipped().guidelines())
                .allSatisfy(one ->
                        assertThat(one.issued())
                                .as(one.id())
                                .matches("|\\d{4}(-\\d\\d){0,2}( \\(journal[^)]*\\))?"));
    }

    @Test
    void showsGuidelinesForAndAgainst() {
        assertThat(EvidenceFiles.shipped().guidelines())
                .extracting(one -> one.stance())
                .contains(Stance.AGAINST, Stance.FOR, Stance.NEUTRAL, Stance.NOT_READ);
    }

    @Test
    void keepsBothLabelsWhereTheSourceContradictsItself() {
        assertThat(EvidenceFiles.shipped().trials())
                .filteredOn(trial -> trial.has(Flag.DRUG_LABEL_WRONG_IN_SOURCE))
                .singleElement()
                .satisfies(trial -> {
                    assertThat(trial.first().sourceLabel()).startsWith("Pregabalin");
                    assertThat(trial.first().trueLabel()).isEqualTo("gabapentin");
                });
    }

    @ParameterizedTest
    @CsvSource({
        "binary, Counts, R021",
        "percent_only, PercentOnly, R030",
        "binary_total_only, TotalOnly, R005",
        "continuous_change_ci, ChangesWithInterval, R006",
        "continuous_change_mean_only, ChangesOnly, R008",
        "effect_with_ci, EffectWithInterval, R001",
        "smd_variance, EffectWithVariance, R038",
        "within_group, WithinGroup, R035"
    })
    void readsEachTypeOfData(String type, String report, String rowId) {
        assertThat(EvidenceFiles.shipped().trials())
                .filteredOn(trial -> trial.rowId().equals(rowId))
                .singleElement()
                .extracting(trial -> trial.report().getClass().getSimpleName())
                .as(type)
                .isEqualTo(report);
    }

    @Test
    void readsMeansWithStandardDeviationsOfOtherFiles() {
        Read<Trial> read =
                read(
                        row(
                                "data_type=continuous",
                                "mean_exp=2.5",
                                "sd_exp=1",
                                "n_exp=20",
                                "mean_ctl=3.5",
                                "sd_ctl=1.2",
                                "n_ctl=22"));

        assertThat(read.problems()).isEmpty();
        assertThat(read.rows().getFirst().report())
                .isEqualTo(
                        new Report.Means(
                                new Report.Group(2.5, 1, 20), new Report.Group(3.5, 1.2, 22)));
    }

    /** One cell of a good row spoilt: which column is named, and by which code. */
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "events_exp=, events_exp, HT-0604",
                "events_exp=ten, events_exp, HT-0605",
                "events_exp=-1, events_exp, HT-0605",
                "events_exp=1e3, events_exp, HT-0605",
                "events_exp=31, events_exp, HT-0608",
                "events_ctl=31, events_ctl, HT-0608",
                "n_exp=0, n_exp, HT-0608",
                "n_exp=99999999999999999999, n_exp, HT-0605",
                "data_type=guess, data_type, HT-0606",
                "data_type=, data_type, HT-0604",
                "better=nicer, better, HT-0606",
                "flag=zero_sell, flag, HT-0606",
                "source=, source, HT-0604",
                "read_as=, read_as, HT-0604",
                "trial_id=, trial_id, HT-0604",
                "comparator_class=, comparator_class, HT-0604",
                "outcome=, outcome, HT-0604"
            })
    void namesFileRowAndColumnOfABrokenCell(String change, String column, String code) {
        Read<Trial> read = read(row(change) + row("row_id=R2", "trial_id=T2"));

        assertThat(read.rows()).extracting(Trial::rowId).containsExactly("R2");
        assertThat(read.problems())
                .extracting(Problem::where, Problem::code)
                .contains(org.assertj.core.groups.Tuple.tuple("mine.csv:R1:" + column, code));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "effect=NaN | effect | HT-0605",
                "effect=Infinity | effect | HT-0605",
                "effect=1,5 | effect | HT-0605",
                "effect=0x10 | effect | HT-0605",
                "effect=-30 | effect | HT-0608",
                "cilow=5 | effect | HT-0608",
                "effect_measure=WOW | effect_measure | HT-0606",
                "effect_measure=RR | effect | HT-0608"
            })
    void refusesAnEffectThatCannotBe(String change, String column, String code) {
        String[] good = {
            "data_type=effect_with_ci", "effect_measure=MD", "effect=-3", "cilow=-5", "cihigh=-1"
        };
        List<String> changes = new ArrayList<>(List.of(good));
        changes.add(change);

        Read<Trial> read = read(row(changes.toArray(String[]::new)));

        assertThat(read.rows()).isEmpty();
        assertThat(read.problems())
                .extracting(Problem::where, Problem::code)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("mine.csv:R1:" + column, code));
    }

    @Test
    void gathersAllProblemsOfAFile() {
        Read<Trial> read =
                read(row("events_exp=x", "n_ctl=y") + row("row_id=R2", "flag=oops", "source="));

        assertThat(read.problems())
                .extracting(Problem::where)
                .containsExactlyInAnyOrder(
                        "mine.csv:R1:events_exp",
                        "mine.csv:R1:n_ctl",
                        "mine.csv:R2:flag",
                        "mine.csv:R2:source");
    }

    @Test
    void usesTheFirstOfTwoRowsWithTheSameId() {
        Read<Trial> read = read(row("events_exp=1") + row("events_exp=2"));

        assertThat(read.rows()).hasSize(1);
        assertThat(read.problems()).extracting(Problem::code).containsExactly("HT-0607");
    }

    @Test
    void saysOfARepeatedIdWhereBothRowsStandAndInWhatTheyDiffer() {
        Read<Trial> read =
                read(
                        row("events_exp=1")
                                + row("events_exp=1")
                                + row("events_exp=2", "source=elsewhere"));

        assertThat(read.problems())
                .extracting(Problem::what)
                .containsExactly(
                        "Line 3 has the same id as line 2, which is used; the two rows are the same.",
                        "Line 4 has the same id as line 2, which is used; the two differ in events_exp, source.");
    }

    @Test
    void refusesARowWithTooFewCellsAndReadsTheRest() {
        Read<Trial> read = read("R1,T1,only three\n" + row("row_id=R2"));

        assertThat(read.rows()).extracting(Trial::rowId).containsExactly("R2");
        assertThat(read.problems()).extracting(Problem::code).containsExactly("HT-0603");
    }

    @Test
    void namesEveryMissingColumn() {
        Read<Trial> read =
                EvidenceFiles.trials(
                        "mine.csv", "row_id,study\nR1,Somebody\n".getBytes(StandardCharsets.UTF_8));

        assertThat(read.rows()).isEmpty();
        assertThat(read.problems())
                .extracting(Problem::where)
                .contains("mine.csv:header:data_type");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "\uFEFF"})
    void refusesAnEmptyFile(String text) {
        assertThat(
                        EvidenceFiles.trials("mine.csv", text.getBytes(StandardCharsets.UTF_8))
                                .problems())
                .extracting(Problem::code)
                .containsExactly("HT-0601");
    }

    @Test
    void refusesWhatIsNotUtf8() {
        byte[] latin1 = (header() + row("study=Müller")).getBytes(StandardCharsets.ISO_8859_1);

        assertThat(EvidenceFiles.trials("mine.csv", latin1).problems())
                .extracting(Problem::code)
                .containsExactly("HT-0601");
    }

    @Test
    void readsAFileWithAByteOrderMarkWindowsLinesAndOtherScripts() {
        String text = "\uFEFF" + (header() + row("study=陈伟 🙂 עברית")).replace("\n", "\r\n");

        Read<Trial> read = EvidenceFiles.trials("mine.csv", text.getBytes(StandardCharsets.UTF_8));

        assertThat(read.problems()).isEmpty();
        assertThat(read.rows().getFirst().study()).isEqualTo("陈伟 🙂 עברית");
    }

    /** Whatever is done to the shipped file, it is read or refused; nothing else is thrown. */
    @Test
    void survivesThreeHundredSpoiltFiles() {
        byte[] good = SHIPPED.getBytes(StandardCharsets.UTF_8);
        for (long seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            byte[] spoilt = Arrays.copyOf(good, random.nextInt(good.length) + 1);
            for (int hits = random.nextInt(20); hits > 0; hits--) {
                spoilt[random.nextInt(spoilt.length)] =
                        (byte) "\",\n;0-x\u0000".charAt(random.nextInt(8));
            }

            Read<Trial> read = EvidenceFiles.trials("mine.csv", spoilt);

            assertThat(read.rows().size() + read.problems().size()).as("seed " + seed).isPositive();
        }
    }

    private static Read<Trial> read(String rows) {
        return EvidenceFiles.trials("mine.csv", (header() + rows).getBytes(StandardCharsets.UTF_8));
    }

    private static String header() {
        return String.join(",", HEADER) + "\n";
    }

    /** A good row of counts with some cells changed, as {@code column=cell}. */
    private static String row(String... changes) {
        List<String> cells = new ArrayList<>(HEADER.stream().map(_ -> "").toList());
        List<String> all =
                new ArrayList<>(
                        List.of(
                                "row_id=R1",
                                "trial_id=T1",
                                "study=Somebody",
                                "arm_exp=needles",
                                "comparator_class=sham",
                                "outcome=cured",
                                "better=more",
                                "data_type=binary",
                                "n_exp=30",
                                "events_exp=10",
                                "n_ctl=30",
                                "events_ctl=8",
                                "source=invented",
                                "read_as=abstract"));
        all.addAll(List.of(changes));
        for (String change : all) {
            int at = change.indexOf('=');
            String cell = change.substring(at + 1);
            cells.set(
                    HEADER.indexOf(change.substring(0, at)),
                    cell.contains(",") ? "\"" + cell + "\"" : cell);
        }
        return String.join(",", cells) + "\n";
    }

    private static String text(String file) {
        try (InputStream in =
                EvidenceFiles.class.getResourceAsStream("/huantiao/knowledge/evidence/" + file)) {
            return new String(
                    java.util.Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new java.io.UncheckedIOException(broken);
        }
    }
}
