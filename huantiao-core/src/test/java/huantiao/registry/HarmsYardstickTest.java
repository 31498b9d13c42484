package huantiao.registry;

import static huantiao.registry.Person.person;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import huantiao.evidence.HarmFigure;
import java.util.ArrayList;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** What was seen elsewhere of rare events, beside what was seen here. */
class HarmsYardstickTest {

    static final HarmsYardstick ELSEWHERE =
            new HarmsYardstick(
                    figure("E01", 8.6, 0, 0),
                    figure("E02", 2.2, 0, 0),
                    figure("E06", 0, 0, 0),
                    figure("E10", 1.01, 0.23, 2.33));

    @Test
    void noneAmongAFewHundredIsNoSignThatThereAreNone() {
        assertThat(ELSEWHERE.seen(harms(138, 0))).isEqualTo(HarmsYardstick.Seen.NONE);
    }

    @Test
    void oneAmongThousandsMayBeChanceAndTwoAmongAHundredAreMore() {
        // One of 10,000: its interval begins at 0.2 of 10,000, below 2.33.
        assertThat(ELSEWHERE.seen(harms(10_000, 1))).isEqualTo(HarmsYardstick.Seen.SOME);
        // Two of 138: its interval begins at 40 of 10,000.
        assertThat(ELSEWHERE.seen(harms(138, 2))).isEqualTo(HarmsYardstick.Seen.MORE);
    }

    @Test
    void whatIsRareIsToldAsOneInSoManyWithTheLimitsTurnedRound() {
        // 1.01, 0.23 and 2.33 of 10,000; 2 of 229,230.
        assertThat(ELSEWHERE.seriousOneIn().value()).isCloseTo(9_900.990, within(1e-3));
        assertThat(ELSEWHERE.seriousOneIn().lower()).isCloseTo(4_291.845, within(1e-3));
        assertThat(ELSEWHERE.seriousOneIn().upper()).isCloseTo(43_478.261, within(1e-3));
        assertThat(ELSEWHERE.lungOneIn()).isEqualTo(114_615);
    }

    private static HarmsCount harms(int people, int serious) {
        var courses = new ArrayList<StartedCourse>();
        for (var i = 0; i < people; i++) {
            courses.add((i < serious ? person(i).harmedBadly() : person(i)).course());
        }
        return HarmsCount.of(courses);
    }

    private static HarmFigure figure(String id, double value, double low, double high) {
        return new HarmFigure(
                id,
                "",
                "",
                "",
                "",
                "",
                OptionalInt.of(2),
                OptionalInt.of(229_230),
                "",
                OptionalDouble.of(value),
                "",
                OptionalDouble.of(low),
                OptionalDouble.of(high),
                "",
                "",
                "");
    }
}
