package huantiao.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import java.util.List;
import java.util.Locale;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class ForestPlotTest {
    private static final Fit FIT =
            RandomEffects.withDefaults()
                    .fit(
                            Estimates.of(
                                    List.of("Tu & <co> 2024", "黄 2019", "Li 2020", "Qin \"2021\""),
                                    new double[] {-0.51, -0.22, 0.10, -0.35},
                                    new double[] {0.02, 0.05, 0.04, 4.0}));

    private static Document parsed(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(svg)));
    }

    @Test
    void printsTheNumbersOfTheFit() throws Exception {
        Document svg = parsed(ForestPlot.of(FIT).toSvg());

        assertThat(svg.getDocumentElement().getTextContent())
                .contains(
                        String.format(
                                        Locale.ROOT,
                                        "%.2f [%.2f; %.2f]",
                                        FIT.estimate(),
                                        FIT.interval().lower(),
                                        FIT.interval().upper())
                                .replace("-", "−"))
                .contains(String.format(Locale.ROOT, "%.1f%%", FIT.weightsPercent().at(0)))
                .contains(String.format(Locale.ROOT, "I² = %.1f%%", FIT.i2()))
                .contains(FIT.convention().caption());
    }

    @Test
    void hasNothingAStrictPolicyForbids() throws Exception {
        String svg = ForestPlot.of(FIT).favouring("needles", "sham").toSvg();

        NodeList all = parsed(svg).getElementsByTagName("*");
        for (int i = 0; i < all.getLength(); i++) {
            Element each = (Element) all.item(i);
            assertThat(each.hasAttribute("style")).isFalse();
            assertThat(each.getTagName()).isNotIn("script", "style", "foreignObject");
        }
    }

    @Test
    void saysToAScreenReaderWhatItShows() throws Exception {
        Element root =
                parsed(ForestPlot.of(FIT).withId("leg-pain").titled("Leg pain").toSvg())
                        .getDocumentElement();

        assertThat(root.getAttribute("role")).isEqualTo("img");
        assertThat(root.getAttribute("aria-labelledby")).isEqualTo("leg-pain-title leg-pain-desc");
        assertThat(root.getElementsByTagName("title").item(0).getTextContent())
                .isEqualTo("Leg pain");
        assertThat(root.getElementsByTagName("desc").item(0).getTextContent())
                .contains("Tu & <co> 2024")
                .contains("Random effects");
    }

    @Test
    void printsRatiosForLogarithms() {
        List<ForestPlot.Row> rows = ForestPlot.of(FIT).with(ForestPlot.Scale.LOG_RATIO).rows();

        assertThat(rows.get(0).effect()).isEqualTo(Math.exp(-0.51));
        assertThat(rows.getLast().label()).startsWith("Prediction interval");
    }

    @Test
    void marksAnIntervalThatLeavesThePicture() {
        assertThat(ForestPlot.of(FIT).toSvg()).contains("<path class=\"ht-plot-ci\"");
    }

    @Test
    void refusesAnIdThatWouldBreakTheMarkup() {
        assertThatThrownBy(() -> ForestPlot.of(FIT).withId("a\" onload=\"x"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("id (");
    }
}
