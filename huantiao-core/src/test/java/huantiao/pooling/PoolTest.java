package huantiao.pooling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import huantiao.registry.HalfYear;
import huantiao.registry.LeavingSums;
import java.util.List;
import org.junit.jupiter.api.Test;

class PoolTest {

    private static final PoolQuestion QUESTION =
            new PoolQuestion(SumsTextTest.LEG.id(), 12, new HalfYear(2026, 1));

    private static final Pool.Clinic RIVERSIDE =
            new Pool.Clinic("Riverside", sums("64", "2.71", "5.13"));
    private static final Pool.Clinic HILLTOP =
            new Pool.Clinic("Hilltop", sums("64", "1.20", "6.40"));
    private static final Pool.Clinic HARBOUR =
            new Pool.Clinic("Harbour", sums("64", "3.90", "4.00"));

    @Test
    void oneClinicIsNoPool() {
        assertThat(Pool.of(QUESTION, List.of(RIVERSIDE))).isEmpty();
        assertThat(Pool.of(QUESTION, List.of())).isEmpty();
    }

    @Test
    void clinicsOfOneSizeAndSpreadArePooledToTheMeanOfTheirMeans() {
        var alike = new Pool.Clinic("Hilltop", sums("64", "1.21", "5.13"));

        var pool = Pool.of(QUESTION, List.of(RIVERSIDE, alike)).orElseThrow();

        assertThat(pool.whole().estimate()).isCloseTo((2.71 + 1.21) / 2, within(1e-12));
        assertThat(pool.answered()).isEqualTo(128);
        // Both means differ by 1.5: tau2 is half of its square less the variance of one mean.
        assertThat(pool.whole().tau2()).isCloseTo(1.5 * 1.5 / 2 - 5.13 / 64, within(1e-8));
    }

    @Test
    void theIntervalOfTwoClinicsIsWideAndSaysSo() {
        var two = Pool.of(QUESTION, List.of(RIVERSIDE, HILLTOP)).orElseThrow().whole();
        var three = Pool.of(QUESTION, List.of(RIVERSIDE, HILLTOP, HARBOUR)).orElseThrow().whole();

        assertThat(two.interval().upper() - two.interval().lower())
                .isGreaterThan(three.interval().upper() - three.interval().lower());
        assertThat(two.interval().lower()).isLessThan(0);
    }

    @Test
    void clinicsStandByNameWhateverTheyGot() {
        var pool = Pool.of(QUESTION, List.of(RIVERSIDE, HARBOUR, HILLTOP)).orElseThrow();

        assertThat(pool.clinics())
                .extracting(Pool.Clinic::name)
                .containsExactly("Harbour", "Hilltop", "Riverside");
    }

    @Test
    void partsArePooledOfTheClinicsThatToldThem() {
        var pool = Pool.of(QUESTION, List.of(RIVERSIDE, HILLTOP)).orElseThrow();

        assertThat(pool.parts())
                .extracting(Pool.Part::lasted)
                .containsExactly(LeavingSums.Lasted.SHORTER, LeavingSums.Lasted.CHRONIC);
        assertThat(pool.parts()).extracting(Pool.Part::clinics).containsOnly(2);
    }

    @Test
    void anotherQuestionIsNeverPooledWithThisOne() {
        var other =
                new Pool.Clinic(
                        "Harbour",
                        SumsTextTest.read(SumsTextTest.TEXT.replace("week 12", "week 26"))
                                .orElseThrow()
                                .sums());

        assertThatThrownBy(() -> Pool.of(QUESTION, List.of(RIVERSIDE, other)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static LeavingSums sums(String answered, String mean, String variance) {
        return SumsTextTest.read(
                        SumsTextTest.TEXT
                                .replace("answered 64", "answered " + answered)
                                .replace("mean 2.71", "mean " + mean)
                                .replace("variance 5.13", "variance " + variance))
                .orElseThrow()
                .sums();
    }
}
