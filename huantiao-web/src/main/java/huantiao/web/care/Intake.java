package huantiao.web.care;

import huantiao.care.CareRules;
import huantiao.care.Chart;
import huantiao.care.Picture;
import huantiao.triage.Facts;
import huantiao.triage.Level;
import huantiao.triage.NextQuestions;
import huantiao.triage.RedFlag;
import huantiao.web.form.Form;
import huantiao.web.form.Sent;
import huantiao.web.triage.FactQuestion;
import huantiao.web.triage.FactQuestions;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which questions a screen of the intake shows, given what was answered so far. */
final class Intake {

    private final CareRules rules;
    private final Chart chart;
    private final LocalDate today;

    Intake(CareRules rules, Chart chart, LocalDate today) {
        this.rules = rules;
        this.chart = chart;
        this.today = today;
    }

    /** The questions of a screen with the answers of the draft. */
    List<FactQuestion> questions(Step step, Form form) {
        var names = facts(step, form.sent(), form);
        return FactQuestions.of(form, names, rules);
    }

    /** Facts a screen shows: what it showed before, and what can still matter and nobody asked. */
    Set<String> facts(Step step, Sent draft, Form form) {
        var facts = new LinkedHashSet<>(shown(step, draft));
        facts.removeIf(name -> rules.vocabulary().find(name).isEmpty());
        facts.addAll(step.facts());
        facts.addAll(next(step, draft));
        for (var other : Step.values()) {
            if (other != step) {
                facts.removeAll(shown(other, draft));
            }
        }
        facts.removeAll(Picture.fromTheChart());
        facts.removeIf(name -> !Picture.concerns(name, chart));
        facts.removeIf(name -> !FactQuestions.hasWords(form, name, rules.flags()));
        return facts;
    }

    private Set<String> next(Step step, Sent draft) {
        var known = known(draft);
        var reached = rules.flags().assess(known).level();
        var flags =
                rules.flags().all().stream()
                        .filter(flag -> step.groups().contains(flag.group()))
                        .filter(flag -> flag.asked() == RedFlag.Asked.PATIENT)
                        .filter(flag -> NextQuestions.stillMatters(flag, reached))
                        .toList();
        return NextQuestions.of(flags, known);
    }

    /** What the draft says, with what the chart tells by itself. */
    Facts known(Sent draft) {
        return Picture.person(chart, new IntakeForm(draft).readable(rules.vocabulary()), today);
    }

    /** True where there is nothing left to ask on a screen that asks only what can matter. */
    boolean isEmpty(Step step, Sent draft, Form form) {
        return switch (step) {
            case SADDLE, STRENGTH, INJURY, HEALTH, VESSELS, OTHER ->
                    facts(step, draft, form).isEmpty();
            case PLACE, WALKING, STORY, MEDICINES, CONDITIONS, GOALS, CONSENT -> false;
        };
    }

    boolean isEmergency(Sent draft) {
        return rules.flags().assess(known(draft)).level() == Level.EMERGENCY_NOW;
    }

    /** The draft with the answers of one screen laid over it; the other screens stay. */
    static Map<String, List<String>> merged(Map<String, List<String>> draft, Step step, Sent sent) {
        var fields = new LinkedHashMap<>(draft);
        var names = new LinkedHashSet<>(sent.all(IntakeForm.SHOWN));
        for (var name : names) {
            fields.remove(name);
            var given = sent.all(name);
            if (!given.isEmpty()) {
                fields.put(name, given);
            }
        }
        fields.put(shownField(step), new ArrayList<>(names));
        return fields;
    }

    static Set<String> shown(Step step, Sent draft) {
        return new LinkedHashSet<>(draft.all(shownField(step)));
    }

    private static String shownField(Step step) {
        return IntakeForm.SHOWN + "." + step.code();
    }
}
