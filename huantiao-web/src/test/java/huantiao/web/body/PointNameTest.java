package huantiao.web.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Names in the margins of a picture: all there, none over another, each near its point. */
class PointNameTest {

    private static final double TINY = 1e-9;

    static Stream<List<ChartPoint>> crowds() {
        return LongStream.range(0, 200).mapToObj(seed -> crowd(new Random(seed)));
    }

    @ParameterizedTest
    @MethodSource("crowds")
    void everyPointIsNamedOnce(List<ChartPoint> points) {
        assertThat(PointName.arrange(points))
                .extracting(PointName::point)
                .containsExactlyInAnyOrderElementsOf(points);
    }

    @ParameterizedTest
    @MethodSource("crowds")
    void noNameCoversAnotherOrLeavesThePicture(List<ChartPoint> points) {
        for (boolean left : List.of(true, false)) {
            var heights =
                    PointName.arrange(points).stream()
                            .filter(name -> name.left() == left)
                            .map(PointName::y)
                            .sorted()
                            .toList();

            for (int row = 0; row < heights.size(); row++) {
                assertThat(heights.get(row))
                        .isBetween(View.BACK.top() + 0.0, View.BACK.bottom() + 0.0);
                if (row > 0) {
                    assertThat(heights.get(row) - heights.get(row - 1))
                            .isGreaterThanOrEqualTo(PointName.PITCH - TINY);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("crowds")
    void namesKeepTheOrderOfTheirPoints(List<ChartPoint> points) {
        for (boolean left : List.of(true, false)) {
            assertThat(
                            PointName.arrange(points).stream()
                                    .filter(name -> name.left() == left)
                                    .map(name -> name.point().y())
                                    .toList())
                    .isSorted();
        }
    }

    @ParameterizedTest
    @MethodSource("crowds")
    void aNameBesideItsPointCoversNoOther(List<ChartPoint> points) {
        var names = PointName.beside(points);

        assertThat(names).extracting(PointName::point).containsExactlyInAnyOrderElementsOf(points);
        for (var one : names) {
            assertThat(one.y()).isGreaterThanOrEqualTo(one.point().drawnY());
            for (var other : names) {
                boolean sameColumn =
                        Math.abs(one.point().drawnX() - other.point().drawnX()) < 2 * 6.5;
                if (!one.equals(other) && sameColumn) {
                    assertThat(Math.abs(one.y() - other.y())).isGreaterThanOrEqualTo(9 - TINY);
                }
            }
        }
    }

    @Test
    void aNameWithRoomStandsLevelWithItsPoint() {
        var knee = new ChartPoint("BL40", View.BACK, 0.6, 0.747);

        assertThat(PointName.arrange(List.of(knee)).getFirst().y())
                .isCloseTo(knee.drawnY(), within(TINY));
    }

    /** Up to 40 points within the picture of the back, many of them close together. */
    private static List<ChartPoint> crowd(Random random) {
        var points = new ArrayList<ChartPoint>();
        int size = 1 + random.nextInt(40);
        for (int number = 0; number < size; number++) {
            boolean lumbar = random.nextInt(3) > 0;
            double y =
                    lumbar ? 0.39 + 0.09 * random.nextDouble() : 0.37 + 0.6 * random.nextDouble();
            points.add(new ChartPoint("P" + number, View.BACK, 0.3 + 0.4 * random.nextDouble(), y));
        }
        return points;
    }
}
