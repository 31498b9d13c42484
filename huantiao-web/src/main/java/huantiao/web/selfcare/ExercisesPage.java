package huantiao.web.selfcare;

import huantiao.care.CareLibrary;
import huantiao.care.Chart;
import huantiao.care.Statement;
import huantiao.triage.RedFlags;
import huantiao.web.Words;
import huantiao.web.alarm.OwnAlarm;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What somebody can do for themselves: the programme of their plan, and what is advised to
 * everybody.
 *
 * @param alarm where the person is to go now, before anything else; empty where nothing stands
 * @param own true if the person looks at their own
 */
public record ExercisesPage(
        Chart chart,
        Optional<OwnAlarm> alarm,
        HomeProgramme programme,
        CareLibrary.SelfCare advice,
        List<HomeProgramme.Item> habits,
        RedFlags.SafetyNet safetyNet,
        boolean own,
        Words words) {

    public ExercisesPage {
        habits = List.copyOf(habits);
    }

    public String name() {
        return chart.patient().name().text();
    }

    public String person() {
        return "/people/" + chart.patient().id();
    }

    /** What holds for every exercise. */
    public List<String> rules() {
        return advice.stopRules().stream().map(said()).toList();
    }

    /** A heading and what is advised under it. */
    public record Advice(String key, List<Statement> statements) {
        public Advice {
            statements = List.copyOf(statements);
        }
    }

    public List<Advice> everyday() {
        return Stream.of(
                        new Advice("posture", advice.postureAndLifting()),
                        new Advice("sleep", advice.sleep()),
                        new Advice("comfort", advice.comfort()))
                .toList();
    }

    public String said(Statement statement) {
        return HomeProgramme.text(statement, words);
    }

    private Function<Statement, String> said() {
        return this::said;
    }
}
