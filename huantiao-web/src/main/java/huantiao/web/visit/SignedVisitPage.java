package huantiao.web.visit;

import huantiao.care.AdverseEvent;
import huantiao.care.CareLibrary;
import huantiao.care.Chart;
import huantiao.care.ElectroPair;
import huantiao.care.Entry;
import huantiao.care.Needling;
import huantiao.care.Noted;
import huantiao.care.PainScore;
import huantiao.care.Session;
import huantiao.care.SetAside;
import huantiao.care.Technique;
import huantiao.care.VisitTimes;
import huantiao.web.Words;
import huantiao.web.care.AskedBefore;
import huantiao.web.care.Rows;
import huantiao.web.form.Form;
import huantiao.web.form.Option;
import huantiao.web.harms.HarmsPage;
import huantiao.web.people.Addition;
import huantiao.web.people.PainWords;
import huantiao.web.people.TechniqueWords;
import huantiao.web.people.ToSeeTo;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A signed visit as it is read later, with what was added to it.
 *
 * @param leftOpen what waited for an examination or a decision when it was signed
 * @param next what is seen to after it; empty for a visit that is not the last
 * @param scoreDue the day on which a score is due that can be asked now, in few words
 */
public record SignedVisitPage(
        Chart chart,
        Noted noted,
        Session session,
        Form form,
        CareLibrary library,
        Optional<String> referral,
        List<String> unanswered,
        Optional<String> otherSide,
        List<String> leftOpen,
        Optional<ToSeeTo> next,
        Optional<String> scoreDue,
        ZoneId zone) {

    public SignedVisitPage {
        unanswered = List.copyOf(unanswered);
        leftOpen = List.copyOf(leftOpen);
    }

    /** What happened, in the words of the taxonomy. */
    public String kind(AdverseEvent harm) {
        return library.harms().text(harm.category());
    }

    /** How bad, whether care brought it and how it came to light, in one line. */
    public String judged(AdverseEvent harm) {
        return HarmsPage.judged(form.words(), harm);
    }

    /** Where it stands what to see to after the effects of this visit. */
    public String list() {
        return "%s/harms/%d".formatted(address(), noted.sequence());
    }

    /** Steps of that list that nobody has noted as taken; 0 for what is not serious. */
    public int openSteps(AdverseEvent harm) {
        return chart.openSteps(noted.sequence(), harm).size();
    }

    /** Something that was done beside needles; a therapy by its name. */
    public String other(Technique other, Words words) {
        return other instanceof Technique.Therapy therapy
                ? TechniqueWords.of(
                        therapy,
                        library.therapy(therapy.therapy())
                                .map(CareLibrary.Therapy::name)
                                .orElse(therapy.therapy()),
                        words)
                : TechniqueWords.of(other, words);
    }

    public String address() {
        return "/people/" + chart.whose().patient();
    }

    /** True for the first visit of all. */
    public boolean isFirst() {
        return chart.all(Entry.SessionSigned.class).stream()
                .noneMatch(one -> one.noted().sequence() < noted.sequence());
    }

    /** What is said of unwanted effects that are not of the visit itself. */
    public String earlier() {
        return session.harmsToday().isEmpty()
                ? "session.harms.any"
                : isFirst() ? "session.harms.first" : "session.harms.earlier";
    }

    /** True if feeling was normal at both needles of a pair. */
    public boolean isFelt(ElectroPair pair) {
        return pair.felt().filter(felt -> felt.from().and(felt.to()).isYes()).isPresent();
    }

    /** A whole number, or a dash where nothing was noted. */
    public String shown(OptionalInt value) {
        return value.isPresent() ? String.valueOf(value.getAsInt()) : "–";
    }

    /** What differs of a needle from those of the visit, in words; empty where nothing does. */
    public String own(Needling needling) {
        return NeedleFields.ownNeedle(needling, form.words());
    }

    public String code(Enum<?> value) {
        return Rows.code(value);
    }

    /** When the questions before it were asked and by whom; empty if it cannot be told. */
    public Optional<String> safety(Words words) {
        return before(words).safety(session);
    }

    /** What the person agreed to, and when. */
    public String agreed(Words words) {
        return before(words).agreed(session);
    }

    /** True if it was noted before this visit, and after the one before, when not to wait. */
    public boolean isNetTold() {
        long last =
                chart.all(Entry.SessionSigned.class).stream()
                        .mapToLong(one -> one.noted().sequence())
                        .filter(one -> one < noted.sequence())
                        .max()
                        .orElse(0);
        return chart.all(Entry.SafetyNetTold.class).stream()
                .mapToLong(one -> one.noted().sequence())
                .anyMatch(one -> one > last && one < noted.sequence());
    }

    private AskedBefore before(Words words) {
        return AskedBefore.entry(chart, noted.sequence(), zone, words);
    }

    /** What was added to it and put right in it since, oldest first. */
    public List<Addition> additions() {
        return Addition.all(chart, noted.sequence(), form.words());
    }

    /**
     * A pain score.
     *
     * @param was what stood there before it was put right, as it was signed first; mostly empty
     * @param now what counts
     */
    public record Score(List<String> was, String now) {
        public Score {
            was = List.copyOf(was);
        }
    }

    public Score score(PainScore score) {
        var was =
                chart.painPutRight(noted.sequence()).stream()
                        .filter(one -> one.score() == score)
                        .map(one -> PainWords.shown(one.was(), form.words()))
                        .toList();
        return new Score(was, PainWords.shown(score.of(session), form.words()));
    }

    /** The pain scores that can be put right, each with what it says now. */
    public List<Option> scores() {
        return Arrays.stream(PainScore.values())
                .map(score ->
                        Option.of(
                                code(score),
                                form.words()
                                        .say(
                                                "session.right.one",
                                                PainWords.name(score, form.words()),
                                                PainWords.shown(score.of(session), form.words()))))
                .toList();
    }

    /** True if what was sent to put a number right was refused. */
    public boolean putsRight() {
        return Stream.of(PainForm.SCORE, PainForm.RIGHT, PainForm.WHY)
                .anyMatch(field -> !form.problem(field).isEmpty());
    }

    /** What rules advise against and was done, each with the reason written in this visit. */
    public List<SetAside> reasons() {
        return noted.entry() instanceof Entry.SessionSigned signed
                ? signed.reasons().orElse(List.of())
                : List.of();
    }

    /** What was said of its times. */
    private VisitTimes times() {
        return noted.entry() instanceof Entry.SessionSigned signed
                ? signed.times().orElse(VisitTimes.UNSAID)
                : VisitTimes.UNSAID;
    }

    /** When the needles went in; empty where nobody said it. */
    public Optional<String> needlesIn() {
        return times().needlesIn().map(at -> Words.time(at, zone));
    }

    /** When all of them were counted out; empty where no clock ran. */
    public Optional<String> needlesOut() {
        return times().needlesOut().map(at -> Words.time(at, zone));
    }

    /** What looked wrong of the times of the visit, and why they are right. */
    public record Explained(String warning, String why) {}

    /** Each warning of the times that was signed with a reason. */
    public List<Explained> explained(Words words) {
        var explained = new ArrayList<Explained>();
        times().whyShort()
                .filter(_ -> chartedAfterwards(words).isEmpty())
                .map(why ->
                        new Explained(
                                words.say(
                                        "session.times",
                                        Duration.between(
                                                        began(),
                                                        times().needlesOut()
                                                                .orElse(session.ended()))
                                                .toMinutes(),
                                        session.retentionMinutes().orElse(0)),
                                why))
                .ifPresent(explained::add);
        times().whyLater()
                .map(why -> new Explained(words.say("session.signed.order", later(words)), why))
                .ifPresent(explained::add);
        return explained;
    }

    /**
     * Why its times say nothing of the visit; empty where they do. It was charted afterwards, and
     * start and end are those that the form wrote by itself: when the questions before it were
     * answered, and when it was signed. It is known by the ready words of the reason, so whoever
     * wrote other words is shown the times.
     */
    public Optional<String> chartedAfterwards(Words words) {
        return times().whyShort()
                .filter(why -> why.startsWith(words.say("session.times.afterwards.said")))
                .filter(_ -> times().needlesIn().isEmpty())
                .filter(_ -> isOfMinute(session.ended(), noted.recordedAt()))
                .filter(_ ->
                        chart.all(Entry.SafetyAsked.class).stream()
                                .anyMatch(asked ->
                                        isOfMinute(session.started(), asked.noted().occurredAt())));
    }

    private static boolean isOfMinute(Instant minute, Instant moment) {
        return moment.truncatedTo(ChronoUnit.MINUTES).equals(minute);
    }

    private Instant began() {
        return times().needlesIn().orElse(session.started());
    }

    /** What was noted for a later minute than the treatment, each with its minute. */
    private String later(Words words) {
        return before(words).notedAfter(began(), session, noted.recordedAt()).stream()
                .map(one ->
                        words.say(
                                "session.order." + Rows.code(one.kind()),
                                words.timeBeside(day(), one.at(), zone)))
                .collect(Collectors.joining("; "));
    }

    /** What stands on each printed sheet of it: whose it is, and of which day. */
    public String sheet() {
        return form.words()
                .say(
                        "session.sheet",
                        chart.patient().name().text(),
                        String.valueOf(chart.patient().born().day().getYear()),
                        form.words().day(day()));
    }

    /** When it was signed, by the program's own clock. */
    public String signedAt(Words words) {
        return words.timeBeside(day(), noted.recordedAt(), zone);
    }

    private LocalDate day() {
        return LocalDate.ofInstant(session.started(), zone);
    }

    /** From when to when it went, or when it was charted; the day is said once. */
    public String lasted(Words words) {
        if (chartedAfterwards(words).isPresent()) {
            return words.say(
                    "session.signed.charted",
                    words.inFull(day()),
                    words.timeBeside(day(), session.ended(), zone));
        }
        var from = session.started().atZone(zone);
        var to = session.ended().atZone(zone);
        var day = words.inFull(from.toLocalDate());
        var time = DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT).withLocale(words.locale());
        return from.toLocalDate().equals(to.toLocalDate())
                ? "%s, %s – %s".formatted(day, time.format(from), time.format(to))
                : "%s – %s".formatted(at(words, session.started()), at(words, session.ended()));
    }

    public String at(Words words, Instant moment) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
                .withLocale(words.locale())
                .withZone(zone)
                .format(moment);
    }
}
