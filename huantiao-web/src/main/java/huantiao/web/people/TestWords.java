package huantiao.web.people;

import huantiao.body.ExaminationTest;
import huantiao.body.NerveRoots;
import huantiao.care.Consultation;
import huantiao.care.EarlierFinding;
import huantiao.care.Examined;
import huantiao.web.Words;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What tests of the examination and their outcomes are called. */
public final class TestWords {

    private TestWords() {}

    /**
     * The name, and what somebody who does not do it every day would ask: the roots of a muscle or
     * a reflex, and which side is meant where one leg is lifted and the other hurts.
     */
    public static String name(ExaminationTest test, Words words) {
        var side = "consultation.side." + test.id();
        if (words.knows(side)) {
            return "%s (%s)".formatted(test.name(), words.say(side));
        }
        return switch (test.kind()) {
            case POWER, REFLEX ->
                    "%s (%s)"
                            .formatted(
                                    test.name(),
                                    test.roots().stream()
                                            .sorted()
                                            .collect(Collectors.joining(", ")));
            case TENSION, FEELING, OTHER -> test.name();
        };
    }

    /** How the outcome of a test is called: a stretch is positive, power is reduced. */
    public static String manner(ExaminationTest.Kind kind) {
        return switch (kind) {
            case TENSION -> "stretch";
            case POWER, REFLEX, FEELING -> "loss";
            case OTHER -> "other";
        };
    }

    /** What a test can show: only a reflex can be brisk. */
    public static Consultation.Shown[] answers(ExaminationTest test) {
        return Arrays.stream(Consultation.Shown.values())
                .filter(one ->
                        one != Consultation.Shown.BRISK
                                || test.kind() == ExaminationTest.Kind.REFLEX)
                .toArray(Consultation.Shown[]::new);
    }

    /** What it showed, in a word or two. */
    public static String shown(ExaminationTest test, Consultation.Shown shown, Words words) {
        return words.say(
                "consultation.shown.%s.%s"
                        .formatted(manner(test.kind()), shown.name().toLowerCase(Locale.ROOT)));
    }

    /** What was found, after what the test showed: with its unit, where it is a plain number. */
    public static String said(
            ExaminationTest test, String shown, Consultation.Finding finding, Words words) {
        if (finding.measured().isEmpty()) {
            return shown;
        }
        var key = "consultation.value." + test.kind().name().toLowerCase(Locale.ROOT);
        boolean plain = finding.measured().matches("\\d{1,3}([.,]\\d)?") && words.knows(key);
        return shown + ", " + (plain ? words.say(key, finding.measured()) : finding.measured());
    }

    /** What one side of a test showed, with the names of both. */
    public static String found(ExaminationTest test, Consultation.Finding finding, Words words) {
        return "%s %s: %s"
                .formatted(
                        name(test, words),
                        words.say("body.side." + finding.side().code()),
                        said(test, shown(test, finding.shown(), words), finding, words));
    }

    /**
     * What an earlier examination found and none has tested since, of tests of that kind, each with
     * its day. A loss of feeling is told by the latest touch of its skin ({@link FeltLess}).
     */
    public static List<String> before(
            List<EarlierFinding> earlier,
            ExaminationTest.Kind kind,
            NerveRoots roots,
            Words words) {
        return earlier.stream()
                .flatMap(one ->
                        roots.test(one.finding().test()).stream()
                                .filter(test -> test.kind() == kind)
                                .map(test ->
                                        words.say(
                                                "findings.on",
                                                found(test, one.finding(), words),
                                                words.day(one.day()))))
                .toList();
    }

    /**
     * What was felt, one after the other, then the tests that showed the same together; the side is
     * said where they stand.
     */
    public static String remarks(List<NerveRoots.Remark> remarks, Words words) {
        var felt = new ArrayList<String>();
        var tested = new LinkedHashMap<String, List<String>>();
        for (var remark : remarks) {
            switch (remark) {
                case NerveRoots.Remark.Felt(var mark) ->
                        felt.add(
                                words.say(
                                        "findings.felt",
                                        words.say("body.region." + mark.region().code()),
                                        words.say("body.feeling." + mark.feeling().code())));
                case NerveRoots.Remark.Tested(var test, var outcome) ->
                        tested.computeIfAbsent(
                                        shown(
                                                test,
                                                outcome.positive()
                                                        ? Consultation.Shown.POSITIVE
                                                        : Consultation.Shown.NEGATIVE,
                                                words),
                                        _ -> new ArrayList<>())
                                .add(test.name());
            }
        }
        tested.forEach((shown, tests) ->
                felt.add(words.say("consultation.tested", String.join(", ", tests), shown)));
        return String.join("; ", felt);
    }

    /**
     * Signs of something above the root that an examination found, and that they are no finding of
     * a root; empty where it found none.
     */
    public static Optional<String> above(
            List<Consultation.Finding> findings, NerveRoots roots, Words words) {
        var signs =
                findings.stream()
                        .filter(Examined::speaksAboveTheRoot)
                        .flatMap(one ->
                                roots.test(one.test()).stream()
                                        .map(test -> found(test, one, words)))
                        .collect(Collectors.joining("; "));
        return Optional.of(signs)
                .filter(one -> !one.isEmpty())
                .map(one -> words.say("findings.above", one))
                .map(said ->
                        Examined.isScreenOpen(findings)
                                ? "%s %s".formatted(said, words.say("findings.above.open"))
                                : said);
    }

    /** Positive tests that stretch several roots at once, which they are; empty if none is. */
    public static Optional<String> stretched(NerveRoots.Consistency side, Words words) {
        var named =
                side.stretches().stream()
                        .map(test ->
                                "%s (%s)"
                                        .formatted(
                                                test.name(),
                                                test.roots().stream()
                                                        .sorted()
                                                        .collect(Collectors.joining(", "))))
                        .collect(Collectors.joining("; "));
        return Optional.of(named)
                .filter(one -> !one.isEmpty())
                .map(one -> words.say("findings.stretched", one, side.stretches().size()));
    }
}
