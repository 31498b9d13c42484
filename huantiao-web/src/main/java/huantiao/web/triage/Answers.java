package huantiao.web.triage;

import huantiao.care.CareRules;
import huantiao.care.Chart;
import huantiao.care.Examined;
import huantiao.care.Picture;
import huantiao.triage.Facts;
import huantiao.triage.Value;
import huantiao.web.form.Form;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Every answer of one symptom check, for whoever treats: what was answered yes, chosen or counted;
 * what was answered no; and what has no answer, which is no no.
 *
 * @param name of the person
 * @param byline who told it, and when
 * @param said each question that was not answered no, with its answer
 * @param noes what was answered no
 * @param notCounted what was answered and lowers no alarm that stands, so that nothing rests on it
 * @param followed what nobody was asked, because another answer says it
 * @param open what was left open or is not known, of what every check asks and of what a warning
 *     sign still needs; those of the sign first
 */
public record Answers(
        String name,
        String byline,
        List<ResultPage.Said> said,
        List<String> noes,
        List<ResultPage.Said> notCounted,
        List<String> followed,
        List<String> open) {

    /** Values that say no. */
    private static final Set<String> NOES = Set.of("no", "none", "never");

    /** Which leg it is, where neither is an answer and no no. */
    private static final String SIDE = "leg_side";

    public Answers {
        said = List.copyOf(said);
        noes = List.copyOf(noes);
        notCounted = List.copyOf(notCounted);
        followed = List.copyOf(followed);
        open = List.copyOf(open);
    }

    /**
     * @param told what was told, without what the chart tells by itself
     * @param notCounted what was told beside it and does not count
     * @param asked what every check asks
     * @param known the same with what the chart tells by itself
     * @param form for its words
     */
    public static Answers of(
            String byline,
            Facts told,
            Facts notCounted,
            Collection<String> asked,
            Chart chart,
            Facts known,
            CareRules rules,
            Form form) {
        var words = form.words();
        var said = new ArrayList<ResultPage.Said>();
        var noes = new ArrayList<String>();
        for (var fact : inOrder(told, asked, rules)) {
            var value = told.find(fact);
            if (value.isPresent() && FactQuestions.hasWords(form, fact, rules.flags())) {
                var label = FactQuestions.brief(words, fact, chart, rules.flags());
                if (isNo(value.get(), fact)) {
                    noes.add(label);
                } else {
                    said.add(
                            new ResultPage.Said(
                                    label, FactQuestions.measured(words, fact, value.get())));
                }
            }
        }
        var assessment = rules.flags().assess(known);
        var open = new LinkedHashSet<String>();
        assessment.open().forEach(one -> open.addAll(one.missing()));
        open.addAll(assessment.nextToAsk());
        open.addAll(asked);
        open.removeAll(known.names());
        open.removeAll(notCounted.names());
        open.removeAll(Examined.FINDINGS);
        var followed = new LinkedHashSet<>(known.names());
        followed.removeAll(told.names());
        followed.removeAll(Picture.fromTheChart());
        return new Answers(
                chart.patient().name().text(),
                byline,
                said,
                noes,
                notCounted.names().stream()
                        .flatMap(fact ->
                                notCounted.find(fact).stream()
                                        .map(value ->
                                                new ResultPage.Said(
                                                        FactQuestions.brief(
                                                                words, fact, chart, rules.flags()),
                                                        FactQuestions.measured(
                                                                words, fact, value))))
                        .toList(),
                followed.stream()
                        .filter(fact -> Picture.concerns(fact, chart))
                        .filter(fact -> FactQuestions.hasWords(form, fact, rules.flags()))
                        .map(fact ->
                                words.say(
                                        "result.answers.follows",
                                        FactQuestions.brief(words, fact, chart, rules.flags()),
                                        known.find(fact)
                                                .map(value ->
                                                        FactQuestions.measured(words, fact, value))
                                                .orElse("")))
                        .toList(),
                open.stream()
                        .filter(fact -> Picture.concerns(fact, chart))
                        .filter(fact -> FactQuestions.hasWords(form, fact, rules.flags()))
                        .map(fact -> FactQuestions.brief(words, fact, chart, rules.flags()))
                        .toList());
    }

    /** Warning signs before the rest, each in the order of the rules. */
    private static Collection<String> inOrder(
            Facts told, Collection<String> asked, CareRules rules) {
        var order = new LinkedHashSet<String>();
        rules.flags().all().forEach(flag -> order.addAll(flag.when().facts()));
        order.addAll(asked);
        order.addAll(told.names());
        return order;
    }

    private static boolean isNo(Value value, String fact) {
        return switch (value) {
            case Value.Truth(var yes) -> !yes;
            case Value.Choice(var choice) -> NOES.contains(choice) && !fact.equals(SIDE);
            case Value.Many(var values) -> values.isEmpty();
            case Value.Whole _, Value.Decimal _ -> false;
        };
    }
}
