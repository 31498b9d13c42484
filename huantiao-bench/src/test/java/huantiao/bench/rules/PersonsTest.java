package huantiao.bench.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import huantiao.knowledge.care.CareKnowledge;
import huantiao.triage.Facts;
import huantiao.triage.Level;
import huantiao.triage.PlanCheck;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Who is asked about while the rules are timed. */
class PersonsTest {
    private final Persons persons = Persons.shipped();

    /** Else the figure would tell how fast nothing is found. */
    @Test
    void differInWhatTheRulesSay() {
        CareKnowledge knowledge = CareKnowledge.shipped();

        Set<Level> levels =
                persons.byName().values().stream()
                        .map(facts -> knowledge.check(facts).assessment().level())
                        .collect(Collectors.toSet());
        assertThat(levels).contains(Level.EMERGENCY_NOW, Level.PROCEED);
        assertThat(check("on-warfarin-with-herbs").stopped()).isNotEmpty();
        assertThat(check("pregnant").stoppedPoints()).isNotEmpty();
        assertThat(check("calm-with-a-plan").stopped()).isEmpty();
        assertThat(check("nobody-asked").toAsk()).isNotEmpty();
    }

    @Test
    void areAskedAboutInTurnOrAlone() {
        assertThat(persons.of(Persons.IN_TURN)).hasSameSizeAs(persons.byName().keySet());
        assertThat(persons.of("pregnant")).hasSize(1);
        assertThatThrownBy(() -> persons.of("nobody"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("nobody");
    }

    @Test
    void refusesANameThatNobodyHas() throws Exception {
        ByteArrayOutputStream err = new ByteArrayOutputStream();

        int code =
                RulesBench.run(
                        List.of("pregnant", "napoleon"),
                        System.out,
                        new PrintStream(err, true, StandardCharsets.UTF_8));

        assertThat(code).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .startsWith("napoleon names nobody")
                .contains("on-warfarin-with-herbs");
    }

    private PlanCheck check(String name) {
        Facts facts = persons.of(name).iterator().next();
        return CareKnowledge.shipped().check(facts);
    }
}
