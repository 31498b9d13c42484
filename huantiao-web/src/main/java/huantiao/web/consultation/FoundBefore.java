package huantiao.web.consultation;

import huantiao.body.ExaminationTest;
import huantiao.body.NerveRoots;
import huantiao.care.Consultation;
import huantiao.web.Words;
import huantiao.web.people.TestWords;
import java.time.LocalDate;
import java.util.stream.Collectors;

/**
 * What the examination before showed, to be compared with: it fills in nothing of today.
 *
 * @param day on which it was noted
 */
record FoundBefore(LocalDate day, Consultation consultation, NerveRoots roots, Words words) {

    /** What tests of a kind showed then, with its day; empty where they showed nothing. */
    String of(ExaminationTest.Kind kind) {
        var shown =
                roots.tests().stream()
                        .filter(test -> test.kind() == kind)
                        .flatMap(test ->
                                consultation.findings().stream()
                                        .filter(one -> one.test().equals(test.id()))
                                        .filter(one -> one.shown().isAbnormal())
                                        .map(one -> TestWords.found(test, one, words)))
                        .collect(Collectors.joining("; "));
        return shown.isEmpty() ? "" : words.say("consultation.found-before", words.day(day), shown);
    }
}
