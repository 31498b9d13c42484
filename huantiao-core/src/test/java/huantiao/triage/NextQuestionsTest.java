package huantiao.triage;

import static org.assertj.core.api.Assertions.assertThat;

import huantiao.base.Backing;
import huantiao.base.Source;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NextQuestionsTest {

    private static final Vocabulary WORDS =
            new Vocabulary(
                    List.of("sudden", "faint", "aneurysm", "slow", "explained").stream()
                            .map(name -> new Declaration(name, new FactType.Truth(), "", "", false))
                            .toList());

    private static final RedFlag COLLAPSE =
            flag(
                    new Condition.Any(
                            List.of(
                                    all(yes("sudden"), yes("faint")),
                                    all(yes("sudden"), yes("aneurysm")))));

    private static final RedFlag BLADDER =
            flag(all(yes("slow"), new Condition.None(List.of(yes("explained")))));

    @Test
    void asksFirstWhatDecides() {
        assertThat(next(COLLAPSE, nothing())).containsExactly("sudden");
    }

    @Test
    void asksWhatMattersOnlyAfterIt() {
        assertThat(next(COLLAPSE, nothing().with("sudden", true)))
                .containsExactly("faint", "aneurysm");
    }

    @Test
    void asksNothingOnceItCannotMatter() {
        assertThat(next(COLLAPSE, nothing().with("sudden", false))).isEmpty();
        assertThat(next(COLLAPSE, nothing().with("sudden", true).with("faint", true))).isEmpty();
    }

    @Test
    void asksWhatCouldLiftAnAlarmOnceThereIsOne() {
        assertThat(next(BLADDER, nothing())).containsExactly("slow");
        assertThat(next(BLADDER, nothing().with("slow", true))).containsExactly("explained");
    }

    @Test
    void aFlagThatComesFirstAlwaysMatters() {
        assertThat(NextQuestions.stillMatters(BLADDER, Level.EMERGENCY_NOW)).isTrue();
    }

    private static Set<String> next(RedFlag flag, Facts facts) {
        return NextQuestions.of(List.of(flag), facts);
    }

    private static Facts nothing() {
        return WORDS.nothingKnown();
    }

    private static Condition yes(String fact) {
        return new Condition.Is(fact, new Value.Truth(true));
    }

    private static Condition all(Condition... parts) {
        return new Condition.All(Arrays.asList(parts));
    }

    private static RedFlag flag(Condition when) {
        return new RedFlag(
                "RF-X",
                "group",
                RedFlag.Asked.PATIENT,
                true,
                "Is it so?",
                when,
                Level.EMERGENCY_NOW,
                "",
                List.of(),
                Backing.of(new Source("S-X", "A book", "", "full")));
    }
}
