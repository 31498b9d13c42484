package huantiao.web.safety;

import huantiao.care.CareRules;
import huantiao.care.Chart;
import huantiao.care.Picture;
import huantiao.care.VisitSteps;
import huantiao.triage.Facts;
import huantiao.triage.NextQuestions;
import huantiao.web.care.AskedTogether;
import huantiao.web.form.Form;
import huantiao.web.form.Sent;
import huantiao.web.triage.FactQuestions;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What can still change what to do and nobody answered, and what something new opened again, as far
 * as a form can ask for it.
 */
public final class OpenQuestions {

    private OpenQuestions() {}

    /**
     * Facts to ask for, in the order of the red flags; those that the form showed before stay on
     * it.
     *
     * @param known what the chart knows today, with what is on the form
     */
    public static Set<String> of(Form form, Chart chart, Facts known, CareRules rules) {
        var flags = rules.flags();
        var reached = flags.assess(known).level();
        var open =
                new LinkedHashSet<>(
                        NextQuestions.of(
                                flags.all().stream()
                                        .filter(flag -> NextQuestions.stillMatters(flag, reached))
                                        .toList(),
                                known));
        VisitSteps.reopened(chart).stream().filter(fact -> !known.knows(fact)).forEach(open::add);
        open.addAll(shown(form.sent(), rules));
        open.removeAll(Picture.fromTheChart());
        open.removeIf(fact -> !Picture.concerns(fact, chart));
        open.removeIf(fact -> !FactQuestions.hasWords(form, fact, flags));
        return open;
    }

    /** Facts that the form says it has asked for. */
    public static Set<String> shown(Sent sent, CareRules rules) {
        var names = new LinkedHashSet<>(sent.all(AskedTogether.SHOWN));
        names.removeIf(name -> rules.vocabulary().find(name).isEmpty());
        return names;
    }
}
