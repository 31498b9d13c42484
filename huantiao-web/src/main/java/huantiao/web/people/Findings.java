package huantiao.web.people;

import huantiao.body.ExaminationTest;
import huantiao.body.Mark;
import huantiao.body.NerveRoots;
import huantiao.body.Side;
import huantiao.care.Chart;
import huantiao.care.Consultation;
import huantiao.care.EarlierFinding;
import huantiao.care.Entry;
import huantiao.web.Words;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What one consultation found, short enough to be read at a glance.
 *
 * @param roots what is known of roots and tests
 */
public record Findings(
        Chart chart,
        Chart.Placed<Entry.Consulted> consulted,
        NerveRoots roots,
        Words words,
        ZoneId zone) {

    /** The consultation noted last; empty if there was none. */
    public static Optional<Findings> last(Chart chart, NerveRoots roots, Words words, ZoneId zone) {
        return chart.latest(Entry.Consulted.class)
                .map(one -> new Findings(chart, one, roots, words, zone));
    }

    /** Where all of it is read. */
    public String address() {
        return "/people/%s/consultations/%d"
                .formatted(chart.patient().id(), consulted.noted().sequence());
    }

    public Consultation consultation() {
        return consulted.entry().consultation();
    }

    /** The day on which it was found. */
    public LocalDate day() {
        return LocalDate.ofInstant(consulted.noted().occurredAt(), zone);
    }

    /** Where less was felt at a touch of an earlier day and nobody touched since; may be empty. */
    public String feltLessBefore() {
        return FeltLess.of(chart, roots, words, zone).before(day());
    }

    /**
     * What an earlier examination found and none has tested since, each with its day; may be empty.
     */
    public String foundBefore() {
        var earlier = EarlierFinding.notTestedSince(chart, zone);
        return Stream.of(ExaminationTest.Kind.values())
                .filter(kind -> kind != ExaminationTest.Kind.FEELING)
                .flatMap(kind -> TestWords.before(earlier, kind, roots, words).stream())
                .collect(Collectors.joining("; "));
    }

    /** Who noted it and when. */
    public String byline() {
        return words.say(
                "consultation.noted.by", words.day(day()), consulted.noted().author().name());
    }

    public String review() {
        return words.day(consultation().reviewOn());
    }

    /** A test, and what it showed on each side where it was noted. */
    public record Line(String test, String shown) {}

    /** Tests that showed something, on either side; the other side stands beside it. */
    public List<Line> positive() {
        return tests().stream()
                .filter(this::isAbnormal)
                .map(test -> new Line(TestWords.name(test, words), sides(test)))
                .toList();
    }

    /** Names of the tests that showed nothing on any side on which they were noted. */
    public String negative() {
        return names(
                tests().stream()
                        .filter(test -> has(test, Consultation.Shown.NEGATIVE) && !isAbnormal(test))
                        .toList());
    }

    /** Names of the tests that were not done on any side. */
    public String notDone() {
        return names(
                tests().stream()
                        .filter(test ->
                                has(test, Consultation.Shown.NOT_DONE)
                                        && !isAbnormal(test)
                                        && !has(test, Consultation.Shown.NEGATIVE))
                        .toList());
    }

    /** True if no test was noted at all. */
    public boolean withoutTests() {
        return consultation().findings().isEmpty();
    }

    private List<ExaminationTest> tests() {
        return List.copyOf(roots.tests());
    }

    private boolean isAbnormal(ExaminationTest test) {
        return consultation().findings().stream()
                .anyMatch(one -> one.test().equals(test.id()) && one.shown().isAbnormal());
    }

    private boolean has(ExaminationTest test, Consultation.Shown shown) {
        return consultation().findings().stream()
                .anyMatch(one -> one.test().equals(test.id()) && one.shown() == shown);
    }

    private String names(List<ExaminationTest> tests) {
        return tests.stream()
                .map(test -> {
                    var sides =
                            consultation().findings().stream()
                                    .filter(one -> one.test().equals(test.id()))
                                    .map(one -> words.say("body.side." + one.side().code()))
                                    .distinct()
                                    .toList();
                    var name = TestWords.name(test, words);
                    return sides.size() == 1
                            ? words.say("findings.one-side", name, sides.getFirst())
                            : name;
                })
                .collect(Collectors.joining("; "));
    }

    private String sides(ExaminationTest test) {
        return consultation().findings().stream()
                .filter(one -> one.test().equals(test.id()))
                .map(one -> {
                    var said =
                            words.say(
                                    "findings.side",
                                    words.say("body.side." + one.side().code()),
                                    TestWords.shown(test, one.shown(), words));
                    return TestWords.said(test, said, one, words);
                })
                .collect(Collectors.joining("; "));
    }

    /** Root by root, what the findings of one side are consistent with, most first. */
    public List<NerveRoots.Consistency> reasoning() {
        var marks = new LinkedHashSet<Mark>(told());
        marks.addAll(chart.foundWith(consulted));
        var outcomes = new ArrayList<ExaminationTest.Outcome>();
        for (var finding : consultation().findings()) {
            if (roots.test(finding.test()).isPresent()) {
                finding.ofARoot()
                        .map(found ->
                                new ExaminationTest.Outcome(finding.test(), finding.side(), found))
                        .ifPresent(outcomes::add);
            }
        }
        return List.of(Side.LEFT, Side.RIGHT).stream()
                .map(side -> roots.consistentWith(side, marks, outcomes))
                .filter(one -> !one.isSilent())
                .toList();
    }

    /** A root and what speaks for it and against it, in words. */
    public record Root(String root, String speaksFor, String speaksAgainst) {}

    /** The roots of one side that most speaks for: those that no other stands before. */
    public List<Root> first(NerveRoots.Consistency side) {
        if (side.reasonings().isEmpty()) {
            return List.of();
        }
        var best = side.reasonings().getFirst();
        return side.reasonings().stream()
                .filter(one -> one.isAsStrongAs(best))
                .map(one ->
                        new Root(
                                one.root().name(),
                                TestWords.remarks(one.speaksFor(), words),
                                TestWords.remarks(one.speaksAgainst(), words)))
                .toList();
    }

    /** Roots of that side for which less speaks, by name. */
    public String others(NerveRoots.Consistency side) {
        var first = first(side).stream().map(Root::root).toList();
        return side.reasonings().stream()
                .map(one -> one.root().name())
                .filter(root -> !first.contains(root))
                .collect(Collectors.joining(", "));
    }

    /** Signs of something above the root, on either side; empty where none was found. */
    public Optional<String> above() {
        return TestWords.above(consultation().findings(), roots, words);
    }

    /** What says so of them. */
    public NerveRoots.Principle aboveTheRoot() {
        return roots.aboveTheRoot();
    }

    /** Positive tests that stretch several roots of that side; empty if none is. */
    public Optional<String> stretched(NerveRoots.Consistency side) {
        return TestWords.stretched(side, words);
    }

    public String side(NerveRoots.Consistency consistency) {
        return words.say("body." + consistency.side().code());
    }

    /** What the person had marked until then. */
    private List<Mark> told() {
        return chart.all(Entry.SymptomsTold.class).stream()
                .filter(one -> one.noted().sequence() < consulted.noted().sequence())
                .reduce((_, later) -> later)
                .map(one -> one.entry().marks())
                .orElse(List.of());
    }
}
