package huantiao.store;

import huantiao.care.Entry;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The names under which entries stand in the journal. A name says what the entry is and the version
 * of its JSON; once it stands in anybody's journal it is never given another meaning. When the form
 * of an entry changes, the new form gets the next version and the old name keeps its own reader.
 */
final class Kinds {

    private static final Map<String, Class<? extends Entry>> BY_NAME = new LinkedHashMap<>();

    static {
        BY_NAME.put("registered.v1", Entry.Registered.class);
        BY_NAME.put("details-corrected.v1", Entry.DetailsCorrected.class);
        BY_NAME.put("consent-given.v1", Entry.ConsentGiven.class);
        BY_NAME.put("consent-declined.v1", Entry.ConsentDeclined.class);
        BY_NAME.put("consent-withdrawn.v1", Entry.ConsentWithdrawn.class);
        BY_NAME.put("symptoms-told.v1", Entry.SymptomsTold.class);
        BY_NAME.put("choices-weighed.v1", Entry.ChoicesWeighed.class);
        BY_NAME.put("aid-checked.v1", Entry.AidChecked.class);
        BY_NAME.put("consulted.v1", Entry.Consulted.class);
        BY_NAME.put("body-marked.v1", Entry.BodyMarked.class);
        BY_NAME.put("safety-asked.v1", Entry.SafetyAsked.class);
        BY_NAME.put("told-before-visit.v1", Entry.ToldBeforeVisit.class);
        BY_NAME.put("safety-net-told.v1", Entry.SafetyNetTold.class);
        BY_NAME.put("answered-not-counted.v1", Entry.AnsweredNotCounted.class);
        BY_NAME.put("sent-on.v1", Entry.SentOn.class);
        BY_NAME.put("diary-kept.v1", Entry.DiaryKept.class);
        BY_NAME.put("letter-made.v1", Entry.LetterMade.class);
        BY_NAME.put("referral-agreed.v1", Entry.ReferralAgreed.class);
        BY_NAME.put("referral-declined.v1", Entry.ReferralDeclined.class);
        BY_NAME.put("plan-agreed.v1", Entry.PlanAgreed.class);
        BY_NAME.put("session-signed.v1", Entry.SessionSigned.class);
        BY_NAME.put("addendum-added.v1", Entry.AddendumAdded.class);
        BY_NAME.put("pain-corrected.v1", Entry.PainCorrected.class);
        BY_NAME.put("score-corrected.v1", Entry.ScoreCorrected.class);
        BY_NAME.put("harm-noted.v1", Entry.HarmNoted.class);
        BY_NAME.put("harm-followed.v1", Entry.HarmFollowed.class);
        BY_NAME.put("checked-in.v1", Entry.CheckedIn.class);
        BY_NAME.put("paper-keyed.v1", Entry.PaperKeyed.class);
        BY_NAME.put("review-decided.v1", Entry.ReviewDecided.class);
        BY_NAME.put("episode-closed.v1", Entry.EpisodeClosed.class);
    }

    private Kinds() {}

    /** The name under which this entry is written today. */
    static String of(Entry entry) {
        return switch (entry) {
            case Entry.Registered _ -> "registered.v1";
            case Entry.DetailsCorrected _ -> "details-corrected.v1";
            case Entry.ConsentGiven _ -> "consent-given.v1";
            case Entry.ConsentDeclined _ -> "consent-declined.v1";
            case Entry.ConsentWithdrawn _ -> "consent-withdrawn.v1";
            case Entry.SymptomsTold _ -> "symptoms-told.v1";
            case Entry.ChoicesWeighed _ -> "choices-weighed.v1";
            case Entry.AidChecked _ -> "aid-checked.v1";
            case Entry.Consulted _ -> "consulted.v1";
            case Entry.BodyMarked _ -> "body-marked.v1";
            case Entry.SafetyAsked _ -> "safety-asked.v1";
            case Entry.ToldBeforeVisit _ -> "told-before-visit.v1";
            case Entry.SafetyNetTold _ -> "safety-net-told.v1";
            case Entry.AnsweredNotCounted _ -> "answered-not-counted.v1";
            case Entry.SentOn _ -> "sent-on.v1";
            case Entry.DiaryKept _ -> "diary-kept.v1";
            case Entry.LetterMade _ -> "letter-made.v1";
            case Entry.ReferralAgreed _ -> "referral-agreed.v1";
            case Entry.ReferralDeclined _ -> "referral-declined.v1";
            case Entry.PlanAgreed _ -> "plan-agreed.v1";
            case Entry.SessionSigned _ -> "session-signed.v1";
            case Entry.AddendumAdded _ -> "addendum-added.v1";
            case Entry.PainCorrected _ -> "pain-corrected.v1";
            case Entry.ScoreCorrected _ -> "score-corrected.v1";
            case Entry.HarmNoted _ -> "harm-noted.v1";
            case Entry.HarmFollowed _ -> "harm-followed.v1";
            case Entry.CheckedIn _ -> "checked-in.v1";
            case Entry.PaperKeyed _ -> "paper-keyed.v1";
            case Entry.ReviewDecided _ -> "review-decided.v1";
            case Entry.EpisodeClosed _ -> "episode-closed.v1";
        };
    }

    /**
     * What the entry of that name is.
     *
     * @throws UnreadableEntry if this program does not know the name
     */
    static Class<? extends Entry> named(String name) {
        var kind = BY_NAME.get(name);
        if (kind == null) {
            throw UnreadableEntry.ofUnknownKind(name);
        }
        return kind;
    }
}
