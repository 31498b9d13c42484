package huantiao.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openjdk.jmh.annotations.Param;

/** The rows are the same for JMH, for R and from run to run. */
class RowsTest {

    static Stream<String> quickRows() {
        return Rows.names().stream()
                .filter(name ->
                        !name.equals("three-level-500")
                                && !name.equals("network-100")
                                && !name.startsWith("leave"));
    }

    @ParameterizedTest
    @MethodSource("quickRows")
    void aRowAnswersTheSameFiniteNumbersEveryTime(String name) {
        double[] once = Rows.of(name).answer().get();
        double[] again = Rows.of(name).answer().get();

        assertThat(once).isEqualTo(again);
        assertThat(Arrays.stream(once).allMatch(Double::isFinite)).isTrue();
        assertThat(Rows.of(name).name()).isEqualTo(name);
    }

    @Test
    void jmhRunsTheRowsOfTheTable() throws NoSuchFieldException {
        Param param = Benchmarks.class.getDeclaredField("row").getAnnotation(Param.class);

        assertThat(param.value()).containsExactlyElementsOf(Rows.names());
    }

    @Test
    void rTakesThePiecesThatItsRowSays() {
        assertThat(Rows.of("small-fits").answer().get()).hasSize(50);
        assertThat(Rows.of("small-fits").peer().factor()).isEqualTo(200);
        assertThat(Rows.of("gosh-15").answer().get()).hasSize(Rows.SUBSETS_IN_R);
        assertThat(Rows.of("gosh-15").peer().factor()).isEqualTo(327.67);
        assertThat(Rows.of("reml-10000").peer()).isInstanceOf(Row.Peer.Cannot.class);
    }

    @Test
    void anUnknownRowIsRefusedWithTheNamesThereAre() {
        assertThatThrownBy(() -> Rows.of("reml-11"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("reml-11")
                .hasMessageContaining("reml-10,");
    }

    @Test
    void theSidesAgreeOnlyWhenEveryNumberDoes() {
        double[] ours = {1, 2e6, 0};

        assertThat(AgainstR.distance(ours, new double[] {1, 2e6 + 1, 1e-13})).isLessThan(1e-6);
        assertThat(AgainstR.distance(ours, new double[] {1, 2e6 + 4, 0})).isGreaterThan(1e-6);
        assertThat(AgainstR.distance(ours, new double[] {1, 2e6})).isInfinite();
        assertThat(AgainstR.distance(ours, new double[] {1, 2e6, Double.NaN})).isNaN();
    }
}
