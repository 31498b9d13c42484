package huantiao.web.intake;

import static org.assertj.core.api.Assertions.assertThat;

import huantiao.hazard.Controls;
import huantiao.hazard.Hazard;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WayTest {

    /** Whoever asks, and however few the pages are: no step is left out, and none comes twice. */
    @ParameterizedTest
    @EnumSource(Way.class)
    @Controls(Hazard.RED_FLAG_SKIPPED)
    void everyStepStandsOnOnePageOfEveryWay(Way way) {
        assertThat(way.screens().stream().flatMap(screen -> screen.steps().stream()))
                .containsExactlyInAnyOrder(Step.values());
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void everyPageLeadsToTheNextAndBack(Way way) {
        for (int place = 0; place < way.screens().size(); place++) {
            var screen = way.screens().get(place);

            assertThat(way.after(screen))
                    .containsExactlyElementsOf(
                            way.screens().subList(place + 1, way.screens().size()));
            assertThat(way.before(screen))
                    .isEqualTo(way.screens().stream().limit(place).reduce((_, last) -> last));
            assertThat(way.endsWith(screen)).isEqualTo(place == way.screens().size() - 1);
        }
    }
}
