package huantiao.app.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import huantiao.meta.effect.Measure;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tables of trials on the command line. */
class MetaTableTest {
    private static final String BCG = root().resolve("docs/meta/bcg.csv").toString();
    private static final String EFFECTS =
            "study,yi,vi,year,arm\nA,-0.5,0.04,2001,x\nB,-0.2,0.05,2002,y\nC,0.1,0.03,2003,x\nD,0.3,0.02,2004,y\n";

    @TempDir Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private static Path root() {
        Path here = Path.of("").toAbsolutePath();
        return Files.exists(here.resolve("huantiao-app")) ? here : here.resolve("..").normalize();
    }

    private int run(String... args) {
        out.reset();
        err.reset();
        return new MetaCommand()
                .run(
                        List.of(args),
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    private JsonNode results(String... args) {
        var all = new ArrayList<>(Arrays.asList(args));
        all.add("--json");
        assertThat(run(all.toArray(String[]::new))).as(text(err)).isZero();
        return JsonMapper.shared().readTree(text(out)).get("results");
    }

    private String file(String content) throws IOException {
        return Files.writeString(folder.resolve("trials.csv"), content).toString();
    }

    private static String text(ByteArrayOutputStream stream) {
        return stream.toString(StandardCharsets.UTF_8);
    }

    /**
     * Viechtbauer, Journal of Statistical Software 2010, 36(3), 10.18637/jss.v036.i03, section 3:
     * BCG, log risk ratios, REML.
     */
    @Test
    void printsWhatThePaperOfMetaforPrints() {
        JsonNode mean = results(BCG, "--measure", "RR", "--as", "metafor");
        assertThat(mean.get("estimate").asDouble()).isCloseTo(-0.7145, within(5e-5));
        assertThat(mean.get("se").asDouble()).isCloseTo(0.1798, within(5e-5));
        assertThat(mean.get("stat").asDouble()).isCloseTo(-3.9744, within(5e-5));
        assertThat(mean.get("tau2").asDouble()).isCloseTo(0.3132, within(5e-5));
        assertThat(mean.get("tau2_lb").asDouble()).isCloseTo(0.1197, within(5e-5));
        assertThat(mean.get("tau2_ub").asDouble()).isCloseTo(1.1115, within(5e-5));
        assertThat(mean.get("I2").asDouble()).isCloseTo(92.22, within(5e-3));

        JsonNode mods =
                results(BCG, "--measure", "rr", "--as", "metafor", "--mods", "latitude+year")
                        .get("regression");
        assertThat(mods.get("coef").get(1).get("estimate").asDouble())
                .isCloseTo(-0.0280, within(5e-5));
        assertThat(mods.get("tau2").asDouble()).isCloseTo(0.1108, within(5e-5));
    }

    @ParameterizedTest
    @EnumSource(Measure.class)
    void computesEveryMeasureFromTheColumnsOfItsReport(Measure measure) throws IOException {
        String table =
                switch (measure.report()) {
                    case TABLE -> "ai,n1i,ci,n2i\n11,40,14,41\n9,30,8,33\n21,60,30,62";
                    case TWO_RATES -> "x1i,t1i,x2i,t2i\n11,400,14,410\n9,300,8,330\n21,600,30,620";
                    case TWO_MEANS ->
                            "n1i,m1i,sd1i,n2i,m2i,sd2i\n30,5,2,31,6,2.2\n40,5.5,2.1,41,6,1.9\n20,4,2,22,6,2";
                    case CHANGE ->
                            "m1i,sd1i,m2i,sd2i,ni,ri\n5,2,6,2.2,30,.5\n5.5,2.1,6,1.9,40,.6\n4,2,6,2,22,.4";
                    case PROPORTION -> "xi,ni\n11,40\n9,30\n21,60";
                    case RATE -> "xi,ti\n11,400\n9,300\n21,600";
                    case MEAN -> "mi,sdi,ni\n5,2,30\n5.5,2.1,40\n4,2,20";
                    case CORRELATION -> "ri,ni\n.3,40\n.5,30\n.2,60";
                    case PARTIAL -> "ti,ni,mi,r2i\n2,40,3,.3\n1.5,50,4,.4\n1,60,3,.2";
                    case ALPHA -> "alpha,items,ni\n.8,10,100\n.7,8,80\n.85,12,90";
                };

        JsonNode results = results(file(table), "--measure", measure.name());

        assertThat(results.get("k").asInt()).isEqualTo(3);
        assertThat(results.get("measure").asString()).isEqualTo(measure.name());
        assertThat(results.get("estimate").isNumber()).isTrue();
        assertThat(results.get("studies").get(0).get("study").asString()).isEqualTo("Line 2");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    yi,vi            | 0.5,0.04          |
                    effect,se        | 0.5,0.2           |
                    te,sei           | 0.5,0.2           |
                    YI,lower,upper   | 0.5,0.108007,0.891993 |
                    yi,ci.lb,ci.ub   | 1.6487213,1.114061,2.439987 | --logs
                    """)
    void takesEffectsThatStandInTheTable(String header, String row, String option)
            throws IOException {
        var args = new ArrayList<>(List.of(file("study," + header + "\nA," + row + "\n")));
        if (option != null) {
            args.add(option);
        }

        JsonNode study = results(args.toArray(String[]::new)).get("studies").get(0);

        assertThat(study.get("yi").asDouble()).isCloseTo(0.5, within(1e-6));
        assertThat(study.get("vi").asDouble()).isCloseTo(0.04, within(1e-6));
    }

    @Test
    void readsTheSameTableInEveryDialect() throws IOException {
        JsonNode plain = results(file(EFFECTS)).get("estimate");

        assertThat(results(file("\uFEFF" + EFFECTS.replace("\n", "\r\n"))).get("estimate"))
                .isEqualTo(plain);
        assertThat(results(file(EFFECTS.replace(",", ";"))).get("estimate")).isEqualTo(plain);
        assertThat(results(file(EFFECTS.replace(",", "\t"))).get("estimate")).isEqualTo(plain);
    }

    @Test
    void namesEveryBadCellAtOnceAndAnswersTheRest() throws IOException {
        String file =
                file(
                        "study,yi,vi\nA,\"0,5\",0.04\nB,x,5%\nC,0.2,0.05\nD,0.1,-1\nE,0.4,0.02\nF,,0.1\n");

        assertThat(run(file)).isEqualTo(Command.BAD_INPUT);

        assertThat(text(err).lines())
                .hasSize(4)
                .anyMatch(l ->
                        l.startsWith(file + ":2:2: yi must be a number")
                                && l.contains("1.5, not 1,5"))
                .anyMatch(l -> l.startsWith(file + ":3:2: yi must be a number"))
                .anyMatch(l ->
                        l.startsWith(file + ":3:3: vi must be a number") && l.contains("percent"));
        assertThat(text(out)).isEmpty();
    }

    @Test
    void leavesOutARowWithAMissingNumberAndSaysSo() throws IOException {
        assertThat(run(file("study,yi,vi\nA,0.5,0.04\nB,NA,0.1\nC,0.2,0.05\nD,0.1,nan\n")))
                .isZero();

        assertThat(text(out)).contains("2 studies", "study_left_out: B:", "study_left_out: D:");
    }

    /** Each doubt is beside the answer; nothing is left out for it. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    MD | n1i,m1i,sd1i,n2i,m2i,sd2i | 40,30,20,41,38,21;36,28,19,35,37,22;50,31,3.1,52,39,2.9 | sd_may_be_se: Line 4
                    MD | n1i,m1i,sd1i,n2i,m2i,sd2i | 40,30,20,41,38,21;36,28,19,35,37,22;40,30,20,41,38,21   | same_data_twice: Line 4
                    RR | ai,n1i,ci,n2i             | 4,40,9,41;6,50,11,52;4,40,9,41                          | same_data_twice: Line 4
                    ,  | yi,vi                     | -8,4;-9,5;-7,4;8.5,4;-8.4,3                             | sign_may_be_flipped: Line 5
                    ,  | yi,sei,p                  | 1,0.5,0.3;1,0.6,0.10;1,0.4,<0.05                        | p_value_disagrees: Line 2
                    MD | n1i,m1i,sd1i,n2i,m2i,sd2i | 90,30,8,90,38,8;95,31,7,90,40,8;80,30,8,85,37,7;99,29,8,98,38,9;90,38.5,8,90,30,8 | sign_may_be_flipped: Line 6
                    """)
    void doubtsWhatLooksMistyped(String measure, String header, String rows, String doubt)
            throws IOException {
        String file = file(header + "\n" + rows.replace(';', '\n') + "\n");

        assertThat(measure.equals(",") ? run(file) : run(file, "--measure", measure))
                .as(text(err))
                .isZero();

        assertThat(text(out)).contains(doubt);
    }

    @Test
    void checksMeansOfWholeScoresByTheDigitsTheyAreWrittenWith() throws IOException {
        // 28 people: 5.18 and 5.21 can be, 5.19 cannot; 5.2 is anything from 5.15 to 5.25.
        String file =
                file(
                        "study,n1i,m1i,sd1i,n2i,m2i,sd2i\nA,28,5.19,2,28,5.18,2\nB,28,5.2,2,28,5.21,2\nC,28,5.00,2,28,6,2\n");

        assertThat(run(file, "--measure", "MD", "--whole-scores")).isZero();
        assertThat(text(out))
                .containsOnlyOnce("impossible_value")
                .contains("impossible_value: A (5.19): 28 whole scores cannot have this mean.");
        assertThat(run(file, "--measure", "MD")).isZero();
        assertThat(text(out)).doesNotContain("impossible_value");
        // Asked of counts it cannot be answered.
        assertThat(run(BCG, "--measure", "RR", "--whole-scores")).isEqualTo(2);
        assertThat(text(err)).contains("HT-0658", "Whole scores (--whole-scores)");
    }

    @Test
    void takesTheFOfTwoGroupsAsTheSquareOfT() throws IOException {
        String byT = file("study,t,n1i,n2i\nA,2.5,20,22\nB,-1.2,30,31\nC,0.9,15,15\n");
        JsonNode one = results(byT, "--measure", "SMD");
        String byF = file("study,f,n1i,n2i\nA,6.25,20,22\nB,-1.44,30,31\nC,0.81,15,15\n");
        JsonNode other = results(byF, "--measure", "SMD");

        assertThat(other.get("estimate").asDouble())
                .isCloseTo(one.get("estimate").asDouble(), within(1e-12));
    }

    @Test
    void saysWhichColumnsAMeasureNeeds() throws IOException {
        assertThat(run(file(EFFECTS), "--measure", "MD", "--subgroup", "nowhere"))
                .isEqualTo(Command.BAD_INPUT);
        assertThat(text(err)).contains("There is no column nowhere (--subgroup)");

        assertThat(run(file("study,a\nA,1\n"), "--measure", "RR")).isEqualTo(Command.BAD_INPUT);
        assertThat(text(err))
                .contains(":1:1: The columns do not do for measure RR", "ai, n1i, ci, n2i");
    }

    @Test
    void tellsAllBadOptionsAtOnce() {
        assertThat(
                        run(
                                BCG,
                                "--measure",
                                "XX",
                                "--method=ZZ",
                                "--test",
                                "q",
                                "--level",
                                "7",
                                "--nope",
                                "--svg"))
                .isEqualTo(Command.BAD_INPUT);

        assertThat(text(err).lines()).hasSize(6).allMatch(line -> line.contains("HT-0645"));
        assertThat(text(out)).isEmpty();
    }

    @Test
    void takesAFactorAnInteractionAndBothWritings() throws IOException {
        JsonNode coefficients =
                results(BCG, "--measure", "RR", "--mods", "latitude*allocation")
                        .get("regression")
                        .get("coef");

        assertThat(coefficients.valueStream().map(c -> c.get("name").asString()))
                .containsExactly(
                        "intrcpt",
                        "latitude",
                        "allocation:random",
                        "allocation:systematic",
                        "latitude*allocation:random",
                        "latitude*allocation:systematic");
        assertThat(
                        results(file(EFFECTS), "--mods", "factor(arm)")
                                .get("regression")
                                .get("coef")
                                .get(1)
                                .get("name")
                                .asString())
                .isEqualTo("arm:y");
    }

    @Test
    void followsTheZeroCellRuleOfEachProgram() throws IOException {
        String file = file("study,ai,n1i,ci,n2i\nA,0,20,4,20\nB,3,30,6,30\n");
        double ours = results(file, "--measure", "RR").get("studies").get(0).get("yi").asDouble();
        double meta =
                results(file, "--measure", "RR", "--as", "meta")
                        .get("studies")
                        .get(0)
                        .get("yi")
                        .asDouble();

        assertThat(ours).isCloseTo(Math.log((0.5 / 21) / (4.5 / 21)), within(1e-12));
        assertThat(meta).isCloseTo(Math.log(0.5 / 4.5), within(1e-12));
    }

    @Test
    void refusesSubgroupsOfMantelHaenszel() {
        assertThat(run(BCG, "--measure", "RR", "--method", "MH", "--subgroup", "allocation"))
                .isEqualTo(Command.BAD_INPUT);
        assertThat(text(err)).contains("HT-0658", "inverse variance");
    }

    /** R 4.2.2, metafor 3.8-1: REML with knha, limits turned by 0.02 exp(x). */
    @Test
    void turnsTheEffectIntoRisksAtAStatedRisk() {
        JsonNode absolute = results(BCG, "--measure", "RR", "--risk", "2%").get("absolute");

        assertThat(absolute.get("p1").doubleValue()).isCloseTo(0.00978841873576426, within(1e-9));
        assertThat(absolute.get("rd_ub").doubleValue())
                .isCloseTo(0.0145139651514618 - 0.02, within(1e-9));
        assertThat(absolute.get("more_events").booleanValue()).isFalse();
        assertThat(absolute.get("nnt").doubleValue())
                .isCloseTo(1 / (0.02 - 0.00978841873576426), within(1e-4));
        assertThat(absolute.get("nnt_fewest_opposite").asString()).isEqualTo("Infinity");
        assertThat(text(out)).doesNotContain("NaN");
    }

    @Test
    void takesAShareAndAPercentageAsTheSameRisk() {
        assertThat(results(BCG, "--measure", "OR", "--risk", "0.02").get("absolute"))
                .isEqualTo(results(BCG, "--measure", "OR", "--risk=2%").get("absolute"));
    }

    @Test
    void turnsCountsPooledByPetoAsOddsRatios() {
        double odds =
                results(BCG, "--measure", "OR", "--method", "PETO", "--risk", "0.5")
                        .get("absolute")
                        .get("p1")
                        .doubleValue();
        double log =
                results(BCG, "--measure", "OR", "--method", "PETO").get("estimate").doubleValue();

        assertThat(odds / (1 - odds)).isCloseTo(Math.exp(log), within(1e-12));
    }

    @Test
    void saysHowManyMoreWhenTheDifferenceMayBeNothing() throws IOException {
        String file = file("study,ai,n1i,ci,n2i\nA,9,40,12,41\nB,11,50,10,52\nC,7,30,9,31\n");

        assertThat(run(file, "--measure", "RR", "--risk", "20%")).isZero();

        assertThat(text(out))
                .containsPattern("one event fewer per [0-9]+ treated")
                .containsPattern("from [0-9.]+ fewer through no difference to [0-9.]+ more");
    }

    @Test
    void saysWhenTheEffectDoesNotFitTheRisk() throws IOException {
        String file = file("study,ai,n1i,ci,n2i\nA,30,40,12,41\nB,31,50,10,52\nC,21,30,9,31\n");

        assertThat(run(file, "--measure", "RR", "--risk", "80%")).isZero();

        assertThat(text(out)).contains("value_cut: At this risk without treatment");
    }

    @ParameterizedTest
    @ValueSource(strings = {"20", "0", "1", "100%", "-0.1", "often", "%", "NaN"})
    void wantsARiskBetweenNothingAndCertainty(String risk) {
        assertThat(run(BCG, "--measure", "RR", "--risk=" + risk)).isEqualTo(Command.BAD_INPUT);
        assertThat(text(err)).contains("--risk", "(" + risk + ")", "such as 0.2 or 20%");
        assertThat(text(out)).isEmpty();
    }

    @Test
    void wantsToKnowWhatARiskWorksOn() throws IOException {
        assertThat(run(file(EFFECTS), "--risk", "0.2")).isEqualTo(Command.BAD_INPUT);
        assertThat(text(err)).contains("--risk", "--measure RR, OR or RD", "HT-0658");
    }

    /** R 4.2.2: lm, metafor 3.8-1 and the formulas of the limit meta-analysis (metasens 1.0-1). */
    @Test
    void asksWhatLargeStudiesWouldShow() {
        JsonNode small =
                results(BCG, "--measure", "RR", "--method", "DL", "--small-studies")
                        .get("small_studies");

        assertThat(small.get("pet_peese").get("chosen").asString()).isEqualTo("PET");
        assertThat(small.get("pet_peese").get("pet").get("estimate").doubleValue())
                .isCloseTo(-0.19092864235982, within(1e-10));
        assertThat(small.get("limit_meta").get("estimate").doubleValue())
                .isCloseTo(-0.629114906167662, within(1e-10));
        assertThat(small.get("limit_meta").get("se").doubleValue())
                .isCloseTo(0.232973610899081, within(1e-10));
        assertThat(small.get("selection_alternative").asString()).isEqualTo("less");
        assertThat(small.get("selection").propertyNames())
                .containsExactly(
                        "step_at_0.025",
                        "steps_at_0.025_0.5",
                        "beta",
                        "half_normal",
                        "negative_exponential",
                        "logistic",
                        "power");
        assertThat(small.get("tests").propertyNames())
                .containsExactly(
                        "egger",
                        "egger_random_effects",
                        "harbord",
                        "peters",
                        "deeks",
                        "macaskill",
                        "pustejovsky",
                        "begg",
                        "schwarzer");
        // fsn() of metafor 3.8-1 for the same trials.
        assertThat(small.get("failsafe_n").get("rosenthal").get("fsn").intValue()).isEqualTo(598);
        assertThat(small.get("failsafe_n").get("orwin").get("fsn").intValue()).isEqualTo(13);
        assertThat(small.get("failsafe_n").get("rosenberg").get("fsn").intValue()).isEqualTo(370);
        assertThat(small.get("not_computed").isEmpty()).isTrue();
    }

    @Test
    void selectionModelsMayFavourTheOtherSide() {
        String[] asked = {"--measure", "RR", "--small-studies", "--selection"};
        JsonNode low = results(BCG, asked[0], asked[1], asked[2], asked[3], "low");
        JsonNode high = results(BCG, asked[0], asked[1], asked[2], asked[3], "high");

        assertThat(low.get("small_studies"))
                .isEqualTo(results(BCG, "--measure", "RR", "--small-studies").get("small_studies"));
        assertThat(high.get("small_studies").get("selection_alternative").asString())
                .isEqualTo("greater");
        assertThat(high.get("small_studies").get("selection").get("half_normal"))
                .isNotEqualTo(low.get("small_studies").get("selection").get("half_normal"));
    }

    @Test
    void saysWhatOfSmallStudiesCannotBeComputedAndAnswersTheRest() throws IOException {
        assertThat(
                        run(
                                file("study,yi,vi\nA,0.5,0.04\nB,0.1,0.04\nC,0.3,0.04\n"),
                                "--small-studies"))
                .isZero();

        assertThat(text(out))
                .contains(
                        "Not computed   Egger: the predictor must differ between studies",
                        "Not computed   Selection, beta: studies (3) must be at least the parameters",
                        "Begg",
                        "Fail-safe N    Rosenthal");
    }

    @Test
    void refusesWhatDoesNotBelongToSmallStudies() {
        assertThat(run(BCG, "--measure", "RR", "--selection", "low")).isEqualTo(Command.BAD_INPUT);
        assertThat(text(err)).contains("--selection", "Add --small-studies.");

        assertThat(run(BCG, "--measure", "RR", "--small-studies", "--selection", "left"))
                .isEqualTo(Command.BAD_INPUT);
        assertThat(text(err)).contains("favoured results (left) must be low, high or both");

        assertThat(run(BCG, "--measure", "RR", "--method", "MH", "--small-studies"))
                .isEqualTo(Command.BAD_INPUT);
        assertThat(text(err)).contains("HT-0658", "inverse variance");
    }

    @Test
    void drawsThePlotsThatFitWithTheirNumbers() throws IOException {
        Path plots = folder.resolve("plots");

        assertThat(
                        run(
                                BCG,
                                "--measure",
                                "RR",
                                "--mods",
                                "latitude",
                                "--svg",
                                plots.toString(),
                                "--columns",
                                "events1,n1"))
                .as(text(err))
                .isZero();

        assertThat(names(plots))
                .containsExactlyInAnyOrder(
                        "bcg.html",
                        "bcg-forest.svg",
                        "bcg-funnel.svg",
                        "bcg-radial.svg",
                        "bcg-leave-one-out.svg",
                        "bcg-cumulative.svg",
                        "bcg-baujat.svg",
                        "bcg-profile.svg",
                        "bcg-labbe.svg",
                        "bcg-bubble-latitude.svg");
        assertThat(Files.readString(plots.resolve("bcg-forest.svg")))
                .contains("0.49 [0.33; 0.73]", ">505<", "prefers-color-scheme: dark");
        assertThat(Files.readString(plots.resolve("bcg.html")))
                .contains("<caption>", "0.49 [0.33; 0.73]")
                .doesNotContain("<script");
    }

    @Test
    void drawsJudgmentsOfBias() throws IOException {
        Path plots = folder.resolve("plots");
        String table =
                "study,yi,vi,D1,Overall\nA,-0.5,0.04,low,some concerns\nB,-0.2,0.05,high,high\n";

        assertThat(run(file(table), "--bias", "D1,Overall", "--svg", plots.toString())).isZero();
        assertThat(names(plots)).contains("trials-bias-lights.svg", "trials-bias-bars.svg");

        assertThat(run(file(table.replace("low", "lo")), "--bias", "D1,Overall"))
                .isEqualTo(Command.BAD_INPUT);
        assertThat(text(err)).contains(":2:4: This is no judgment");
    }

    @Test
    void drawsThePlotsOfReferenceCases() throws IOException {
        Path plots = folder.resolve("plots");

        assertThat(
                        run(
                                root().resolve("docs/meta/cases.json").toString(),
                                "--svg",
                                plots.toString()))
                .isZero();

        assertThat(names(plots))
                .containsExactlyInAnyOrder(
                        "three-trials.html", "three-trials-forest.svg", "three-trials-funnel.svg");
    }

    @Test
    void refusesAFileWhereTheFolderShouldBe() throws IOException {
        assertThat(run(BCG, "--measure", "RR", "--svg", file("x"))).isEqualTo(Command.BAD_INPUT);
        assertThat(text(err)).contains("--svg");
    }

    @Test
    void answersOneStudyAndTwo() throws IOException {
        assertThat(
                        run(
                                file("study,yi,vi\nA,0.5,0.04\n"),
                                "--svg",
                                folder.resolve("one").toString()))
                .as(text(err))
                .isZero();
        assertThat(text(out)).contains("1 study", "0.50 [0.11; 0.89]");
        assertThat(
                        run(
                                file("study,yi,vi\nA,0.5,0.04\nB,0.1,0.02\n"),
                                "--svg",
                                folder.resolve("two").toString()))
                .as(text(err))
                .isZero();
    }

    private static List<String> names(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(f -> f.getFileName().toString()).collect(Collectors.toList());
        }
    }
}
