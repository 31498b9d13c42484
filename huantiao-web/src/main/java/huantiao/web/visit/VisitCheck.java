package huantiao.web.visit;

import huantiao.base.Problem;
import huantiao.care.ElectroPair;
import huantiao.care.Groundwork;
import huantiao.care.NeedleType;
import huantiao.care.Response;
import huantiao.care.Session;
import huantiao.care.ShortNeedle;
import huantiao.care.Stricta;
import huantiao.care.TooDeep;
import huantiao.triage.PlanCheck;
import huantiao.triage.Rules;
import huantiao.triage.TechniqueKind;
import huantiao.triage.Verdict;
import huantiao.web.Words;
import huantiao.web.care.RuleFacts;
import huantiao.web.room.NeedlesSaid;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What stands between the visit and its signature.
 *
 * @param count needles in and out
 * @param carried how many needles stand as at the last visit
 * @param unread what was typed and cannot be read yet
 * @param gaps STRICTA items still missing
 * @param complete share of the items that are complete, 0 to 1
 * @param verdicts what the rules say to what was done; only where they say something
 * @param tooDeep needles above the cautious cap of their point
 * @param thick needles that are thicker than a rule advises for this person
 * @param shortNeedles needles that are short for their depth
 * @param times minutes of the visit and of its needles, where they cannot both be right
 * @param notedLater what has to come before treatment and is noted for a later minute
 * @param overlapping when other visits of the same practitioner began that are of the same time
 * @param clocked currents that flowed for other minutes by their clock than stand there
 * @param broughtNone needles said to have brought nothing though a response was looked for
 */
public record VisitCheck(
        Count count,
        int carried,
        List<Problem> unread,
        List<Stricta.Gap> gaps,
        double complete,
        List<Spoken> verdicts,
        List<TooDeep> tooDeep,
        List<ThickNeedle> thick,
        List<ShortNeedle> shortNeedles,
        Optional<Times> times,
        List<Groundwork> notedLater,
        List<Instant> overlapping,
        long broughtNone,
        List<ElectroPair> clocked) {

    static VisitCheck of(
            SessionForm typed,
            Session soFar,
            List<Problem> unread,
            List<Stricta.Gap> gaps,
            PlanCheck rules,
            List<TooDeep> tooDeep,
            Optional<Times> times,
            List<Groundwork> notedLater,
            List<Instant> overlapping,
            RuleFacts facts) {
        var spoken = new ArrayList<Spoken>();
        rules.techniques()
                .forEach((technique, verdict) ->
                        speak(
                                facts.words().say("technique." + technique.code()),
                                verdict,
                                facts,
                                spoken));
        rules.points().forEach((point, verdict) -> speak(point.text(), verdict, facts, spoken));
        var fields = new VisitFields(typed);
        var rows = typed.needles().readable();
        return new VisitCheck(
                Count.of(
                        Math.max(soFar.needlesIn(), new NeedlesSaid(typed.sent()).placed()),
                        typed.saysIn(),
                        typed.countedOut()),
                soFar.carried(),
                unread.stream().filter(VisitCheck::isNotSaidElsewhere).toList(),
                gaps.stream()
                        .map(gap ->
                                gap.needling() < 0
                                        ? gap
                                        : new Stricta.Gap(
                                                gap.item(), gap.field(), rows.get(gap.needling())))
                        .filter(gap ->
                                isOfOtherCounts(gap, unread)
                                        || fields.isMissing(fields.of(gap), unread))
                        .toList(),
                Stricta.completeness(gaps),
                spoken,
                tooDeep.stream()
                        .map(one ->
                                new TooDeep(
                                        rows.get(one.needling()),
                                        one.point(),
                                        one.depthMm(),
                                        one.capMm()))
                        .toList(),
                ThickNeedle.among(
                        typed.pack().diameterMm(), soFar.needlings(), rows, rules, facts.words()),
                ShortNeedle.among(soFar.needlings(), typed.pack().lengthMm()).stream()
                        .map(one ->
                                new ShortNeedle(
                                        rows.get(one.needling()),
                                        one.point(),
                                        one.depthMm(),
                                        one.lengthMm()))
                        .toList(),
                times,
                notedLater,
                overlapping,
                broughtNone(soFar),
                soFar.pairs().stream().filter(ElectroPair::isOtherByTheClock).toList());
    }

    /** Both counts stand there, and differ; one that cannot be read is said at its own field. */
    private static boolean isOfOtherCounts(Stricta.Gap gap, List<Problem> unread) {
        return gap.field().equals(Stricta.NEEDLES_OUT)
                && unread.stream()
                        .map(Problem::where)
                        .noneMatch(List.of("needles_in", "needles_out")::contains);
    }

    private static boolean isLookedFor(Session soFar) {
        return soFar.responseSought().filter(one -> one != Response.NONE).isPresent();
    }

    private static long broughtNone(Session soFar) {
        var none = Optional.of(Response.NONE);
        return isLookedFor(soFar)
                ? soFar.needlings().stream().filter(one -> one.response().equals(none)).count()
                : 0;
    }

    /** The count and the confirmation have lines of their own. */
    private static boolean isNotSaidElsewhere(Problem problem) {
        return !List.of("HT-0751", "HT-0772", "HT-0255", "HT-0259", "HT-0271", "HT-0279", "HT-0294")
                .contains(problem.code());
    }

    /** Why nobody may send current through this person today, whatever is done; mostly empty. */
    static List<Spoken> noCurrent(RuleFacts known) {
        var rules = known.rules();
        var person = known.facts();
        var words = known.words();
        var asked = person.with(Rules.TECHNIQUES, List.of(TechniqueKind.EA.code()));
        var spoken = new ArrayList<Spoken>();
        if (rules.rules().options(rules.flags(), person).get(TechniqueKind.EA)
                instanceof Verdict.Blocked blocked) {
            speak(
                    words.say("technique." + TechniqueKind.EA.code()),
                    blocked,
                    new RuleFacts(asked, rules, known.told(), words),
                    spoken);
        }
        return spoken;
    }

    private static void speak(String what, Verdict verdict, RuleFacts facts, List<Spoken> spoken) {
        var kind =
                switch (verdict) {
                    case Verdict.Allowed _ -> "";
                    case Verdict.AllowedWithChange _ -> "change";
                    case Verdict.NeedsReason _ -> "reason";
                    case Verdict.Blocked _ -> "blocked";
                };
        verdict.grounds()
                .forEach(ground ->
                        spoken.add(
                                new Spoken(
                                        what,
                                        kind,
                                        ground.id(),
                                        RuleFacts.name(ground.id(), facts.words()),
                                        ground.sentence(),
                                        facts.of(ground))));
    }

    /** Needles that are deeper than they are long. */
    public List<ShortNeedle> impossible() {
        return shortNeedles.stream().filter(ShortNeedle::isImpossible).toList();
    }

    /**
     * What a rule advises of the needles of the whole visit, in words; empty where they are thin.
     */
    public Optional<String> thickPack(Words words) {
        return thick(ThickNeedle.PACK, words);
    }

    /** The same of the needle of a row that has a diameter of its own. */
    public Optional<String> thickIn(int row, Words words) {
        return thick(row, words);
    }

    private Optional<String> thick(int row, Words words) {
        return thick.stream()
                .filter(one -> one.row() == row)
                .map(one ->
                        words.say(
                                "session.thick",
                                NeedleType.printed(one.diameterMm()),
                                one.by(),
                                NeedleType.printed(one.limitMm())))
                .findFirst();
    }

    /** The needle of a row, where it is short for its depth. */
    public Optional<ShortNeedle> shortIn(int row) {
        return shortNeedles.stream().filter(one -> one.needling() == row).findFirst();
    }

    /** What is deeper than the cautious cap of the point of a row. */
    public Optional<TooDeep> deepIn(int row) {
        return tooDeep.stream().filter(one -> one.needling() == row).findFirst();
    }

    /** STRICTA items that are complete. */
    public int done() {
        return (int) Math.round(Stricta.ITEMS * complete);
    }

    public int items() {
        return Stricta.ITEMS;
    }

    /** What a rule forbids, whatever reason is given. */
    public List<Spoken> blocked() {
        return verdicts.stream().filter(one -> one.kind().equals("blocked")).toList();
    }

    /** What forbids the point of a row. */
    public List<Spoken> blocked(String point) {
        return blocked().stream().filter(one -> one.names(point)).toList();
    }

    /** Rules that want a reason, each once and with all that it speaks of. */
    public List<Spoken> reasonsWanted() {
        var wanted = new LinkedHashMap<String, Spoken>();
        for (var one : verdicts) {
            if (one.kind().equals("reason")) {
                wanted.merge(one.rule(), one, Spoken::with);
            }
        }
        return List.copyOf(wanted.values());
    }

    /**
     * A visit that by its times was over before its needles could come out.
     *
     * @param visit whole minutes from when they went in, or its start, to its end
     * @param needles minutes they stayed
     */
    public record Times(long visit, int needles) {

        /** Asked once the needles are out: until then the visit goes on. */
        static Optional<Times> of(
                SessionForm typed, Session soFar, List<Problem> unread, ZoneId zone) {
            var times = typed.times(zone);
            return typed.countedOut().isPresent()
                            && !TimesForm.areWrong(unread)
                            && times.isShorterThanItsNeedles(soFar)
                    ? Optional.of(
                            new Times(times.minutes(soFar), soFar.retentionMinutes().orElse(0)))
                    : Optional.empty();
        }
    }

    /** Needles in against needles out. */
    public sealed interface Count {

        /** Nothing went in. */
        record None() implements Count {}

        /** They stand in the form, and nobody has said yet that they are in. */
        record NotSaid(int rows) implements Count {}

        /** They are in, and not counted out yet. */
        record NotCounted(int in) implements Count {}

        /** As many out as in. */
        record Equal(int in) implements Count {}

        /** Not as many out as in, or more: somebody has to look. */
        record Differs(int in, int out) implements Count {}

        static Count of(int in, boolean saysIn, OptionalInt out) {
            if (out.isEmpty()) {
                if (in == 0) {
                    return new None();
                }
                return saysIn ? new NotCounted(in) : new NotSaid(in);
            }
            return out.getAsInt() == in ? new Equal(in) : new Differs(in, out.getAsInt());
        }
    }

    /**
     * What one rule says to one thing done.
     *
     * @param kind {@code change}, {@code reason} or {@code blocked}
     * @param rule its id, or the code of the level
     * @param by the same by its name for people
     * @param because by which facts of the person, in words; may be empty
     */
    public record Spoken(
            String what, String kind, String rule, String by, String sentence, String because) {

        /** True if this is among what it speaks of. */
        boolean names(String one) {
            return !one.isEmpty() && List.of(what.split(", ")).contains(one);
        }

        /** The same of this and of what the other speaks of. */
        Spoken with(Spoken other) {
            return new Spoken(what + ", " + other.what, kind, rule, by, sentence, because);
        }
    }
}
