package huantiao.app.look;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import huantiao.body.Points;
import huantiao.knowledge.care.CareKnowledge;
import huantiao.web.body.ChartPoint;
import huantiao.web.body.Figure;
import huantiao.web.body.Path;
import huantiao.web.body.View;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * The drawing and the points agree: each point lies at its landmark, by the words of its location.
 * Ten units are one body cun. The side shows the right leg, the foot to the right.
 */
class PointLandmarksTest {

    private static final Points POINTS = CareKnowledge.shipped().points();
    private static final double CUN = 10;

    private record At(double x, double y) {}

    @Test
    void chengfuLiesOnTheMiddleOfTheGlutealFold() {
        var fold = line(View.BACK, "gluteal_fold");
        var bl36 = point("BL36", View.BACK);

        assertThat(bl36.y()).isCloseTo(heightAt(fold, bl36.x()), within(1.5));
        assertThat(bl36.x()).isCloseTo((fold.getFirst().x() + fold.getLast().x()) / 2, within(2.0));
        assertThat(point("BL37", View.BACK).y() - bl36.y()).isCloseTo(6 * CUN, within(1.0));
    }

    @Test
    void weizhongWeiyangAndQuquanLieOnThePoplitealCrease() {
        var crease = line(View.BACK, "popliteal_crease");

        for (var code : List.of("BL40", "BL39", "LR8")) {
            var at = point(code, View.BACK);
            assertThat(at.y()).as(code).isCloseTo(heightAt(crease, at.x()), within(1.5));
        }
        assertThat(point("BL40", View.BACK).x())
                .isCloseTo((crease.getFirst().x() + crease.getLast().x()) / 2, within(1.5));
        assertThat(point("LR8", View.BACK).x()).isCloseTo(crease.getFirst().x(), within(2.0));
        assertThat(point("BL39", View.BACK).x()).isCloseTo(crease.getLast().x(), within(2.0));
    }

    @Test
    void chengshanLiesWhereTheBelliesOfTheCalfMeetAndChengjinBetweenThem() {
        var inner = line(View.BACK, "belly_inner");
        var outer = line(View.BACK, "belly_outer");
        var bl57 = point("BL57", View.BACK);
        var bl56 = point("BL56", View.BACK);

        for (var belly : List.of(inner, outer)) {
            assertThat(bl57.y()).isCloseTo(belly.getLast().y(), within(3.0));
            assertThat(bl57.x()).isCloseTo(belly.getLast().x(), within(2.0));
        }
        assertThat(bl56.x()).isBetween(acrossAt(inner, bl56.y()), acrossAt(outer, bl56.y()));
        assertThat(bl57.y() - point("BL40", View.BACK).y()).isCloseTo(8 * CUN, within(1.0));
    }

    @Test
    void kunlunAndTaixiLieBesideTheAchillesTendonAndFeiyangAndFuyangOutsideIt() {
        var inner = line(View.BACK, "achilles_inner");
        var outer = line(View.BACK, "achilles_outer");

        assertThat(point("BL60", View.BACK).x()).isGreaterThan(acrossAt(outer, 720));
        assertThat(point("KI3", View.BACK).x()).isLessThan(acrossAt(inner, 720));
        assertThat(point("KI7", View.BACK).x()).isLessThan(inner.getFirst().x());
        assertThat(point("BL58", View.BACK).x()).isGreaterThan(outer.getFirst().x());
        assertThat(point("BL59", View.BACK).x()).isGreaterThan(outer.getFirst().x());
    }

    /** From the trochanter, 6.8 cun out and 37 down, to the hiatus; the nerve runs by inside. */
    @Test
    void huantiaoLiesAThirdOfTheWayToTheHiatusAndTheNerveJustInsideOfIt() {
        var gb30 = point("GB30", View.BACK);
        var hiatus = point("GV2", View.BACK);
        var trochanter = new At(150 + 6.8 * CUN, 37 * CUN);

        assertThat(gb30.x())
                .isCloseTo(trochanter.x() + (hiatus.x() - trochanter.x()) / 3, within(1.0));
        assertThat(gb30.y())
                .isCloseTo(trochanter.y() + (hiatus.y() - trochanter.y()) / 3, within(1.0));
        var nerve = line(View.BACK, "sciatic");
        assertThat(gb30.x() - acrossAt(nerve, gb30.y())).isBetween(0.0, 1.2 * CUN);
        var bl36 = point("BL36", View.BACK);
        assertThat(acrossAt(nerve, bl36.y())).isCloseTo(bl36.x(), within(0.6 * CUN));
    }

    @Test
    void ciliaoLiesBetweenTheDimpleAndTheMiddleAndPangguangshuInsideOfTheDimple() {
        double dimple = line(View.BACK, "dimple").getFirst().x();

        assertThat(point("BL32", View.BACK).x()).isCloseTo((dimple + 150) / 2, within(2.0));
        assertThat(point("BL28", View.BACK).x()).isLessThan(dimple);
    }

    @Test
    void yanglingquanLiesBeforeAndBelowTheHeadOfTheFibula() {
        var head = line(View.RIGHT_SIDE, "fibula_head");
        var gb34 = point("GB34", View.RIGHT_SIDE);

        assertThat(head)
                .allSatisfy(at -> {
                    assertThat(gb34.x()).isGreaterThan(at.x());
                    assertThat(gb34.y()).isGreaterThan(at.y());
                });
        assertThat(gb34.x() - head.getLast().x()).isLessThan(CUN);
    }

    @Test
    void yangjiaoLiesBehindTheFibulaAndItsFourNeighboursBeforeIt() {
        var fibula = line(View.RIGHT_SIDE, "fibula");

        var gb35 = point("GB35", View.RIGHT_SIDE);
        assertThat(gb35.x()).isLessThan(acrossAt(fibula, gb35.y()));
        for (var code : List.of("GB36", "GB37", "GB38", "GB39")) {
            var at = point(code, View.RIGHT_SIDE);
            assertThat(at.x()).as(code).isGreaterThan(acrossAt(fibula, at.y()));
        }
    }

    @Test
    void fengshiAndZhongduLieBehindTheIliotibialBand() {
        var band = line(View.RIGHT_SIDE, "iliotibial_band");

        for (var code : List.of("GB31", "GB32")) {
            var at = point(code, View.RIGHT_SIDE);
            assertThat(at.x()).as(code).isLessThan(acrossAt(band, at.y()));
        }
    }

    @Test
    void shenmaiQiuxuAndKunlunLieBelowBeforeAndBehindTheTipOfTheOuterAnkle() {
        var ankle = line(View.RIGHT_SIDE, "ankle_tip");
        double tip = ankle.stream().mapToDouble(At::y).max().orElseThrow();
        double before = ankle.stream().mapToDouble(At::x).max().orElseThrow();
        double behind = ankle.stream().mapToDouble(At::x).min().orElseThrow();

        assertThat(tip).isCloseTo(72 * CUN, within(1.0));
        var bl62 = point("BL62", View.RIGHT_SIDE);
        assertThat(bl62.x()).isBetween(behind, before);
        assertThat(bl62.y()).isGreaterThan(tip);
        var gb40 = point("GB40", View.RIGHT_SIDE);
        assertThat(gb40.x()).isGreaterThan(before);
        assertThat(gb40.y()).isGreaterThan(tip);
        assertThat(point("BL60", View.RIGHT_SIDE).x()).isLessThan(behind);
    }

    /** Seen from the front the right leg is on the left: outer is less. */
    @Test
    void pointsOfTheFrontKeepTheirDistanceFromTheKneecap() {
        var base = line(View.FRONT, "patella_base");
        var apex = line(View.FRONT, "patella_apex");
        double top = base.stream().mapToDouble(At::y).min().orElseThrow();
        double bottom = apex.stream().mapToDouble(At::y).max().orElseThrow();

        assertThat(top - point("ST32", View.FRONT).y()).isCloseTo(6 * CUN, within(1.5));
        assertThat(top - point("SP10", View.FRONT).y()).isCloseTo(2 * CUN, within(1.5));
        assertThat(point("ST36", View.FRONT).y() - bottom).isCloseTo(3 * CUN, within(1.5));
        assertThat(point("ST37", View.FRONT).y() - bottom).isCloseTo(6 * CUN, within(1.5));

        var spine = new At(300 - 202, 338);
        var corner = base.getLast();
        for (var code : List.of("ST31", "ST32")) {
            var at = point(code, View.FRONT);
            double onLine =
                    spine.x()
                            + (corner.x() - spine.x())
                                    * (at.y() - spine.y())
                                    / (corner.y() - spine.y());
            assertThat(at.x()).as(code).isCloseTo(onLine, within(3.0));
        }
    }

    @Test
    void everyPointLiesOnTheSkinOfItsPicture() {
        for (var view : List.of(View.BACK, View.FRONT, View.RIGHT_SIDE, View.HAND, View.EAR)) {
            var skin =
                    Figure.all().stream()
                            .filter(drawing -> drawing.view() == view)
                            .flatMap(drawing -> drawing.skin().stream())
                            .map(PointLandmarksTest::flat)
                            .toList();
            for (var point : POINTS.all()) {
                for (var drawn : ChartPoint.everywhere(point)) {
                    if (drawn.view() == view) {
                        var at = new At(drawn.drawnX(), drawn.drawnY());
                        assertThat(skin.stream().anyMatch(outline -> holds(outline, at)))
                                .as("%s on %s", drawn.code(), view)
                                .isTrue();
                    }
                }
            }
        }
    }

    private static At point(String code, View view) {
        return ChartPoint.everywhere(POINTS.find(code).orElseThrow()).stream()
                .filter(at -> at.view() == view)
                .findFirst()
                .map(at -> new At(at.drawnX(), at.drawnY()))
                .orElseThrow();
    }

    private static List<At> line(View view, String landmark) {
        return flat(Figure.landmark(view, landmark));
    }

    private static double heightAt(List<At> line, double x) {
        for (int i = 1; i < line.size(); i++) {
            var a = line.get(i - 1);
            var b = line.get(i);
            if ((a.x() <= x) == (x <= b.x()) && a.x() != b.x()) {
                return a.y() + (b.y() - a.y()) * (x - a.x()) / (b.x() - a.x());
            }
        }
        var first = line.getFirst();
        var last = line.getLast();
        return Math.abs(first.x() - x) < Math.abs(last.x() - x) ? first.y() : last.y();
    }

    private static double acrossAt(List<At> line, double y) {
        return heightAt(line.stream().map(at -> new At(at.y(), at.x())).toList(), y);
    }

    private static boolean holds(List<At> outline, At at) {
        boolean inside = false;
        for (int i = 0, j = outline.size() - 1; i < outline.size(); j = i++) {
            var a = outline.get(i);
            var b = outline.get(j);
            if ((a.y() > at.y()) != (b.y() > at.y())
                    && at.x() < (b.x() - a.x()) * (at.y() - a.y()) / (b.y() - a.y()) + a.x()) {
                inside = !inside;
            }
        }
        return inside;
    }

    /** The path as a chain of short straight pieces. */
    private static List<At> flat(Path path) {
        var points = new ArrayList<At>();
        for (var part :
                Pattern.compile("([MLC])([-0-9. ]+)").matcher(path.d()).results().toList()) {
            var n =
                    Pattern.compile("-?[0-9.]+")
                            .matcher(part.group(2))
                            .results()
                            .mapToDouble(one -> Double.parseDouble(one.group()))
                            .toArray();
            if (!part.group(1).equals("C")) {
                points.add(new At(n[0], n[1]));
                continue;
            }
            var from = points.getLast();
            int steps = 24;
            for (int step = 1; step <= steps; step++) {
                double t = (double) step / steps;
                points.add(
                        new At(
                                curve(from.x(), n[0], n[2], n[4], t),
                                curve(from.y(), n[1], n[3], n[5], t)));
            }
        }
        return points;
    }

    private static double curve(double a, double b, double c, double d, double t) {
        double s = 1 - t;
        return s * s * s * a + 3 * s * s * t * b + 3 * s * t * t * c + t * t * t * d;
    }
}
