package huantiao.course;

import huantiao.base.Known;
import huantiao.base.Result;
import huantiao.base.Source;
import huantiao.care.Entry;
import huantiao.measures.Change;
import huantiao.measures.Exact;
import huantiao.measures.Noise;
import huantiao.measures.ResponseClass;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalInt;

/**
 * What the house proposes at a review: stop, change or go on. It is a rule of this project, made
 * from what trials and payers did; nobody has published one for a single person with sciatica. A
 * named person accepts or overrules it.
 */
public sealed interface ReviewProposal {
    /** The review is due on this day or after this many sessions, whichever comes first. */
    int REVIEW_WEEK = 4;

    int REVIEW_SESSION = 10;

    /** How many sessions more while it is not clear, before the last decision. */
    int MORE_SESSIONS = 5;

    /** Beyond so many sessions only with recorded improvement. */
    int SESSIONS_WITHOUT_IMPROVEMENT = 12;

    Source TU_2024 =
            new Source(
                    "tu_2024",
                    "Tu 2024, JAMA Intern Med 184:1417: 10 sessions in 4 weeks, chronic sciatica",
                    "10.1001/jamainternmed.2024.5463",
                    "abstract");
    Source GERAC =
            new Source(
                    "gerac",
                    "Haake 2007 (GERAC), Arch Intern Med 167:1892: 10 sessions, 5 more if pain fell by 10 to 50 %; chronic back pain, not sciatica",
                    "10.1001/archinte.167.17.1892",
                    "abstract");
    Source MEDICARE =
            new Source(
                    "cms_30_3_3",
                    "US Medicare NCD 30.3.3 (2020): 12 visits in 90 days, more only while improving; non-specific chronic low back pain, sciatica with a known cause lies outside",
                    "",
                    "web_page");
    Source PROJECT =
            new Source(
                    "project_review_rule",
                    "Review rule of this project: nobody's published rule",
                    "",
                    "full");

    /** A red flag is open, or nobody asked. Nothing else is proposed until that is settled. */
    record RedFlagsFirst(Known redFlag) implements ReviewProposal {}

    /** Got worse: examine, ask the red flags again, refer. */
    record ExamineAndRefer(ResponseClass seen) implements ReviewProposal {}

    /** The review is not due yet. */
    record NotYet(LocalDate by, int orAtSession) implements ReviewProposal {}

    /** Without an answer nothing can be decided: ask first. */
    record AnswerFirst() implements ReviewProposal {}

    /** It got clearly better: fewer sessions, or none. */
    record TaperOrStop(ResponseClass seen) implements ReviewProposal {}

    /** Not clear yet: up to so many sessions more, then the last decision. */
    record SomeMore(ResponseClass seen, int atMost) implements ReviewProposal {}

    /** It did not help enough: stop, or change the treatment, and offer other care. */
    record StopOrChange(ResponseClass seen, boolean afterExtension) implements ReviewProposal {}

    /**
     * What is known on the day of the review.
     *
     * @param sessionsDone since the start
     * @param extendedAt sessions done when more were granted before; empty if never
     * @param redFlag yes if any red-flag answer is open today, unknown if they were not asked
     */
    record Situation(
            Schedule schedule,
            LocalDate today,
            int sessionsDone,
            OptionalInt extendedAt,
            Verdict verdict,
            Known redFlag) {
        public Situation {
            if (!(sessionsDone >= 0 && extendedAt.orElse(0) <= sessionsDone)) {
                throw new IllegalArgumentException(
                        "sessions (%d, extended at %s) must rise"
                                .formatted(sessionsDone, extendedAt));
            }
        }

        boolean isDue() {
            return sessionsDone >= REVIEW_SESSION
                    || !today.isBefore(schedule.start().plusWeeks(REVIEW_WEEK));
        }
    }

    /** Safety first, then getting worse at any time from week 2 on, then the review itself. */
    static ReviewProposal propose(Situation now) {
        if (!now.redFlag().isNo()) {
            return new RedFlagsFirst(now.redFlag());
        }
        var change = now.verdict().judged();
        var seen = now.verdict().responseClass();
        if (change.filter(c -> isAlarming(c, now.verdict())).isPresent()) {
            return new ExamineAndRefer(seen);
        }
        if (!now.isDue()) {
            return new NotYet(now.schedule().start().plusWeeks(REVIEW_WEEK), REVIEW_SESSION);
        }
        return change.map(judged -> decide(now, judged)).orElseGet(AnswerFirst::new);
    }

    private static ReviewProposal decide(Situation now, Change change) {
        var seen = change.responseClass();
        return switch (seen) {
            case IMPROVED -> new TaperOrStop(seen);
            case WORSE, POSSIBLY_WORSE -> new ExamineAndRefer(seen);
            case IMPROVED_WITHIN_ERROR, IMPROVED_ERROR_UNKNOWN, SMALL_IMPROVEMENT ->
                    someMore(now, seen, Integer.MAX_VALUE);
            case NO_CLEAR_CHANGE ->
                    change.percent().filter(ReviewProposal::fellALittle).isPresent()
                            ? someMore(now, seen, SESSIONS_WITHOUT_IMPROVEMENT - now.sessionsDone())
                            : new StopOrChange(seen, now.extendedAt().isPresent());
            case NOT_ASSESSABLE -> new AnswerFirst();
        };
    }

    /** By 10 % or more, which GERAC took as a reason for five more, and less than a response. */
    private static boolean fellALittle(Exact percent) {
        return percent.isAtLeast(Exact.of(10));
    }

    private static ReviewProposal someMore(Situation now, ResponseClass seen, int most) {
        var used =
                now.extendedAt().isPresent() ? now.sessionsDone() - now.extendedAt().getAsInt() : 0;
        var left = Math.min(MORE_SESSIONS - used, most);
        return left > 0
                ? new SomeMore(seen, left)
                : new StopOrChange(seen, now.extendedAt().isPresent());
    }

    /**
     * Worse beyond noise; or worse by as much as would matter on a measure whose noise nobody has
     * published, where "beyond noise" could never be reached.
     */
    private static boolean isAlarming(Change change, Verdict verdict) {
        return verdict instanceof Verdict.Worse
                || (change.responseClass() == ResponseClass.POSSIBLY_WORSE
                        && change.instrument().noise() instanceof Noise.NotKnown);
    }

    /** Why a decision is not taken. */
    enum Refusal {
        /** It is other than the proposal. */
        REASON_NEEDED,
        /** It passes over what the person said. */
        REASON_NEEDED_AS_NOT_ENOUGH,
        /** No treatment goes on past an open red flag; settle the flag instead. */
        RED_FLAG_CANNOT_BE_OVERRULED
    }

    /**
     * The proposal as a decision repeats it: whoever decides the same or one of its ways, agrees.
     */
    default String code() {
        return switch (this) {
            case TaperOrStop _ -> "taper_or_stop";
            case SomeMore _ -> Entry.ReviewDecided.SOME_MORE;
            case StopOrChange _ -> "stop_or_change";
            case ExamineAndRefer _ -> "examine_and_refer";
            case NotYet _ -> "go_on";
            case AnswerFirst _ -> "answer_first";
            case RedFlagsFirst _ -> "red_flags_first";
        };
    }

    /**
     * True if a decision is noted with its reason. One that is other than the proposal always is.
     * The proposal counts scores only: where the person says that it is not good enough as it is,
     * to decide as the scores say needs a reason as well; to examine the person first does not
     * (decision 0321).
     */
    default boolean needsReason(String decided, PersonSaid said) {
        return isOtherwise(decided) || passesOver(decided, said);
    }

    private boolean isOtherwise(String decided) {
        return !Entry.ReviewDecided.follows(code(), decided);
    }

    private static boolean passesOver(String decided, PersonSaid said) {
        return said.saysNotEnough() && !Entry.ReviewDecided.examines(decided);
    }

    /**
     * What a named person makes of the proposal. The house advises; they decide, and say why where
     * the score or the person says otherwise.
     *
     * @param decided code of what was decided
     * @param reason in the decider's own words; may be empty where none is needed
     */
    default Result<Entry.ReviewDecided, Refusal> decide(
            String decided, String reason, PersonSaid said) {
        if (this instanceof RedFlagsFirst) {
            return Result.refused(Refusal.RED_FLAG_CANNOT_BE_OVERRULED);
        }
        if (needsReason(decided, said) && reason.isBlank()) {
            return Result.refused(
                    passesOver(decided, said)
                            ? Refusal.REASON_NEEDED_AS_NOT_ENOUGH
                            : Refusal.REASON_NEEDED);
        }
        return Result.ok(new Entry.ReviewDecided(code(), decided, reason.strip()));
    }

    /** Message key of the proposal, as {@code outcomes.review.some_more}. */
    default String key() {
        return "outcomes.review."
                + switch (this) {
                    case RedFlagsFirst(var redFlag) ->
                            redFlag.isUnknown() ? "red_flags_not_asked" : "red_flags_first";
                    case ExamineAndRefer _ -> "examine_and_refer";
                    case NotYet _ -> "not_yet";
                    case AnswerFirst _ -> "answer_first";
                    case TaperOrStop _ -> "taper_or_stop";
                    case SomeMore _ -> Entry.ReviewDecided.SOME_MORE;
                    case StopOrChange(_, var afterExtension) ->
                            afterExtension ? "stop_after_extension" : "stop_or_change";
                };
    }

    /** What the proposal rests on. */
    default List<Source> sources() {
        return switch (this) {
            case RedFlagsFirst _, ExamineAndRefer _, AnswerFirst _ -> List.of(PROJECT);
            case NotYet _, TaperOrStop _ -> List.of(PROJECT, TU_2024);
            case SomeMore _ -> List.of(PROJECT, GERAC, MEDICARE);
            case StopOrChange _ -> List.of(PROJECT, MEDICARE);
        };
    }
}
