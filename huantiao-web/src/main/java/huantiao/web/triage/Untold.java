package huantiao.web.triage;

import huantiao.care.CareRules;
import huantiao.care.Chart;
import huantiao.care.Doubted;
import huantiao.care.Entry;
import huantiao.care.Examination;
import huantiao.care.Examined;
import huantiao.care.VisitSteps;
import huantiao.care.Weakness;
import huantiao.triage.Assessment;
import huantiao.triage.NextQuestions;
import huantiao.triage.OpenQuestion;
import huantiao.triage.RedFlag;
import huantiao.web.form.Form;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What nobody asked, or nobody knew the answer to, and what cannot be told because of it. Beside a
 * sum of red flags, so that silence is never read as a no.
 *
 * @param questions how many questions are to be asked next, without those findings
 * @param asks those of them that a form asks
 * @param findings what only the examination tells, where nobody examined yet; empty for the person
 * @param flags how many warning signs cannot be told
 * @param hanging how many of them hang on a question; the rest wait for the examination alone
 * @param others those that stand beside no question of {@code asks}, as they are asked for
 * @param ask where the clinic asks them; empty for the person, on paper, and where the examination
 *     comes first
 * @param isForEachVisit true if all of it is told by the questions before each visit, whose answers
 *     count for that day alone
 * @param isDoubted true if something found speaks against an answer and nobody asked since: nothing
 *     is planned before
 */
public record Untold(
        int questions,
        List<Ask> asks,
        List<String> findings,
        int flags,
        int hanging,
        List<String> others,
        Optional<String> ask,
        boolean isForEachVisit,
        boolean isDoubted) {

    /** As many questions as are asked beside the sum; more have a page of their own. */
    private static final int HERE = 2;

    /**
     * A question without an answer.
     *
     * @param question in the words of the form
     * @param signs the warning signs that hang on it, as they are asked for
     * @param asked the question as a form asks it
     * @param isUnnoticed true if somebody did answer: that what was found was not noticed before
     */
    public record Ask(
            String question, List<String> signs, FactQuestion asked, boolean isUnnoticed) {
        public Ask {
            signs = List.copyOf(signs);
        }
    }

    /**
     * A weakness that was found and that nobody told of.
     *
     * @param isTold true if somebody said that it was not noticed before
     */
    private record Found(boolean isWeak, boolean isTold) {
        static final Found NOTHING = new Found(false, false);

        static Found of(Chart chart, CareRules rules) {
            boolean weak =
                    Weakness.found(
                                    chart,
                                    Examination.NOTHING,
                                    rules.vocabulary().nothingKnown(),
                                    rules)
                            .isPresent();
            return new Found(weak, weak && chart.facts().plain().containsKey(Weakness.CHANGES));
        }
    }

    public Untold {
        asks = List.copyOf(asks);
        findings = List.copyOf(findings);
        others = List.copyOf(others);
    }

    /**
     * Of everything that could still change what to do, and of what something new opened again
     * (where an alarm stands already, that changes no level; whoever sees the person asks for it).
     *
     * @param ask where the clinic asks
     */
    public static Untold of(
            Chart chart, Assessment assessment, String ask, CareRules rules, Form form) {
        boolean examined = chart.latest(Entry.Consulted.class).isPresent();
        var next = new LinkedHashSet<>(assessment.nextToAsk());
        next.addAll(VisitSteps.reopened(chart));
        var found = Found.of(chart, rules);
        return of(
                assessment,
                next,
                assessment.untold(),
                Optional.of(ask),
                examined ? Set.of() : Examined.FINDINGS,
                found,
                chart,
                rules,
                form);
    }

    /**
     * Of what the person can tell without being examined. The practitioner asks again, and examines
     * whoever was asked; what waits for that is no question to the person.
     */
    public static Untold byThePerson(
            Assessment assessment, Chart chart, CareRules rules, Form form) {
        var all =
                of(
                        assessment,
                        assessment.nextToAsk(RedFlag.Asked.PATIENT),
                        assessment.untold().stream()
                                .filter(question ->
                                        question.flag().asked() == RedFlag.Asked.PATIENT)
                                .toList(),
                        Optional.empty(),
                        Examined.FINDINGS,
                        Found.NOTHING,
                        chart,
                        rules,
                        form);
        return new Untold(
                all.questions(),
                all.asks(),
                List.of(),
                all.flags(),
                all.hanging(),
                List.of(),
                Optional.empty(),
                false,
                false);
    }

    private static Untold of(
            Assessment assessment,
            Set<String> next,
            List<OpenQuestion> untold,
            Optional<String> ask,
            Set<String> findings,
            Found found,
            Chart chart,
            CareRules rules,
            Form form) {
        var deciding = new LinkedHashMap<RedFlag, Set<String>>();
        for (var question : untold) {
            var flag = question.flag();
            deciding.put(flag, NextQuestions.of(List.of(flag), assessment.facts()));
        }
        var questions = next.stream().filter(fact -> !findings.contains(fact)).toList();
        var asked =
                questions.stream()
                        .filter(fact -> FactQuestions.hasWords(form, fact, rules.flags()))
                        .toList();
        return new Untold(
                questions.size(),
                asked.stream()
                        .map(fact -> asked(fact, found, chart, form, rules))
                        .map(one ->
                                new Ask(
                                        one.label(),
                                        signs(deciding, facts -> facts.contains(one.fact())),
                                        one,
                                        found.isTold() && one.fact().equals(Weakness.CHANGES)))
                        .toList(),
                findings.isEmpty() ? List.of() : FactQuestions.findings(next, form.words()),
                deciding.size(),
                signs(deciding, facts -> !findings.containsAll(facts)).size(),
                signs(deciding, facts -> Collections.disjoint(facts, asked)),
                asked.isEmpty() ? Optional.empty() : ask,
                questions.isEmpty()
                        && !deciding.isEmpty()
                        && deciding.values().stream()
                                .allMatch(facts -> areForEachVisit(facts, rules)),
                !Doubted.open(chart, assessment).isEmpty());
    }

    private static boolean areForEachVisit(Set<String> facts, CareRules rules) {
        return !facts.isEmpty() && rules.flags().factsToAskFirst().containsAll(facts);
    }

    private static FactQuestion asked(
            String fact, Found found, Chart chart, Form form, CareRules rules) {
        var question = FactQuestions.of(form, List.of(fact), chart, rules).getFirst();
        return found.isWeak() ? FactQuestions.ofFound(question, form.words()) : question;
    }

    private static List<String> signs(
            Map<RedFlag, Set<String>> deciding, Predicate<Set<String>> where) {
        return deciding.entrySet().stream()
                .filter(one -> where.test(one.getValue()))
                .map(one -> one.getKey().question())
                .toList();
    }

    /** True if so few questions are open that they are asked where the sum stands. */
    public boolean isAskedHere() {
        return ask.isPresent() && !asks.isEmpty() && asks.size() == questions && questions <= HERE;
    }

    /** True if what is open was answered: that a weakness was not noticed until it was found. */
    public boolean isUnnoticed() {
        return !asks.isEmpty() && asks.stream().allMatch(Ask::isUnnoticed);
    }

    /** The same in a note of another day, from which nobody asks. */
    public Untold onPaper() {
        return new Untold(
                questions,
                asks,
                findings,
                flags,
                hanging,
                others,
                Optional.empty(),
                isForEachVisit,
                isDoubted);
    }

    /** True if everything was answered that decides a warning sign or was opened again. */
    public boolean isNothing() {
        return flags == 0 && questions == 0;
    }

    /** True if every question has its answer, and only the examination can tell more. */
    public boolean isForTheExamination() {
        return flags > 0 && questions == 0 && hanging == 0;
    }
}
