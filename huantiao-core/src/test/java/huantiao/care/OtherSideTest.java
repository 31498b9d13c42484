package huantiao.care;

import static huantiao.body.Side.BOTH;
import static huantiao.body.Side.LEFT;
import static huantiao.body.Side.MIDLINE;
import static huantiao.body.Side.RIGHT;
import static org.assertj.core.api.Assertions.assertThat;

import huantiao.body.Side;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OtherSideTest {

    @Test
    void isSaidOfNeedlesThatAreAllOnTheSideWithoutPain() {
        assertThat(OtherSide.of(List.of(RIGHT, MIDLINE, RIGHT), Optional.of(LEFT)))
                .contains(new OtherSide(LEFT, RIGHT));
        assertThat(OtherSide.of(List.of(LEFT), Optional.of(RIGHT)))
                .contains(new OtherSide(RIGHT, LEFT));
    }

    @Test
    void isNotSaidWhereOneIsOnThePainfulSideOrNoneHasASide() {
        for (var needles :
                List.of(
                        List.of(RIGHT, LEFT),
                        List.of(BOTH),
                        List.of(RIGHT, BOTH),
                        List.of(LEFT),
                        List.of(MIDLINE),
                        List.<Side>of())) {
            assertThat(OtherSide.of(needles, Optional.of(LEFT))).as("%s", needles).isEmpty();
        }
    }

    @Test
    void isNotSaidWherePainIsOnBothSidesOrOnNone() {
        for (var pain : List.of(Optional.of(BOTH), Optional.<Side>empty())) {
            assertThat(OtherSide.of(List.of(RIGHT), pain)).as("%s", pain).isEmpty();
        }
    }
}
