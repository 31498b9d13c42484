package huantiao.web.safety;

import huantiao.care.CareRules;
import huantiao.care.Chart;
import huantiao.triage.Facts;
import huantiao.triage.RedFlag;
import huantiao.web.form.Form;
import huantiao.web.triage.FactQuestion;
import huantiao.web.triage.FactQuestions;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * Questions that nobody answered, and nothing else.
 *
 * @param seen sequence of the chart the form was made from
 * @param since what others noted meanwhile; empty unless that kept this from being noted
 * @param questions what can still change what to do
 * @param findings what can still change what to do and only the examination tells
 * @param known what was answered of the questions that decide warning signs
 * @param cameUp true where the answers just noted brought these questions up
 */
public record QuestionsPage(
        Form form,
        Chart chart,
        long seen,
        List<String> since,
        List<FactQuestion> questions,
        List<String> findings,
        List<Known> known,
        boolean cameUp,
        Optional<String> savedAt) {

    /**
     * A question that was answered.
     *
     * @param day when, in words; empty where the chart tells it by itself
     */
    public record Known(String question, String answer, String day) {}

    public QuestionsPage {
        since = List.copyOf(since);
        questions = List.copyOf(questions);
        findings = List.copyOf(findings);
        known = List.copyOf(known);
    }

    static List<Known> known(Form form, Chart chart, Facts facts, CareRules rules, ZoneId zone) {
        var told = chart.toldAt();
        var words = form.words();
        return rules.flags().all().stream()
                .map(RedFlag::when)
                .flatMap(when -> when.facts().stream())
                .distinct()
                .filter(fact -> FactQuestions.hasWords(form, fact, rules.flags()))
                .flatMap(fact ->
                        facts.find(fact).stream()
                                .map(value ->
                                        new Known(
                                                FactQuestions.label(
                                                        words, fact, chart, rules.flags()),
                                                FactQuestions.answer(words, fact, value),
                                                Optional.ofNullable(told.get(fact))
                                                        .map(at ->
                                                                words.day(
                                                                        LocalDate.ofInstant(
                                                                                at, zone)))
                                                        .orElse(""))))
                .toList();
    }

    /** What each field is called, for the list of what has to be looked at. */
    public SequencedMap<String, String> names() {
        var names = new LinkedHashMap<String, String>();
        questions.forEach(question -> names.put(question.fact(), question.label()));
        return names;
    }

    public String name() {
        return chart.patient().name().text();
    }

    public String person() {
        return "/people/" + chart.patient().id();
    }

    public String address() {
        return person() + "/questions";
    }
}
