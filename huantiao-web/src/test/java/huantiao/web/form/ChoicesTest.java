package huantiao.web.form;

import static org.assertj.core.api.Assertions.assertThat;

import huantiao.hazard.Controls;
import huantiao.hazard.Hazard;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChoicesTest {

    private static final Option NUMB = Option.of("numb", "Numb skin");
    private static final Option NONE = Option.of(Option.NONE, "None of these");
    private static final Choices SKIN =
            new Choices("skin", "Skin", List.of(NUMB, NONE), List.of(), "", "", false, "skin");

    @Test
    @Controls(Hazard.RED_FLAG_SKIPPED)
    void noneOfTheseGivesWayToAFinding() {
        var both = SKIN.withChosen(NUMB.value(), NONE.value());

        assertThat(both.has(NUMB)).isTrue();
        assertThat(both.has(NONE)).isFalse();
        assertThat(SKIN.withChosen(NONE.value()).has(NONE)).isTrue();
        assertThat(SKIN.has(NONE)).isFalse();
    }
}
