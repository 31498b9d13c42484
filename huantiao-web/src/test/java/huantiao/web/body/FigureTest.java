package huantiao.web.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import huantiao.body.Region;
import huantiao.body.Side;
import huantiao.hazard.Controls;
import huantiao.hazard.Hazard;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FigureTest {

    @Test
    void everyRegionStandsOnOnePictureForEachSide() {
        var drawn =
                Figure.drawings().stream()
                        .flatMap(drawing -> drawing.patches().stream())
                        .map(Patch::id);

        var wanted =
                Arrays.stream(Region.values())
                        .flatMap(region ->
                                Stream.of(Side.LEFT, Side.RIGHT)
                                        .map(side -> region.code() + "-" + side.code()));

        assertThat(drawn).containsExactlyInAnyOrderElementsOf(wanted.toList());
    }

    @Test
    void everyPatchLiesWithinItsPicture() {
        for (var drawing : Figure.drawings()) {
            var box =
                    Arrays.stream(drawing.view().box().split(" "))
                            .mapToDouble(Double::parseDouble)
                            .toArray();
            assertThat(drawing.patches())
                    .isNotEmpty()
                    .allSatisfy(patch -> {
                        assertThat(patch.box().x()).isGreaterThan(box[0]);
                        assertThat(patch.box().y()).isGreaterThan(box[1]);
                        assertThat(patch.box().x() + patch.box().width())
                                .isLessThan(box[0] + box[2]);
                        assertThat(patch.box().y() + patch.box().height())
                                .isLessThan(box[1] + box[3]);
                    });
        }
    }

    @Test
    @Controls(Hazard.WRONG_SIDE)
    void theRightSideIsRightFromBehindAndLeftFromTheFront() {
        assertThat(middle(View.BACK, Region.CALF, Side.RIGHT)).isGreaterThan(150);
        assertThat(middle(View.BACK, Region.CALF, Side.LEFT)).isLessThan(150);
        assertThat(middle(View.FRONT, Region.SHIN, Side.RIGHT)).isLessThan(150);
        assertThat(middle(View.FRONT, Region.SHIN, Side.LEFT)).isGreaterThan(150);
    }

    @Test
    void aPathTurnedTwiceIsThePath() {
        for (var drawing : Figure.drawings()) {
            for (var path : drawing.skin()) {
                assertThat(path.mirrored().mirrored()).isEqualTo(path);
            }
        }
    }

    @Test
    void aPathOfAnythingElseIsRefused() {
        assertThatThrownBy(() -> new Path("M0 0\" onload=\"x"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aPointStandsWhereItsCunSay() {
        var gb30 = new ChartPoint("GB30", View.BACK, 0.651, 0.487);

        assertThat(List.of(gb30.drawnX(), gb30.drawnY())).containsExactly(195.3, 365.25);
        assertThat(gb30.mirrored().drawnX() + gb30.drawnX()).isEqualTo(300);
    }

    @Test
    void theEarIsTurnedSoThatItsFrontIsWhereTheFaceLooks() {
        var front = new ChartPoint("EAR-TF4", View.EAR, 0.44, 0.25);
        var behind = new ChartPoint("EAR-AH9", View.EAR, 0.6, 0.37);

        assertThat(front.drawnX()).isGreaterThan(behind.drawnX());
        assertThat(front.drawnY()).isEqualTo(50);
    }

    @Test
    void anInsetHoldsPointsAndNothingToMark() {
        assertThat(Figure.insets())
                .hasSize(4)
                .allSatisfy(drawing -> {
                    assertThat(drawing.view().isInset()).isTrue();
                    assertThat(drawing.skin()).isNotEmpty();
                    assertThat(drawing.patches()).isEmpty();
                });
        assertThat(Figure.drawings()).noneMatch(drawing -> drawing.view().isInset());
    }

    @Test
    void theBigToeIsDrawnByItselfAndReachesFurtherThanItIsDrawn() {
        var toe =
                Figure.drawings().stream()
                        .flatMap(drawing -> drawing.patches().stream())
                        .filter(patch -> patch.id().equals("big_toe-right"))
                        .findFirst()
                        .orElseThrow();

        assertThat(toe.box().width()).isGreaterThan(1.9 * toe.path().box().width());
        assertThat(middle(View.FRONT, Region.BIG_TOE, Side.RIGHT))
                .isGreaterThan(middle(View.FRONT, Region.TOES, Side.RIGHT));
    }

    private static double middle(View view, Region region, Side side) {
        return Figure.drawings().stream()
                .filter(drawing -> drawing.view() == view)
                .flatMap(drawing -> drawing.patches().stream())
                .filter(patch -> patch.region() == region && patch.side() == side)
                .mapToDouble(patch -> patch.box().x() + patch.box().width() / 2)
                .sum();
    }
}
