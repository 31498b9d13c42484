package huantiao.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Rows of studies: what is refused, what counts as missing, and how rows are cut and joined. */
class EstimatesTest {
    private static final Estimates FOUR =
            Estimates.of(
                    List.of("a", "b", "c", "d"),
                    new double[] {0.1, Double.NaN, 0.3, 0.4},
                    new double[] {0.01, 0.02, Double.NaN, 0});

    @Test
    void aStudyIsCompleteWithBothNumbers() {
        assertThat(FOUR.complete(0)).isTrue();
        assertThat(FOUR.complete(1)).isFalse();
        assertThat(FOUR.complete(2)).isFalse();
        assertThat(FOUR.complete(3)).isTrue();
        assertThat(FOUR.completePlaces()).containsExactly(0, 3);
    }

    @Test
    void studiesAreChosenLeftOutAndJoinedInOrder() {
        Estimates chosen = FOUR.at(3, 0, 3);
        assertThat(chosen.studies()).containsExactly("d", "a", "d");
        assertThat(chosen.effects()).isEqualTo(Doubles.of(0.4, 0.1, 0.4));
        assertThat(chosen.variances()).isEqualTo(Doubles.of(0, 0.01, 0));

        Estimates less = FOUR.without(1);
        assertThat(less.studies()).containsExactly("a", "c", "d");
        assertThat(less.effects()).isEqualTo(Doubles.of(0.1, 0.3, 0.4));

        Estimates more = FOUR.at(0).and(FOUR.at(3));
        assertThat(more.studies()).containsExactly("a", "d");
        assertThat(more.effects()).isEqualTo(Doubles.of(0.1, 0.4));
        assertThat(more.variances()).isEqualTo(Doubles.of(0.01, 0));
        assertThat(more.effect(1)).isEqualTo(0.4);
        assertThat(more.variance(0)).isEqualTo(0.01);
        assertThat(more.study(1)).isEqualTo("d");
        assertThat(more.size()).isEqualTo(2);
    }

    @Test
    void studiesWithoutNamesAreNumberedFromOne() {
        assertThat(Estimates.of(new double[3], new double[3]).studies())
                .containsExactly("1", "2", "3");
    }

    @Test
    void standardErrorsAreSquaredAndMayBeZeroButNotNegative() {
        Estimates e =
                Estimates.ofStandardErrors(
                        List.of("a", "b"), new double[] {1, 2}, new double[] {0.3, 0});
        assertThat(e.variances()).isEqualTo(Doubles.of(0.3 * 0.3, 0));
        assertThatThrownBy(() ->
                        Estimates.ofStandardErrors(
                                List.of("Li 2019"), new double[] {1}, new double[] {-0.3}))
                .hasMessageContaining("standard error of Li 2019 (-0.3)");
    }

    @Test
    void rowsOfDifferentLengthAndNumbersWithoutBoundAreRefused() {
        assertThatThrownBy(() -> Estimates.of(new double[2], new double[3]))
                .hasMessageContaining("effects (2), variances (3) and studies (2)");
        assertThatThrownBy(() -> Estimates.of(List.of("a"), new double[2], new double[2]))
                .hasMessageContaining("studies (1)");
        assertThatThrownBy(() ->
                        Estimates.of(new double[] {Double.POSITIVE_INFINITY}, new double[] {1}))
                .hasMessageContaining("effect of 1 (Infinity) must be finite");
        assertThatThrownBy(() ->
                        Estimates.of(new double[] {1}, new double[] {Double.POSITIVE_INFINITY}))
                .hasMessageContaining("variance of 1 (Infinity)");
    }

    @Test
    void aRowOfNumbersKeepsACopyAndIsEqualByItsNumbers() {
        double[] given = {1, 2};
        Doubles row = Doubles.of(given);
        given[0] = 9;
        row.toArray()[1] = 9;

        assertThat(row).isEqualTo(Doubles.of(1, 2)).isNotEqualTo(Doubles.of(2, 1));
        assertThat(row).hasSameHashCodeAs(Doubles.of(List.of(1.0, 2.0)));
        assertThat(row.hashCode()).isNotEqualTo(Doubles.of(2, 1).hashCode());
        assertThat(row.toList()).containsExactly(1.0, 2.0);
        assertThat(row).hasToString("[1.0, 2.0]");
        assertThat(row.isEmpty()).isFalse();
        assertThat(Doubles.of().isEmpty()).isTrue();
    }

    @Test
    void aMatrixKeepsACopyAndIsEqualByItsNumbers() {
        double[][] given = {{1, 2, 3}, {4, 5, 6}};
        Matrix matrix = Matrix.of(given);
        given[0][0] = 9;
        matrix.toArray()[1][1] = 9;

        assertThat(matrix).isEqualTo(Matrix.of(new double[][] {{1, 2, 3}, {4, 5, 6}}));
        assertThat(matrix).isNotEqualTo(Matrix.of(new double[][] {{1, 2, 3}, {4, 5, 7}}));
        assertThat(matrix).hasSameHashCodeAs(Matrix.of(new double[][] {{1, 2, 3}, {4, 5, 6}}));
        assertThat(matrix.rows()).isEqualTo(2);
        assertThat(matrix.columns()).isEqualTo(3);
        assertThat(Matrix.of(new double[0][0]).columns()).isZero();
        assertThat(matrix.at(1, 2)).isEqualTo(6);
        assertThat(matrix.row(1)).isEqualTo(Doubles.of(4, 5, 6));
        assertThat(matrix.diagonal()).isEqualTo(Doubles.of(1, 5));
        assertThat(matrix.toRows()).containsExactly(List.of(1.0, 2.0, 3.0), List.of(4.0, 5.0, 6.0));
        assertThat(matrix.times(2).at(1, 0)).isEqualTo(8);
        assertThat(matrix).hasToString("[[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]");
    }
}
