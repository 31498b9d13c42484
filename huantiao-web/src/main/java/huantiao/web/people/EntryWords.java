package huantiao.web.people;

import huantiao.care.AidAnswer;
import huantiao.care.CareLibrary;
import huantiao.care.ConsentKind;
import huantiao.care.Entry;
import huantiao.care.Noted;
import huantiao.care.Ruling;
import huantiao.care.SinceLast;
import huantiao.care.TogetherNo;
import huantiao.web.ScoreWords;
import huantiao.web.Words;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** An entry of a chart in one line, for a list of what happened. */
public final class EntryWords {

    private EntryWords() {}

    /** What came since a form was opened, oldest first. */
    public static List<String> of(List<Noted> since, CareLibrary.HarmsGuide harms, Words words) {
        return since.stream()
                .map(noted ->
                        noted.author().isPatient()
                                ? of(noted.entry(), harms, words)
                                : "%s: %s"
                                        .formatted(
                                                noted.author().name(),
                                                of(noted.entry(), harms, words)))
                .toList();
    }

    /**
     * @param harms what the kinds of unwanted effects are called
     */
    public static String of(Entry entry, CareLibrary.HarmsGuide harms, Words words) {
        return switch (entry) {
            case Entry.Registered _ -> words.say("entry.registered");
            case Entry.DetailsCorrected _ -> words.say("entry.details");
            case Entry.ConsentGiven given ->
                    words.say("entry.consent.given", kind(given.kind(), words));
            case Entry.ConsentDeclined declined ->
                    words.say("entry.consent.declined", kind(declined.kind(), words));
            case Entry.ConsentWithdrawn taken ->
                    words.say("entry.consent.withdrawn", kind(taken.kind(), words));
            case Entry.SymptomsTold told -> words.say("entry.told", level(told.ruling(), words));
            case Entry.ChoicesWeighed _ -> words.say("entry.choices");
            case Entry.AidChecked checked ->
                    words.say(
                            "entry.aid-checked",
                            checked.answers().stream().filter(AidAnswer::right).count(),
                            checked.answers().size());
            case Entry.Consulted consulted ->
                    consulted
                            .corrects()
                            .map(of ->
                                    words.say(
                                            "entry.consulted.corrects",
                                            level(consulted.ruling(), words),
                                            of))
                            .orElseGet(() ->
                                    words.say("entry.consulted", level(consulted.ruling(), words)));
            case Entry.BodyMarked marked -> words.say("entry.body-marked", marked.marks().size());
            case Entry.SafetyAsked asked -> asked(asked, words);
            case Entry.ToldBeforeVisit told -> news(words.say("entry.ahead"), told.since(), words);
            case Entry.SafetyNetTold _ -> words.say("entry.safety-net");
            case Entry.AnsweredNotCounted kept ->
                    words.say("entry.not-counted", kept.facts().plain().size());
            case Entry.SentOn sent -> words.say("entry.sent-on", ReferralWords.to(sent, words));
            case Entry.DiaryKept kept ->
                    words.say("entry.diary", words.day(kept.day()), kept.done().size());
            case Entry.LetterMade(var letter) ->
                    words.say(
                            "entry.letter",
                            words.say(
                                    "letters.reader."
                                            + letter.reader().name().toLowerCase(Locale.ROOT)),
                            letter.to(),
                            letter.digest().substring(0, 12));
            case Entry.ReferralAgreed agreed -> words.say("entry.agreed", agreed.agreedWith());
            case Entry.ReferralDeclined declined ->
                    words.say("entry.referral-declined", declined.by());
            case Entry.PlanAgreed agreed ->
                    words.say(
                            "entry.plan",
                            agreed.plan().sessions(),
                            agreed.plan().points().size(),
                            agreed.setAside().size());
            case Entry.SessionSigned signed ->
                    words.say(
                            "entry.session",
                            signed.session().needlesIn(),
                            signed.reasons().map(List::size).orElse(0));
            case Entry.AddendumAdded added -> words.say("entry.addendum", added.toSequence());
            case Entry.PainCorrected right ->
                    words.say(
                            "entry.pain",
                            right.toSequence(),
                            PainWords.name(right.score(), words),
                            PainWords.shown(right.value(), words));
            case Entry.ScoreCorrected right ->
                    words.say(
                            "entry.score",
                            right.toSequence(),
                            ScoreWords.name(right.instrument(), words),
                            ScoreWords.shown(right.instrument(), right.value(), words));
            case Entry.HarmNoted harm ->
                    words.say("entry.harm", harms.text(harm.event().category()));
            case Entry.HarmFollowed followed ->
                    words.say("entry.harm-followed", followed.toSequence());
            case Entry.CheckedIn checked -> {
                var said =
                        words.say(
                                checked.paper().isPresent()
                                        ? "entry.check-in.paper"
                                        : "entry.check-in",
                                checked.week());
                yield checked.safetyFrom()
                        .map(from -> words.say("entry.check-in.from", said, from))
                        .orElse(said);
            }
            case Entry.PaperKeyed keyed -> words.say("entry.paper", words.day(keyed.answeredOn()));
            case Entry.ReviewDecided decided ->
                    words.say("entry.review", words.say("course.decision." + decided.decided()));
            case Entry.EpisodeClosed closed ->
                    words.say(
                            "entry.closed",
                            words.say("closing." + closed.why().name().toLowerCase(Locale.ROOT)));
        };
    }

    private static String asked(Entry.SafetyAsked asked, Words words) {
        var level = words.say("entry.asked", level(asked.ruling(), words));
        var still =
                asked.still()
                        .map(one -> words.say("entry.asked.still", level, one.facts().size()))
                        .orElse(level);
        var said = asked.together().map(one -> together(one, still, words)).orElse(still);
        return asked.since().map(since -> news(said, since, words)).orElse(said);
    }

    /** The same with what is new, and the words in which it was told. */
    private static String news(String said, SinceLast since, Words words) {
        if (since.yes().isEmpty()) {
            return said;
        }
        return since.words().isEmpty()
                ? words.say("entry.asked.new", said, news(since, words))
                : words.say("entry.asked.told", said, news(since, words), since.words());
    }

    /** What is new, by name. */
    public static String news(SinceLast since, Words words) {
        return since.yes().stream()
                .map(news -> words.say("entry.news." + news.name().toLowerCase(Locale.ROOT)))
                .collect(Collectors.joining(", "));
    }

    private static String together(TogetherNo one, String said, Words words) {
        var named = one.named();
        return named.isEmpty()
                ? words.say("entry.asked.together", said, one.count())
                : words.say(
                        "entry.asked.together.clear",
                        said,
                        one.count() - named.size(),
                        named.stream()
                                .map(fact -> words.say("clear." + fact))
                                .collect(Collectors.joining("; ")));
    }

    private static String kind(ConsentKind kind, Words words) {
        return words.say("consent." + kind.name().toLowerCase(Locale.ROOT));
    }

    private static String level(Ruling ruling, Words words) {
        return ruling.level().equals("proceed") && !ruling.open().isEmpty()
                ? words.say("people.open-questions")
                : words.say("level." + ruling.level());
    }
}
