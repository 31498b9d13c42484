package huantiao.web.people;

import huantiao.body.NerveRoots;
import huantiao.care.CareRules;
import huantiao.care.Chart;
import huantiao.care.Consultation;
import huantiao.care.Weakness;
import huantiao.triage.Facts;
import huantiao.web.Words;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A loss of power that was found and nobody told of, in one line. */
public final class FoundWeakness {

    private FoundWeakness() {}

    /** What the chart says of it; empty where nothing was found, or weakness was told. */
    public static Optional<String> line(
            Chart chart, CareRules rules, NerveRoots roots, Words words) {
        return line(chart, List.of(), rules.vocabulary().nothingKnown(), rules, roots, words);
    }

    /**
     * The same with what is not noted yet.
     *
     * @param examined findings
     * @param answered answers
     */
    public static Optional<String> line(
            Chart chart,
            List<Consultation.Finding> examined,
            Facts answered,
            CareRules rules,
            NerveRoots roots,
            Words words) {
        return Weakness.found(chart, examined, answered, rules)
                .map(found ->
                        words.say(
                                found.isAgainstTold() ? "weakness.found.against" : "weakness.found",
                                what(found, roots, words)));
    }

    /** Losses of power of a chart, one after the other; empty where none was found. */
    static String losses(Chart chart, CareRules rules, NerveRoots roots, Words words) {
        return losses(Weakness.losses(chart, rules), roots, words);
    }

    private static String losses(List<Consultation.Finding> losses, NerveRoots roots, Words words) {
        return losses.stream()
                .map(loss -> loss(loss, roots, words))
                .collect(Collectors.joining("; "));
    }

    private static String what(Weakness.Found found, NerveRoots roots, Words words) {
        return found.losses().isEmpty()
                ? words.say("weakness.grade", found.weakest().orElseThrow())
                : losses(found.losses(), roots, words);
    }

    private static String loss(Consultation.Finding loss, NerveRoots roots, Words words) {
        return roots.test(loss.test())
                .map(test ->
                        words.say(
                                "weakness.loss",
                                TestWords.name(test, words),
                                words.say("body.side." + loss.side().code()),
                                TestWords.said(
                                        test,
                                        TestWords.shown(test, loss.shown(), words),
                                        loss,
                                        words)))
                .orElse(loss.test());
    }
}
