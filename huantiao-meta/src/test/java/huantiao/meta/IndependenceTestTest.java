package huantiao.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class IndependenceTestTest {

    /** Small enough to count by hand: 8 people, 3 of 4 against 1 of 4. */
    @Test
    void fishersLadyTastesTea() {
        IndependenceTest p = IndependenceTest.of(new TwoByTwo("tea", 3, 1, 1, 3));

        // Tables 4-0, 3-1, 1-3 and 0-4 are no likelier: (1 + 16 + 16 + 1) of 70.
        assertThat(p.exact()).isCloseTo(34.0 / 70, within(1e-12));
        // Chi-square 8 * (9 - 1)^2 / 256 = 2, and 0.5 with the correction.
        assertThat(p.pearson()).isCloseTo(0.157299, within(1e-6));
        assertThat(p.corrected()).isCloseTo(0.479500, within(1e-6));
        assertThat(p.least()).isEqualTo(p.pearson());
        assertThat(p.most()).isEqualTo(p.exact());
    }

    @Test
    void exchangingArmsOrOutcomesChangesNothing() {
        IndependenceTest p = IndependenceTest.of(new TwoByTwo("one", 17, 8, 9, 16));

        assertThat(IndependenceTest.of(new TwoByTwo("arms", 9, 16, 17, 8)).exact())
                .isCloseTo(p.exact(), within(1e-12));
        assertThat(IndependenceTest.of(new TwoByTwo("outcomes", 8, 17, 16, 9)).exact())
                .isCloseTo(p.exact(), within(1e-12));
    }

    @Test
    void aTableWithoutEventsShowsNothing() {
        IndependenceTest p = IndependenceTest.of(new TwoByTwo("none", 0, 110, 0, 110));

        assertThat(p.pearson()).isEqualTo(1);
        assertThat(p.exact()).isCloseTo(1, within(1e-12));
    }

    @Test
    void partsOfPeopleAreRefused() {
        assertThatThrownBy(() -> IndependenceTest.of(new TwoByTwo("half", 1.5, 2, 3, 4)))
                .hasMessageContaining("half")
                .hasMessageContaining("whole");
        assertThatThrownBy(() -> IndependenceTest.of(new TwoByTwo("gone", Double.NaN, 2, 3, 4)))
                .hasMessageContaining("all four");
    }
}
