package huantiao.web.people;

import huantiao.body.NerveRoots;
import huantiao.care.CareRules;
import huantiao.care.Chart;
import huantiao.care.Consultation;
import huantiao.care.Examination;
import huantiao.care.Weakness;
import huantiao.triage.Facts;
import huantiao.web.Words;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A loss of power that was found and nobody told of, in one line. */
public final class FoundWeakness {

    private FoundWeakness() {}

    /**
     * What the chart says of it, in both legs where it was found in either; empty where nothing was
     * found, or weakness was told.
     */
    public static Optional<String> line(
            Chart chart, CareRules rules, NerveRoots roots, Words words) {
        return line(
                chart, Examination.NOTHING, rules.vocabulary().nothingKnown(), rules, roots, words);
    }

    /**
     * The same with what is not noted yet.
     *
     * @param examined what was found
     * @param answered answers
     */
    public static Optional<String> line(
            Chart chart,
            Examination examined,
            Facts answered,
            CareRules rules,
            NerveRoots roots,
            Words words) {
        return inBoth(chart, examined, answered, rules, roots, words)
                .or(() -> inOne(chart, examined, answered, rules, roots, words));
    }

    private static Optional<String> inBoth(
            Chart chart,
            Examination examined,
            Facts answered,
            CareRules rules,
            NerveRoots roots,
            Words words) {
        return Weakness.inBoth(chart, examined, answered, rules)
                .map(found ->
                        words.say(
                                found.isAgainstTold()
                                        ? "weakness.found.both.against"
                                        : "weakness.found.both",
                                losses(found.losses(), roots, words)));
    }

    private static Optional<String> inOne(
            Chart chart,
            Examination examined,
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

    /**
     * What was found of weakness, by the name of each fact that it tells instead of an answer; the
     * same line where it tells two.
     */
    static Map<String, String> byFact(Chart chart, CareRules rules, NerveRoots roots, Words words) {
        var nothing = rules.vocabulary().nothingKnown();
        var line = line(chart, rules, roots, words);
        var told = new HashMap<String, String>();
        if (Weakness.found(chart, Examination.NOTHING, nothing, rules).isPresent()) {
            line.ifPresent(one -> told.put(Weakness.FACT, one));
        }
        if (Weakness.inBoth(chart, Examination.NOTHING, nothing, rules).isPresent()) {
            line.ifPresent(one -> told.put(Weakness.BOTH, one));
        }
        return Map.copyOf(told);
    }

    /** Losses of power of a chart, one after the other; empty where none was found. */
    static String losses(Chart chart, CareRules rules, NerveRoots roots, Words words) {
        return losses(Weakness.losses(chart, rules), roots, words);
    }

    private static String losses(List<Weakness.Loss> losses, NerveRoots roots, Words words) {
        return losses.stream()
                .map(loss -> loss(loss, roots, words))
                .collect(Collectors.joining("; "));
    }

    private static String what(Weakness.Found found, NerveRoots roots, Words words) {
        return found.losses().isEmpty()
                ? words.say("weakness.grade", found.weakest().orElseThrow())
                : losses(found.losses(), roots, words);
    }

    private static String loss(Weakness.Loss loss, NerveRoots roots, Words words) {
        return switch (loss) {
            case Weakness.Loss.Tested(var finding) -> tested(finding, roots, words);
            case Weakness.Loss.Marked(var mark) ->
                    words.say(
                            "weakness.marked",
                            words.say("body.region." + mark.region().code()),
                            words.say("body.side." + mark.side().code()));
        };
    }

    private static String tested(Consultation.Finding loss, NerveRoots roots, Words words) {
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
