package huantiao.meta.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import huantiao.meta.Baujat;
import huantiao.meta.Bcg;
import huantiao.meta.BiasJudgments;
import huantiao.meta.BiasJudgments.Judgment;
import huantiao.meta.Coefficient;
import huantiao.meta.Estimates;
import huantiao.meta.Fit;
import huantiao.meta.Funnel;
import huantiao.meta.Gosh;
import huantiao.meta.Interval;
import huantiao.meta.NetworkMap;
import huantiao.meta.Radial;
import huantiao.meta.RandomEffects;
import huantiao.meta.Sequences;
import huantiao.meta.Subgroups;
import huantiao.meta.TauSquaredProfile;
import huantiao.meta.TrimAndFill;
import huantiao.meta.TwoByTwo;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class PlotsTest {
    private static final String HOSTILE =
            "<script>alert(1)</script> & \"quoted\" 'x' ]]> \u0007\u202e evil \ud83d\ude00 黄";

    private static Document parsed(String xml) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
    }

    private static List<Element> elements(Document document) {
        NodeList all = document.getElementsByTagName("*");
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < all.getLength(); i++) {
            elements.add((Element) all.item(i));
        }
        return elements;
    }

    /** The words drawn, one text element a line. */
    private static List<String> texts(Plot plot) throws Exception {
        return elements(parsed(plot.toSvg())).stream()
                .filter(e -> e.getTagName().equals("text"))
                .map(Element::getTextContent)
                .toList();
    }

    /** A number as journals print it, formatted here on its own. */
    private static String two(double value) {
        return String.format(Locale.ROOT, "%.2f", value).replace("-", "−");
    }

    private static String ratio(double estimate, Interval interval) {
        return "%s [%s; %s]"
                .formatted(
                        two(Math.exp(estimate)),
                        two(Math.exp(interval.lower())).replace("0.00", "<0.01"),
                        two(Math.exp(interval.upper())));
    }

    private static Fit extreme(int k) {
        Random random = new Random(k);
        double[] y = new double[k];
        double[] v = new double[k];
        List<String> names = new ArrayList<>();
        for (int i = 0; i < k; i++) {
            v[i] = Math.pow(10, -3 * random.nextDouble());
            y[i] = 0.3 + random.nextGaussian() * Math.sqrt(v[i]);
            names.add(
                    "Study "
                            + i
                            + (i % 7 == 3
                                    ? " of the collaborative group on very long names in reviews and elsewhere, second report"
                                    : ""));
        }
        v[0] = 1e-6;
        v[k - 1] = 60;
        return RandomEffects.withDefaults().fit(Estimates.of(names, y, v));
    }

    static Stream<Arguments> plots() {
        Map<String, Plot> all = new LinkedHashMap<>(Exhibits.all());
        for (int k : new int[] {1, 2, 3, 40, 100}) {
            Fit fit = extreme(k);
            Caption ratio =
                    Caption.of("Odds ratio")
                            .with(Scale.LOG_RATIO)
                            .favouring(
                                    "favours a treatment whose name is much longer than the space left of the line",
                                    "favours the control");
            all.put("forest k=" + k, ForestPlot.of(fit).with(ratio));
            all.put("funnel k=" + k, FunnelPlot.of(Funnel.of(fit)).with(ratio).withContours());
            all.put("radial k=" + k, RadialPlot.of(Radial.of(fit)).with(ratio));
            if (k > 1) {
                all.put(
                        "leave-one-out k=" + k,
                        SequencePlot.leaveOneOut(
                                        fit,
                                        Sequences.leaveOneOut(
                                                RandomEffects.withDefaults(), fit.estimates()))
                                .with(ratio));
                all.put("profile k=" + k, ProfilePlot.of(TauSquaredProfile.of(fit)));
            }
        }
        Fit same =
                RandomEffects.withDefaults()
                        .fit(Estimates.of(new double[] {0, 0, 0}, new double[] {1, 1, 1}));
        all.put("forest, all the same", ForestPlot.of(same));
        all.put("funnel, all the same", FunnelPlot.of(Funnel.of(same)).withContours());
        for (Scale scale : Scale.values()) {
            all.put(
                    "forest on " + scale,
                    ForestPlot.of(
                                    RandomEffects.withDefaults()
                                            .fit(
                                                    Estimates.of(
                                                            new double[] {0.3, 0.5, 0.9},
                                                            new double[] {0.01, 0.02, 0.04})))
                            .with(Caption.of("Effect").with(scale)));
        }
        return all.entrySet().stream().map(e -> Arguments.of(e.getKey(), e.getValue()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("plots")
    void isWellFormedAndHasNothingAStrictPolicyForbids(String name, Plot plot) throws Exception {
        for (Element each : elements(parsed(plot.toSvg()))) {
            assertThat(each.getTagName())
                    .isIn("svg", "title", "desc", "text", "line", "rect", "circle", "path");
            assertThat(each.hasAttribute("style")).isFalse();
        }
        assertThat(elements(parsed(plot.toFile())).stream().map(Element::getTagName))
                .contains("style");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("plots")
    void hasANameADescriptionAndATable(String name, Plot plot) throws Exception {
        Document svg = parsed(plot.toSvg());
        Element root = svg.getDocumentElement();
        Set<String> ids = new HashSet<>();
        for (Element each : elements(svg)) {
            if (each.hasAttribute("id")) {
                assertThat(ids.add(each.getAttribute("id"))).isTrue();
            }
        }

        assertThat(root.getAttribute("role")).isEqualTo("img");
        assertThat(ids).containsExactlyInAnyOrder(root.getAttribute("aria-labelledby").split(" "));
        assertThat(root.getElementsByTagName("title").item(0).getTextContent()).isNotBlank();
        assertThat(root.getElementsByTagName("desc").item(0).getTextContent())
                .hasSizeGreaterThan(20);
        assertThat(plot.table().rows()).isNotEmpty();
        Document table = parsed(plot.table().toHtml());
        assertThat(table.getElementsByTagName("tr").getLength())
                .isEqualTo(plot.table().rows().size() + 1);
        assertThat(table.getElementsByTagName("caption").getLength()).isOne();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("plots")
    void keepsEveryMarkAndWordInsideThePicture(String name, Plot plot) throws Exception {
        Document svg = parsed(plot.toSvg());
        String[] box = svg.getDocumentElement().getAttribute("viewBox").split(" ");
        double width = Double.parseDouble(box[2]);
        double height = Double.parseDouble(box[3]);

        for (Element each : elements(svg)) {
            for (String x : List.of("x", "x1", "x2", "cx")) {
                if (each.hasAttribute(x)) {
                    assertThat(Double.parseDouble(each.getAttribute(x))).isBetween(-1.0, width + 1);
                }
            }
            for (String y : List.of("y", "y1", "y2", "cy")) {
                if (each.hasAttribute(y)) {
                    assertThat(Double.parseDouble(each.getAttribute(y)))
                            .isBetween(-1.0, height + 1);
                }
            }
            if (each.hasAttribute("d")) {
                for (String number : each.getAttribute("d").split("[MLZ ]+")) {
                    if (!number.isEmpty()) {
                        assertThat(Double.parseDouble(number))
                                .isBetween(-3.0, Math.max(width, height) + 3);
                    }
                }
            }
            if (each.getTagName().equals("text") && each.hasAttribute("x")) {
                double at = Double.parseDouble(each.getAttribute("x"));
                double wide = 0.97 * Type.width(each.getTextContent(), Type.SIZE);
                if (each.hasAttribute("font-size")) {
                    wide *= Double.parseDouble(each.getAttribute("font-size")) / Type.SIZE;
                }
                double left =
                        switch (each.getAttribute("text-anchor")) {
                            case "end" -> at - wide;
                            case "middle" -> at - wide / 2;
                            default -> at;
                        };
                assertThat(left).as(each.getTextContent()).isGreaterThan(-2);
                assertThat(left + wide).as(each.getTextContent()).isLessThan(width + 6);
            }
        }
    }

    @Test
    void letsNoLabelBecomeMarkup() throws Exception {
        List<String> names = new ArrayList<>(List.of(HOSTILE, "b", "c", "d"));
        Estimates e =
                Estimates.of(
                        names,
                        new double[] {0.1, 0.5, -0.2, 0.3},
                        new double[] {0.1, 0.2, 0.1, 0.05});
        RandomEffects method = RandomEffects.withDefaults();
        Fit fit = method.fit(e);
        Caption words = Caption.of(HOSTILE).titled(HOSTILE).favouring(HOSTILE, HOSTILE);
        BiasJudgments bias = Exhibits.judgments(names);
        List<Plot> plots =
                List.of(
                        ForestPlot.of(fit)
                                .with(words)
                                .withColumn(HOSTILE, Map.of(HOSTILE, HOSTILE))
                                .with(bias),
                        ForestPlot.of(
                                Subgroups.withDefaults()
                                        .compare(e, List.of(HOSTILE, "x", "x", "x"))),
                        FunnelPlot.of(Funnel.of(fit)).with(words),
                        BaujatPlot.of(Baujat.of(method, e)).with(words),
                        RadialPlot.of(Radial.of(fit)).with(words),
                        SequencePlot.leaveOneOut(fit, Sequences.leaveOneOut(method, e)).with(words),
                        GoshPlot.of(fit, Gosh.of(method, e)).with(words),
                        RiskOfBiasLights.of(bias).with(words),
                        RiskOfBiasBars.of(bias).with(words));

        for (Plot plot : plots) {
            for (String xml : List.of(plot.toSvg(), plot.toFile(), plot.table().toHtml())) {
                assertThat(elements(parsed(xml)))
                        .noneMatch(each -> each.getTagName().equals("script"));
                assertThat(xml).doesNotContain("\u0007", "\u202e", "<script");
            }
            assertThat(parsed(plot.toSvg()).getDocumentElement().getTextContent())
                    .contains("<script>alert(1)</script> & \"quoted\" 'x' ]]>");
        }
    }

    @Test
    void theForestPlotPrintsTheFit() throws Exception {
        Fit fit = Exhibits.FIT;
        List<String> printed = texts(Exhibits.plot("forest"));

        for (int i = 0; i < fit.k(); i++) {
            assertThat(printed)
                    .contains(ratio(fit.estimates().effect(i), fit.studyInterval(i)))
                    .contains(String.format(Locale.ROOT, "%.1f%%", fit.weightsPercent().at(i)));
        }
        assertThat(printed)
                .contains(ratio(fit.estimate(), fit.interval()))
                .contains(
                        "[%s; %s]"
                                .formatted(
                                        two(Math.exp(fit.prediction().interval().lower())),
                                        two(Math.exp(fit.prediction().interval().upper()))))
                .contains(
                        String.format(
                                Locale.ROOT,
                                "Heterogeneity: Q = %.2f, df = 12, p < 0.001; I² = %.1f%%; τ² = %.4f",
                                fit.q(),
                                fit.i2(),
                                fit.tau2()))
                .contains("Method: " + fit.convention().caption())
                .contains("4/123", "11/139");
        assertThat(printed.stream().filter("×"::equals)).hasSize(count(Judgment.HIGH));
    }

    private static int count(Judgment judgment) {
        BiasJudgments bias = Exhibits.judgments(Exhibits.EFFECTS.studies());
        int n = 0;
        for (int d = 0; d < bias.domains().size(); d++) {
            n += bias.count(d, judgment);
        }
        return n;
    }

    @Test
    void subgroupsHaveTheirDiamondsAndTheTestOfTheirDifference() throws Exception {
        Subgroups.Comparison groups = Exhibits.GROUPS;
        List<String> printed = texts(Exhibits.plot("forest-groups"));

        double weights = 0;
        for (Map.Entry<String, Fit> group : groups.groups().entrySet()) {
            Fit fit = group.getValue();
            assertThat(printed)
                    .contains(group.getKey(), "Subtotal (%d studies)".formatted(fit.k()))
                    .contains(ratio(fit.estimate(), fit.interval()));
            assertThat(groups.places(group.getKey())).hasSize(fit.k());
            weights += groups.weightPercent(group.getKey());
        }
        assertThat(weights).isCloseTo(100, org.assertj.core.api.Assertions.within(1e-9));
        assertThat(printed)
                .contains(
                        String.format(
                                Locale.ROOT,
                                "Test of difference between subgroups: Q = %.2f, df = 2, p = %.3f",
                                groups.between().statistic(),
                                groups.between().pValue()));
    }

    @Test
    void everyStudyOfASubgroupStandsUnderItsOwnHeading() {
        DataTable table = ForestPlot.of(Exhibits.GROUPS).table();
        List<String> order = table.rows().stream().map(List::getFirst).toList();

        int heading = order.indexOf("Systematic");
        int subtotal = order.indexOf("Subtotal (4 studies)");

        assertThat(order.subList(heading + 1, subtotal))
                .containsExactly(
                        "Rosenthal et al 1961",
                        "Comstock et al 1974",
                        "Comstock & Webster 1969",
                        "Comstock et al 1976");
    }

    @Test
    void cumulativeAndLeaveOneOutPrintTheirFits() throws Exception {
        List<Fit> cumulative = Sequences.cumulative(Exhibits.METHOD, Exhibits.EFFECTS, Bcg.YEAR);
        List<Fit> without = Sequences.leaveOneOut(Exhibits.METHOD, Exhibits.EFFECTS);

        assertThat(texts(Exhibits.plot("cumulative")))
                .containsAll(
                        cumulative.stream().map(f -> ratio(f.estimate(), f.interval())).toList());
        assertThat(texts(Exhibits.plot("leave-one-out")))
                .containsAll(without.stream().map(f -> ratio(f.estimate(), f.interval())).toList())
                .contains(ratio(Exhibits.FIT.estimate(), Exhibits.FIT.interval()));
    }

    /** Shaded where, and only where, pooling with a trial there moves the interval. */
    @Test
    void theNewTrialPlotTellsInWordsWhatItShades() {
        Plot plot = Exhibits.plot("new-trial");

        assertThat(plot.toSvg())
                .contains("A trial here: the interval holds 0.75", "95 of 100 results")
                .doesNotContain("A trial here: all of the interval above");
        assertThat(plot.table().rows())
                .hasSizeGreaterThan(13)
                .last()
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .element(1)
                .asString()
                .containsAnyOf("from", "below", "to");
    }

    @Test
    void theFunnelPrintsItsStudiesAndWhatWasFilledIn() throws Exception {
        TrimAndFill filled = Exhibits.FILLED;
        Plot plot = Exhibits.plot("funnel");

        assertThat(filled.missing()).isEqualTo(1);
        assertThat(texts(plot))
                .contains(
                        "Trim and fill: 1 missing on the right; pooled with them "
                                + ratio(filled.fit().estimate(), filled.fit().interval()));
        assertThat(plot.table().rows()).hasSize(14);
        for (int i = 0; i < 13; i++) {
            assertThat(plot.table().rows().get(i))
                    .containsExactly(
                            Exhibits.EFFECTS.study(i),
                            two(Math.exp(Exhibits.EFFECTS.effect(i))),
                            String.format(
                                    Locale.ROOT, "%.3f", Math.sqrt(Exhibits.EFFECTS.variance(i))));
        }
    }

    @Test
    void theContoursAreWhereAStudyTurnsSignificant() {
        Interval limits = Funnel.of(Exhibits.FIT).insignificant(0.5, 0.95);

        assertThat(limits.upper())
                .isCloseTo(0.9799819922700268, org.assertj.core.api.Assertions.within(1e-12));
        assertThat(limits.lower()).isEqualTo(-limits.upper());
    }

    @Test
    void pointsOfBaujatAndRadialPlotsAreThoseOfTheirResults() {
        Baujat baujat = Baujat.of(Exhibits.METHOD, Exhibits.EFFECTS);
        Radial radial = Radial.of(Exhibits.FIT);

        for (int i = 0; i < 13; i++) {
            assertThat(Exhibits.plot("baujat").table().rows().get(i))
                    .containsExactly(
                            Exhibits.EFFECTS.study(i),
                            Printed.small(baujat.heterogeneity().at(i), 3),
                            Printed.small(baujat.influence().at(i), 3));
            assertThat(Exhibits.plot("radial").table().rows().get(i))
                    .contains(
                            Printed.small(radial.precision().at(i), 3),
                            Printed.small(radial.standardized().at(i), 3));
        }
    }

    @Test
    void aPointLiesWhereItsNumbersSay() throws Exception {
        Document svg = parsed(Exhibits.plot("bubble").toSvg());
        List<Element> circles =
                elements(svg).stream()
                        .filter(e -> e.getTagName().equals("circle"))
                        .filter(e -> e.getElementsByTagName("title").getLength() == 1)
                        .toList();

        assertThat(circles).hasSize(13);
        for (int i = 0; i < 13; i++) {
            for (int j = 0; j < 13; j++) {
                double dx = Bcg.LATITUDE.at(i) - Bcg.LATITUDE.at(j);
                double px = number(circles, i, "cx") - number(circles, j, "cx");
                double dy = Exhibits.EFFECTS.effect(i) - Exhibits.EFFECTS.effect(j);
                double py = number(circles, i, "cy") - number(circles, j, "cy");
                assertThat(Math.signum(px)).isEqualTo(Math.signum(dx));
                assertThat(py * dy).isLessThanOrEqualTo(0.1);
            }
        }
    }

    private static double number(List<Element> elements, int i, String name) {
        return Double.parseDouble(elements.get(i).getAttribute(name));
    }

    @Test
    void theBubblePlotPrintsTheSlope() throws Exception {
        Coefficient slope = Exhibits.REGRESSION.coefficient("Latitude");

        assertThat(texts(Exhibits.plot("bubble")))
                .anyMatch(text ->
                        text.startsWith(
                                        "Slope "
                                                + String.format(
                                                                Locale.ROOT,
                                                                "%.4f",
                                                                slope.estimate())
                                                        .replace("-", "−"))
                                && text.endsWith(
                                        String.format(
                                                Locale.ROOT,
                                                "k = 13; R² = %.1f%%",
                                                Exhibits.REGRESSION.r2())));
    }

    @Test
    void theProfilePrintsEstimateAndIntervalAndIsHighestThere() throws Exception {
        TauSquaredProfile profile = TauSquaredProfile.of(Exhibits.FIT);

        assertThat(profile.logLikelihood().stream()).allMatch(l -> l <= profile.highest() + 1e-12);
        assertThat(texts(Exhibits.plot("profile")))
                .anyMatch(text ->
                        text.startsWith(
                                String.format(
                                        Locale.ROOT,
                                        "τ² = %.4f [%.4f; %.4f]",
                                        profile.fit().tau2(),
                                        profile.interval().tau2().lower(),
                                        profile.interval().tau2().upper())));
    }

    @Test
    void goshShowsEverySubsetAndItsQuartiles() {
        Gosh gosh = Gosh.of(Exhibits.METHOD, Exhibits.EFFECTS);
        DataTable table = Exhibits.plot("gosh").table();

        assertThat(table.rows().get(2))
                .containsExactly(
                        "Median",
                        two(Math.exp(Gosh.quartiles(gosh.estimates()).at(2))),
                        String.format(Locale.ROOT, "%.1f%%", Gosh.quartiles(gosh.i2()).at(2)));
        assertThat(Exhibits.plot("gosh").drawing().description()).contains("8191 subsets");
    }

    @Test
    void theLAbbePlotPrintsRisks() {
        TwoByTwo first = Bcg.TRIALS.getFirst();

        assertThat(Exhibits.plot("labbe").table().rows().getFirst())
                .containsExactly(
                        "Aronson 1948",
                        String.format(Locale.ROOT, "%.3f", first.a() / first.treated()),
                        String.format(Locale.ROOT, "%.3f", first.c() / first.controls()),
                        "262");
    }

    @Test
    void leagueTableAndGraphShowTheNetwork() throws Exception {
        List<String> league = texts(Exhibits.plot("league"));
        NetworkMap map = NetworkMap.of(Exhibits.NETWORK);

        for (int i = 0; i < Exhibits.NETWORK.treatments().size(); i++) {
            for (int j = 0; j < Exhibits.NETWORK.treatments().size(); j++) {
                if (i != j) {
                    Interval interval = Exhibits.NETWORK.interval(i, j);
                    assertThat(league)
                            .contains(two(Exhibits.NETWORK.random().effects().at(i, j)))
                            .contains(
                                    "[%s; %s]"
                                            .formatted(
                                                    two(interval.lower()), two(interval.upper())));
                }
            }
        }
        assertThat(map.edges()).hasSize(6);
        assertThat(map.edges().stream().mapToInt(NetworkMap.Edge::studies).sum()).isEqualTo(8);
        assertThat(texts(Exhibits.plot("network"))).contains("Needles (4)", "Pregabalin (1)");
    }

    @Test
    void sharesOfJudgmentsAreThoseCounted() {
        BiasJudgments bias = Exhibits.judgments(Exhibits.EFFECTS.studies());
        DataTable table = Exhibits.plot("bias-bars").table();

        for (int d = 0; d < bias.domains().size(); d++) {
            int sum = 0;
            for (Judgment judgment : bias.occurring()) {
                sum += bias.count(d, judgment);
            }
            assertThat(sum).isEqualTo(13);
            assertThat(table.rows().get(d).get(1))
                    .isEqualTo(
                            "%d (%.0f%%)"
                                    .formatted(
                                            bias.count(d, Judgment.LOW),
                                            100.0 * bias.count(d, Judgment.LOW) / 13));
        }
    }

    @Test
    void readsJudgmentsAsReviewersWriteThem() {
        assertThat(Judgment.of(" Low risk")).isEqualTo(Judgment.LOW);
        assertThat(Judgment.of("some_concerns")).isEqualTo(Judgment.SOME_CONCERNS);
        assertThat(Judgment.of("+")).isEqualTo(Judgment.LOW);
        assertThatThrownBy(() -> Judgment.of("dunno"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("judgment (dunno)");
    }

    @Test
    void marksAnIntervalThatLeavesThePicture() {
        Fit fit =
                RandomEffects.withDefaults()
                        .fit(
                                Estimates.of(
                                        new double[] {-0.5, -0.2, 0.1, 0},
                                        new double[] {0.02, 0.05, 0.04, 40}));

        assertThat(ForestPlot.of(fit).toSvg()).contains("ht-plot-arrow");
        assertThat(ForestPlot.of(Exhibits.FIT).toSvg()).doesNotContain("ht-plot-arrow");
    }

    @Test
    void refusesAnIdThatWouldBreakTheMarkup() {
        assertThatThrownBy(() -> Caption.of("x").withId("a\" onload=\"x"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("id (");
    }

    @Test
    void aRatioIsNeverPrintedAsZero() {
        assertThat(Printed.on(Scale.LOG_RATIO, Math.log(0.0004), 2)).isEqualTo("<0.01");
        assertThat(Printed.number(-0.0001, 2)).isEqualTo("0.00");
        assertThat(Printed.number(-1.5, 1)).isEqualTo("−1.5");
        assertThat(Printed.small(3.2e-7, 4)).isEqualTo("3.20×10⁻⁷");
    }

    @ParameterizedTest(name = "{0} from {1} to {2}: {3}")
    @MethodSource("axes")
    void choosesTicksPeopleWouldChoose(Scale scale, double low, double high, String ticks) {
        Axis axis = Axis.of(scale, scale.pooled(low), scale.pooled(high), 0, 280);

        assertThat(axis.ticks().stream().map(Axis.Tick::text).toList())
                .isEqualTo(List.of(ticks.split(" ", -1)));
    }

    static Stream<Arguments> axes() {
        return Stream.of(
                Arguments.of(Scale.PLAIN, -1.2, 0.7, "−1.0 −0.5 0.0 0.5"),
                Arguments.of(Scale.PLAIN, -13.0, 31.0, "−10 0 10 20 30"),
                Arguments.of(Scale.LOG_RATIO, 0.07, 6.0, "0.1 0.2 0.5 1 2 5"),
                Arguments.of(Scale.LOG_RATIO, 0.02, 30.0, "0.03 0.1 0.3 1 3 10 30"),
                Arguments.of(Scale.LOG_RATIO, 1e-4, 1e4, "0.0001 0.01 1 100 10000"),
                Arguments.of(Scale.LOG_RATIO, 0.86, 1.13, "0.90 0.95 1.00 1.05 1.10"),
                Arguments.of(Scale.LOGIT, 0.008, 0.6, "0.01 0.05 0.2 0.5"));
    }

    @Test
    void breaksLinesBetweenWordsAndNeverWithinACharacter() {
        assertThat(Type.wrapped("short", 100, 12, 2)).containsExactly("short");
        assertThat(Type.wrapped("a name of many words that is long", 80, 12, 2))
                .hasSize(2)
                .allMatch(line -> Type.width(line, 12) <= 80)
                .element(1)
                .asString()
                .endsWith("…");
        String smile = "\ud83d\ude00";
        assertThat(Type.shortened(smile.repeat(40), 60, 12))
                .satisfies(text ->
                        assertThat(
                                        Collections.frequency(
                                                text.chars().mapToObj(c -> (char) c).toList(),
                                                '\ud83d'))
                                .isEqualTo((text.length() - 1) / 2));
    }
}
