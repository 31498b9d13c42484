package huantiao.web.course;

import static java.util.stream.Collectors.joining;

import huantiao.base.Source;
import huantiao.care.Chart;
import huantiao.care.DueExamination;
import huantiao.care.Entry;
import huantiao.care.NextReview;
import huantiao.care.PainCorrection;
import huantiao.care.Session;
import huantiao.course.PersonCourse;
import huantiao.course.PersonSaid;
import huantiao.course.ReviewProposal;
import huantiao.course.Sentence;
import huantiao.course.Sentence.About;
import huantiao.web.ScoreWords;
import huantiao.web.Words;
import huantiao.web.alarm.OwnAlarm;
import huantiao.web.form.Form;
import huantiao.web.selfcare.DiaryWeeks;
import huantiao.web.triage.WhatMatters;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A person's course as it is looked at, by them or by the clinic.
 *
 * @param alarm where the person is to go now, before anything else; shown to the person only
 * @param matters what is known of what matters for needling; shown to the clinic only
 * @param made the day on which it is looked at
 * @param safety what comes before everything else
 * @param worse that a score got worse, or may have, and what to do now
 * @param answered what the person said of themselves in words
 * @param parts one for each measure that was answered
 * @param shared what holds for all of them, said once
 * @param review what a review is held by; shown to the clinic only
 * @param given visits and unwanted effects, the latest first
 * @param home what was done at home, from the diary
 * @param begun at what time the reader's visit began that is still open; shown to the clinic only
 * @param phone of the person's clinic; shown to the person only, empty where it is not known
 * @param form the review decision; shown to the clinic only
 * @param scores every score that was noted, and what was put right
 * @param noted the decision from which somebody comes who has just noted it; 0 if nobody does
 */
public record CoursePage(
        Chart chart,
        Optional<OwnAlarm> alarm,
        WhatMatters matters,
        LocalDate made,
        List<String> safety,
        Optional<String> worse,
        PersonSaid answered,
        List<Part> parts,
        List<Said> shared,
        Optional<ReviewFacts> review,
        List<GivenRow> given,
        DiaryWeeks home,
        Optional<String> begun,
        Optional<String> phone,
        Form form,
        NotedScores scores,
        long noted) {

    /** What can be decided, each one thing, as it is written in the chart. */
    public static final List<String> DECISIONS =
            List.of(
                    "taper",
                    "some_more",
                    "go_on",
                    "change",
                    Entry.ReviewDecided.EXAMINE,
                    Entry.ReviewDecided.EXAMINE_AND_REFER,
                    Entry.ReviewDecided.STOP);

    public CoursePage {
        safety = List.copyOf(safety);
        parts = List.copyOf(parts);
        shared = List.copyOf(shared);
        given = List.copyOf(given);
    }

    /** A sentence of a course in the reader's language, and what it speaks of. */
    public record Said(String text, About about) {
        static List<Said> all(Words words, List<Sentence> sentences) {
            return sentences.stream()
                    .map(one -> new Said(Told.in(words, one), one.about()))
                    .toList();
        }

        public boolean isVerdict() {
            return about == About.VERDICT;
        }
    }

    /**
     * One measure.
     *
     * @param picture our own SVG
     * @param beside the same line beside the people of studies; empty where no study fits
     * @param sentences in reading order
     * @param figures what they rest on; shown to the clinic only
     */
    public record Part(
            PersonCourse course,
            String name,
            String picture,
            Optional<String> beside,
            List<Said> sentences,
            CourseFigures figures) {
        public Part {
            sentences = List.copyOf(sentences);
        }

        /** What is said of these things, in reading order. */
        public List<String> says(About... things) {
            return CoursePage.says(sentences, things);
        }
    }

    /** What is said about the person or about every line, of these things. */
    public List<String> says(About... things) {
        return says(shared, things);
    }

    private static List<String> says(List<Said> all, About... things) {
        var wanted = Set.of(things);
        return all.stream().filter(one -> wanted.contains(one.about())).map(Said::text).toList();
    }

    /** The same of every measure and of all together, each once. */
    public List<String> saysAnywhere(About... things) {
        return Stream.concat(
                        says(things).stream(),
                        parts.stream().flatMap(part -> part.says(things).stream()))
                .distinct()
                .toList();
    }

    /** What every measure amounts to, where it is the same for each: nothing can be told yet. */
    public List<String> sameOfAll() {
        var first = parts.isEmpty() ? List.<String>of() : parts.getFirst().says(About.VERDICT);
        return parts.stream()
                        .allMatch(part ->
                                part.says(About.FROM_TO).isEmpty()
                                        && part.says(About.VERDICT).equals(first))
                ? first
                : List.of();
    }

    /** True if no study fits any of the measures. */
    public boolean noStudies() {
        return parts.stream().allMatch(part -> part.beside().isEmpty());
    }

    public List<GivenRow> visits() {
        return given.stream().filter(GivenRow::isVisit).toList();
    }

    public List<GivenRow> unwanted() {
        return given.stream().filter(row -> !row.isVisit()).toList();
    }

    /** True if the last course of care is over, or was decided to stop. */
    public boolean isOver() {
        return chart.openEpisode()
                .map(episode ->
                        decisions().stream()
                                .limit(1)
                                .filter(one -> one.noted().occurredAt().isAfter(episode.began()))
                                .anyMatch(one ->
                                        one.entry().decided().equals(Entry.ReviewDecided.STOP)))
                .orElse(true);
    }

    /**
     * True if there is nothing to do: for whoever did not get worse, has no question open, did not
     * say that it is not good enough, and has left care or finds it good enough.
     */
    public boolean rests() {
        var enough = answered.enough().map(one -> one.value() == 1);
        return alarm.isEmpty()
                && worse.isEmpty()
                && saysAnywhere(About.OPEN).isEmpty()
                && !enough.equals(Optional.of(false))
                && !isToBeExamined()
                && (isOver() || enough.equals(Optional.of(true)));
    }

    /** True while nothing else is to be done before they have gone where the alarm says. */
    public boolean isStopped() {
        return alarm.filter(OwnAlarm::stops).isPresent();
    }

    /** True if the person is told to call now. */
    public boolean isToCall() {
        return worse.isPresent() || !saysAnywhere(About.CALL).isEmpty();
    }

    /** True if it was decided last to examine again and refer. */
    public boolean isSentOn() {
        return decisions().stream()
                .limit(1)
                .anyMatch(
                        one -> one.entry().decided().equals(Entry.ReviewDecided.EXAMINE_AND_REFER));
    }

    /** True if it was decided last to examine the person again, and nobody noted that since. */
    public boolean isToBeExamined() {
        return DueExamination.decided(chart).isPresent();
    }

    /** When it is judged, as it was agreed or as it follows from the last decision. */
    public Optional<String> reviewed(Words words) {
        return chart.openEpisode()
                .flatMap(NextReview::of)
                .map(next -> words.say("course.next", words.day(next.by()), next.atVisit()))
                .or(() ->
                        chart.openEpisode()
                                .filter(episode -> episode.reviews().isEmpty())
                                .map(episode ->
                                        words.say(
                                                "course.planned",
                                                words.day(episode.plan().reviewOn()))));
    }

    /** The decision that was noted a moment ago. */
    public Optional<Chart.Placed<Entry.ReviewDecided>> justDecided() {
        return decisions().stream()
                .limit(1)
                .filter(one -> one.noted().sequence() == noted)
                .findFirst();
    }

    /** True if there is something to decide about. */
    public boolean decides() {
        return chart.openEpisode().isPresent()
                && !parts.isEmpty()
                && parts.getFirst().course().proposal().isPresent();
    }

    /** What is proposed, from the first measure. */
    public ReviewProposal proposal() {
        return parts.getFirst().course().proposal().orElseThrow();
    }

    /** Whose proposal it is: the rule's; by the score alone where the person says otherwise. */
    public String proposedBy() {
        return answered.saysNotEnough() ? "course.proposed.score" : "course.proposed";
    }

    /** For which decisions a reason is needed, said of those that need none. */
    public String reasonHint(Words words) {
        var without =
                DECISIONS.stream()
                        .filter(one -> !proposal().needsReason(one, answered))
                        .map(one ->
                                words.say("course.reason.one", words.say("course.decision." + one)))
                        .collect(joining(", "));
        return words.say(
                answered.saysNotEnough() ? "course.reason.hint.not-enough" : "course.reason.hint",
                without);
    }

    public List<Source> sources() {
        return proposal().sources();
    }

    /** True while a red flag is open or not asked: nothing else can be decided. */
    public boolean flagsFirst() {
        return proposal() instanceof ReviewProposal.RedFlagsFirst;
    }

    public List<Chart.Placed<Entry.ReviewDecided>> decisions() {
        return chart.all(Entry.ReviewDecided.class).reversed();
    }

    /** The scores a decision was taken with and that were put right since, in words. */
    public List<String> putRightSince(
            Chart.Placed<Entry.ReviewDecided> decided, Words words, ZoneId zone) {
        return Stream.concat(
                        painPutRightSince(decided, words, zone),
                        scoresPutRightSince(decided, words, zone))
                .toList();
    }

    private Stream<String> scoresPutRightSince(
            Chart.Placed<Entry.ReviewDecided> decided, Words words, ZoneId zone) {
        return chart.scoresPutRightSince(decided).stream()
                .map(right -> {
                    var at = chart.entries().get(Math.toIntExact(right.checkIn() - 1));
                    return words.say(
                            "course.put-right.score",
                            words.day(LocalDate.ofInstant(at.occurredAt(), zone)),
                            ScoreWords.changed(right, words));
                });
    }

    private Stream<String> painPutRightSince(
            Chart.Placed<Entry.ReviewDecided> decided, Words words, ZoneId zone) {
        return chart.painPutRightSince(decided).stream()
                .map(right ->
                        words.say(
                                "course.put-right",
                                words.day(LocalDate.ofInstant(visit(right).started(), zone)),
                                words.say("pain." + right.score().name().toLowerCase(Locale.ROOT)),
                                shown(right.was(), words),
                                shown(right.is(), words)));
    }

    private Session visit(PainCorrection right) {
        return chart.all(Entry.SessionSigned.class).stream()
                .filter(one -> one.noted().sequence() == right.visit())
                .findFirst()
                .orElseThrow()
                .entry()
                .session();
    }

    private static String shown(OptionalInt value, Words words) {
        return value.isPresent() ? String.valueOf(value.getAsInt()) : words.say("person.not-asked");
    }

    public String address() {
        return "/people/" + chart.whose().patient();
    }
}
