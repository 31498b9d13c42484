package huantiao.web.safety;

import huantiao.base.Problem;
import huantiao.body.Mark;
import huantiao.care.CareRules;
import huantiao.care.Chart;
import huantiao.care.Lasting;
import huantiao.care.Pain;
import huantiao.care.SinceLast;
import huantiao.triage.Facts;
import huantiao.web.care.AskedTogether;
import huantiao.web.care.BodyMarks;
import huantiao.web.form.Choices;
import huantiao.web.form.Sent;
import huantiao.web.triage.FactForm;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The questions before a visit as a person answered them alone: each by itself, none together. What
 * was left open is unknown.
 */
record BeforeVisitForm(Sent sent) {

    static final String LEG = "leg";
    static final String BACK = "back";

    /**
     * What can be read.
     *
     * @param facts of the questions that come first
     * @param problems everything that is wrong with the rest; an alarm is kept in spite of them
     */
    record Read(Facts facts, SinceLast since, Pain pain, List<Mark> marks, List<Problem> problems) {
        Read {
            marks = List.copyOf(marks);
            problems = List.copyOf(problems);
        }
    }

    /** The questions that come first, without what stands with a yes of the history. */
    static List<String> asked(Chart chart, CareRules rules) {
        var history = Lasting.yes(chart);
        return SafetyForm.asked(rules).stream().filter(fact -> !history.contains(fact)).toList();
    }

    Read read(Chart chart, CareRules rules) {
        var answers =
                new SafetyForm(known(chart), chart, rules, Set.of()).read(List.of(), Set.of());
        var problems = new ArrayList<>(answers.problems());
        var pain = new Pain(pain(LEG, problems), pain(BACK, problems));
        return new Read(answers.facts(), answers.since(), pain, BodyMarks.read(sent), problems);
    }

    /** The same with nothing answered together; "I don't know" leaves a question open. */
    private Sent known(Chart chart) {
        var alone = AskedTogether.unsaid(sent);
        for (var news : SinceLast.toAsk(chart)) {
            if (alone.text(SafetyForm.field(news)).equals(FactForm.UNKNOWN)) {
                alone = alone.with(SafetyForm.field(news));
            }
        }
        return alone;
    }

    private OptionalInt pain(String field, List<Problem> problems) {
        var text = sent.text(field);
        if (text.matches("10|\\d")) {
            return OptionalInt.of(Integer.parseInt(text));
        }
        if (!text.isEmpty()) {
            problems.add(Choices.notOneOfThem(field));
        }
        return OptionalInt.empty();
    }
}
