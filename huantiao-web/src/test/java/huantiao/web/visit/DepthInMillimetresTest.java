package huantiao.web.visit;

import static org.assertj.core.api.Assertions.assertThat;

import huantiao.Cast;
import huantiao.access.Staff;
import huantiao.base.Backing;
import huantiao.base.Problem;
import huantiao.base.Source;
import huantiao.care.Author;
import huantiao.care.CareLibrary;
import huantiao.care.Chart;
import huantiao.care.Depth;
import huantiao.care.Needling;
import huantiao.care.Noted;
import huantiao.hazard.Controls;
import huantiao.hazard.Hazard;
import huantiao.web.form.Sent;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A needle is charted in whole millimetres; other units are asked back, never converted. */
class DepthInMillimetresTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final Instant MORNING = Instant.parse("2026-03-02T08:00:00Z");
    private static final Chart MEI =
            Chart.of(
                    Staff.MEI, List.of(new Noted(1, Author.PATIENT, MORNING, MORNING, Cast.mei())));
    private static final CareLibrary.HarmsGuide NO_HARMS =
            new CareLibrary.HarmsGuide(
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    "Did anything unwanted happen?",
                    Backing.of(new Source("test", "Nobody", "", "full")));

    @ParameterizedTest
    @ValueSource(strings = {"1.5", "1,5", "2 cun", "3cm", "2寸", "1.0"})
    @Controls(Hazard.DEPTH_UNIT)
    void asksBackWhatLooksLikeCunOrCentimetres(String typed) {
        assertThat(problems(typed))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.code()).isEqualTo("HT-0757");
                    assertThat(problem.what()).contains("cun or centimetres");
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "101", "1000", "-5", "40 mm deep", "forty", "4e1", "NaN"})
    @Controls(Hazard.DEPTH_UNIT)
    void refusesWhatIsNoWholeNumberOfMillimetres(String typed) {
        assertThat(problems(typed)).extracting(Problem::code).containsExactly("HT-0757");
    }

    @Test
    void keepsMillimetresAsTheyWereTyped() {
        var visit =
                form("40")
                        .read(MEI, Optional.empty(), NO_HARMS, NOON, ZoneOffset.UTC)
                        .orElseThrow();

        assertThat(visit.needlings())
                .extracting(Needling::depth)
                .containsExactly(Optional.of(new Depth(40)));
    }

    private static List<Problem> problems(String depth) {
        return form(depth)
                .read(MEI, Optional.empty(), NO_HARMS, NOON, ZoneOffset.UTC)
                .reasonOrThrow();
    }

    private static SessionForm form(String depth) {
        return new SessionForm(
                new Sent(
                        Map.of(
                                "day", List.of("2026-03-02"),
                                "from", List.of("11:30"),
                                "point", List.of("GB30"),
                                "side", List.of("left"),
                                "depth", List.of(depth),
                                "stim", List.of("manual"),
                                "response", List.of("de_qi"),
                                "needles_in", List.of("1"),
                                "needles_out", List.of("1"))));
    }
}
