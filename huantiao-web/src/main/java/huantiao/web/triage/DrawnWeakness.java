package huantiao.web.triage;

import huantiao.body.Mark;
import huantiao.care.Chart;
import huantiao.care.Doubted;
import huantiao.care.Entry;
import huantiao.care.Weakness;
import huantiao.web.Words;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Weakness that the person marked on the body chart, in words. */
public final class DrawnWeakness {

    private DrawnWeakness() {}

    /**
     * The questions as they are asked again: the one about weakness with what was marked while it
     * was answered no.
     */
    public static List<FactQuestion> beside(
            List<FactQuestion> questions, Chart chart, Words words) {
        var against =
                chart.latest(Entry.SymptomsTold.class)
                        .flatMap(told -> places(Doubted.contradicting(told.entry(), chart), words));
        return questions.stream()
                .map(one ->
                        against.filter(_ -> one.fact().equals(Weakness.FACT))
                                .map(places ->
                                        one.hintedFirst(
                                                words.say("weakness.drawn-against", places)))
                                .orElse(one))
                .toList();
    }

    /** Where it is marked; empty where nothing is. */
    public static Optional<String> places(Collection<Mark> marks, Words words) {
        return Optional.of(
                        marks.stream()
                                .map(mark ->
                                        words.say(
                                                "told.place",
                                                words.say("body.region." + mark.region().code()),
                                                words.say("body.side." + mark.side().code())))
                                .distinct()
                                .collect(Collectors.joining("; ")))
                .filter(places -> !places.isEmpty());
    }
}
