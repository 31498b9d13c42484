package huantiao.triage;

import huantiao.base.Result;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The red flags laid over what is known of one person. Made by {@link RedFlags#assess}, and by
 * nobody else, because it mints the key to an episode.
 */
public final class Assessment {
    private final Facts facts;
    private final List<RedFlag> positive;
    private final List<RedFlag> open;
    private final List<RedFlag> toAsk;
    private final Disposition disposition;

    Assessment(
            Facts facts,
            List<RedFlag> positive,
            List<RedFlag> open,
            List<RedFlag> toAsk,
            Disposition disposition) {
        this.facts = facts;
        this.positive = List.copyOf(positive);
        this.open = List.copyOf(open);
        this.toAsk = List.copyOf(toAsk);
        this.disposition = disposition;
    }

    /** What was known, and the derived facts {@code triage} and {@code open_questions}. */
    public Facts facts() {
        return facts;
    }

    /** The flags answered yes, in the order of the data. */
    public List<RedFlag> positive() {
        return positive;
    }

    /** Questions that must be answered before any treatment and are not. */
    public List<OpenQuestion> open() {
        return questions(open);
    }

    /** Other flags that cannot be told yet: ask, do not take them for a no. */
    public List<OpenQuestion> toAsk() {
        return questions(toAsk);
    }

    /**
     * Flags that cannot be told yet and would change what to do: those that lead higher than the
     * level reached. Those that come first are {@link #open()}.
     */
    public List<OpenQuestion> untold() {
        return questions(stillMattering());
    }

    /** The facts to ask for next so that those can be told, the deciding ones before the rest. */
    public Set<String> nextToAsk() {
        return next(stillMattering());
    }

    /** Those of the facts to ask for next that decide flags this one's answer counts for. */
    public Set<String> nextToAsk(RedFlag.Asked asked) {
        return next(stillMattering().stream().filter(flag -> flag.asked() == asked).toList());
    }

    private Set<String> next(List<RedFlag> flags) {
        Set<String> next = new LinkedHashSet<>(NextQuestions.of(flags, facts));
        open().forEach(question -> next.removeAll(question.missing()));
        return Collections.unmodifiableSet(next);
    }

    private List<RedFlag> stillMattering() {
        return toAsk.stream().filter(flag -> NextQuestions.stillMatters(flag, level())).toList();
    }

    private List<OpenQuestion> questions(List<RedFlag> flags) {
        return flags.stream().map(flag -> new OpenQuestion(flag, why(flag).toAsk())).toList();
    }

    public Disposition disposition() {
        return disposition;
    }

    public Level level() {
        return disposition.level();
    }

    /** Why a flag came out as it did. */
    public Explanation why(RedFlag flag) {
        return Explanation.of(flag.when(), facts);
    }

    /** The key to an episode, or why there is none. */
    public Result<Cleared, NotCleared> clearance() {
        return clearance(Optional.empty());
    }

    /** The same, when the clinician referred to has agreed that care goes on meanwhile. */
    public Result<Cleared, NotCleared> clearance(ReferralAgreement agreement) {
        return clearance(Optional.of(agreement));
    }

    private Result<Cleared, NotCleared> clearance(Optional<ReferralAgreement> agreement) {
        return switch (disposition) {
            case Disposition.EmergencyNow _, Disposition.SameDay _ ->
                    Result.refused(new NotCleared.SendNow(disposition));
            case Disposition.UrgentReferral _, Disposition.SeeDoctorSoon _, Disposition.Proceed _
                    when !open.isEmpty() ->
                    Result.refused(new NotCleared.AskFirst(open()));
            case Disposition.UrgentReferral referral when agreement.isEmpty() ->
                    Result.refused(new NotCleared.ReferralFirst(referral));
            case Disposition.UrgentReferral _ ->
                    Result.ok(new Clearance(facts, disposition, agreement));
            case Disposition.SeeDoctorSoon _, Disposition.Proceed _ ->
                    Result.ok(new Clearance(facts, disposition, Optional.empty()));
        };
    }
}
