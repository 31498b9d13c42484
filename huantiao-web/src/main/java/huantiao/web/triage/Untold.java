package huantiao.web.triage;

import huantiao.care.CareRules;
import huantiao.care.Examined;
import huantiao.triage.Assessment;
import huantiao.triage.OpenQuestion;
import huantiao.triage.RedFlag;
import huantiao.web.form.Form;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What nobody asked, or nobody knew the answer to, and what cannot be told because of it. Beside a
 * sum of red flags, so that silence is never read as a no.
 *
 * @param questions how many questions are to be asked next, without those findings
 * @param asks those of them that a form asks, in its words
 * @param findings those of them that only the examination tells, where nobody examined yet
 * @param flags the warning signs that cannot be told, as they are asked for
 * @param ask where the clinic asks them; empty for the person, on paper, and where the examination
 *     comes first
 */
public record Untold(
        int questions,
        List<String> asks,
        List<String> findings,
        List<String> flags,
        Optional<String> ask) {

    public Untold {
        asks = List.copyOf(asks);
        findings = List.copyOf(findings);
        flags = List.copyOf(flags);
    }

    /**
     * Of everything that could still change what to do.
     *
     * @param examined true if somebody was examined: what the examination left open is asked
     */
    public static Untold of(
            Assessment assessment, String ask, boolean examined, CareRules rules, Form form) {
        return of(
                assessment.nextToAsk(),
                assessment.untold(),
                Optional.of(ask),
                examined ? Set.of() : Examined.FINDINGS,
                rules,
                form);
    }

    /** Of what the person can tell without being examined. The practitioner asks again. */
    public static Untold byThePerson(Assessment assessment, CareRules rules, Form form) {
        return of(
                assessment.nextToAsk(RedFlag.Asked.PATIENT),
                assessment.untold().stream()
                        .filter(question -> question.flag().asked() == RedFlag.Asked.PATIENT)
                        .toList(),
                Optional.empty(),
                Examined.FINDINGS,
                rules,
                form);
    }

    private static Untold of(
            Set<String> next,
            List<OpenQuestion> untold,
            Optional<String> ask,
            Set<String> findings,
            CareRules rules,
            Form form) {
        var asks =
                next.stream()
                        .filter(fact -> !findings.contains(fact))
                        .filter(fact -> FactQuestions.hasWords(form, fact, rules.flags()))
                        .map(fact -> FactQuestions.label(form.words(), fact, rules.flags()))
                        .toList();
        return new Untold(
                Math.toIntExact(next.stream().filter(fact -> !findings.contains(fact)).count()),
                asks,
                findings.isEmpty() ? List.of() : FactQuestions.findings(next, form.words(), rules),
                untold.stream().map(question -> question.flag().question()).toList(),
                asks.isEmpty() ? Optional.empty() : ask);
    }

    /** The same in a note of another day, from which nobody asks. */
    public Untold onPaper() {
        return new Untold(questions, asks, findings, flags, Optional.empty());
    }

    /** True if everything that decides a warning sign was answered. */
    public boolean isNothing() {
        return flags.isEmpty();
    }
}
