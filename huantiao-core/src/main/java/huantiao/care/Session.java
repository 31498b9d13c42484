package huantiao.care;

import huantiao.triage.TechniqueKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * One visit as it was, complete to STRICTA 2010. The safety questions asked before it are an entry
 * of their own ({@link Entry.SafetyAsked}).
 *
 * @param before pain before the first needle
 * @param after pain at the end
 * @param responseSought what the needling looked for (item 2d); empty is a gap if there are needles
 * @param needleType empty is a gap if there are needles
 * @param needlesIn counted at insertion
 * @param needlesOut counted at removal; must equal {@code needlesIn} before the session is signed
 * @param retentionMinutes how long needles stayed, 0 to 240
 * @param others other treatments of the visit; an empty list says there were none
 * @param harms what was found when harms were asked about; an empty list says none
 * @param harmsAsked true once the person was asked about unwanted effects of earlier treatment
 * @param harmsToday how many of the harms, the last of the list, belong to this very visit; 0 says
 *     that the person was asked at its end and there were none. Empty where nobody asked, and in
 *     visits from before this question stood by itself
 * @param consentConfirmed true once the person agreed to today's treatment
 * @param carried how many needlings stand as at the last visit: the same place, depth and
 *     stimulation
 * @param note what else the next reader should know
 * @param skin at the points, as it was seen at this visit; empty where nobody said it, and in
 *     visits from before it was asked
 * @param manipulation how the needles were worked by hand (item 2e); empty where nobody said it,
 *     and in visits from before it was asked
 * @param timesWorked how many times the needles were worked by hand, 1 to 50; empty where nobody
 *     said it, and in visits from before it was asked
 * @param tongueAndPulse in words, for those who use them; empty where nobody looked, and in visits
 *     from before there was a place for it
 * @param painWhy why the pain in the leg was not asked before or after treatment; empty where both
 *     were asked, and in visits from before a reason was wanted
 * @param agreedTo what was named when the person agreed to today's treatment; empty in visits from
 *     before the agreement named techniques
 */
public record Session(
        Instant started,
        Instant ended,
        Pain before,
        Pain after,
        List<Needling> needlings,
        List<ElectroPair> pairs,
        Optional<Response> responseSought,
        Optional<NeedleType> needleType,
        int needlesIn,
        int needlesOut,
        OptionalInt retentionMinutes,
        List<Technique> others,
        List<AdverseEvent> harms,
        boolean harmsAsked,
        OptionalInt harmsToday,
        boolean consentConfirmed,
        int carried,
        String note,
        Optional<PointSkin> skin,
        Optional<Manipulation> manipulation,
        OptionalInt timesWorked,
        Optional<String> tongueAndPulse,
        Optional<String> painWhy,
        Optional<List<TechniqueKind>> agreedTo) {

    /**
     * Of whose skin at the points, hand at the needles, tongue, pulse and pain nobody said more.
     */
    public Session(
            Instant started,
            Instant ended,
            Pain before,
            Pain after,
            List<Needling> needlings,
            List<ElectroPair> pairs,
            Optional<Response> responseSought,
            Optional<NeedleType> needleType,
            int needlesIn,
            int needlesOut,
            OptionalInt retentionMinutes,
            List<Technique> others,
            List<AdverseEvent> harms,
            boolean harmsAsked,
            OptionalInt harmsToday,
            boolean consentConfirmed,
            int carried,
            String note) {
        this(
                started,
                ended,
                before,
                after,
                needlings,
                pairs,
                responseSought,
                needleType,
                needlesIn,
                needlesOut,
                retentionMinutes,
                others,
                harms,
                harmsAsked,
                harmsToday,
                consentConfirmed,
                carried,
                note,
                Optional.empty(),
                Optional.empty(),
                OptionalInt.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** Longest visit accepted; more is a typing error. */
    public static final Duration LONGEST = Duration.ofHours(8);

    /** More often than this needles are not worked by hand in one visit. */
    public static final int MOST_WORKED = 50;

    public Session {
        if (ended.isBefore(started) || Duration.between(started, ended).compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "a session must end after it starts and within %d hours"
                            .formatted(LONGEST.toHours()));
        }
        needlings = List.copyOf(needlings);
        pairs = List.copyOf(pairs);
        others = List.copyOf(others);
        harms = List.copyOf(harms);
        count("needles in", needlesIn);
        count("needles out", needlesOut);
        if (retentionMinutes.isPresent()
                && !(retentionMinutes.getAsInt() >= 0 && retentionMinutes.getAsInt() <= 240)) {
            throw new IllegalArgumentException(
                    "retention (%d minutes) must be within 0..240"
                            .formatted(retentionMinutes.getAsInt()));
        }
        if (timesWorked.isPresent()
                && !(timesWorked.getAsInt() >= 1 && timesWorked.getAsInt() <= MOST_WORKED)) {
            throw new IllegalArgumentException(
                    "times worked (%d) must be within 1..%d"
                            .formatted(timesWorked.getAsInt(), MOST_WORKED));
        }
        if (harmsToday.isPresent()
                && !(harmsToday.getAsInt() >= 0 && harmsToday.getAsInt() <= harms.size())) {
            throw new IllegalArgumentException(
                    "harms of today (%d) must be within 0..%d"
                            .formatted(harmsToday.getAsInt(), harms.size()));
        }
        if (!(carried >= 0 && carried <= needlings.size())) {
            throw new IllegalArgumentException(
                    "carried needlings (%d) must be within 0..%d"
                            .formatted(carried, needlings.size()));
        }
        note = Words.text("note", note);
        tongueAndPulse =
                tongueAndPulse
                        .map(text -> Words.text("tongue and pulse", text))
                        .filter(text -> !text.isEmpty());
        agreedTo = agreedTo.map(List::copyOf);
        painWhy =
                painWhy.map(text -> Words.text("why pain was not asked", text))
                        .filter(text -> !text.isEmpty());
    }

    /** The packs that its needles were from, those whose maker and lot were noted, each once. */
    public List<NeedleType> packs() {
        return needleType.stream()
                .flatMap(type ->
                        Stream.concat(
                                Stream.of(type),
                                needlings.stream()
                                        .flatMap(one -> one.own().stream())
                                        .flatMap(own -> own.pack(type).stream())))
                .filter(pack -> !pack.makerAndLot().isEmpty())
                .distinct()
                .toList();
    }

    /** Harms of earlier treatment that came to light at this visit. */
    public List<AdverseEvent> earlierHarms() {
        return harms.subList(0, harms.size() - harmsToday.orElse(0));
    }

    /** Harms of this very visit; none where nobody asked. */
    public List<AdverseEvent> todaysHarms() {
        return harms.subList(harms.size() - harmsToday.orElse(0), harms.size());
    }

    /** The same visit with other pain scores. */
    Session withPain(Pain first, Pain last) {
        return new Session(
                started,
                ended,
                first,
                last,
                needlings,
                pairs,
                responseSought,
                needleType,
                needlesIn,
                needlesOut,
                retentionMinutes,
                others,
                harms,
                harmsAsked,
                harmsToday,
                consentConfirmed,
                carried,
                note,
                skin,
                manipulation,
                timesWorked,
                tongueAndPulse,
                painWhy,
                agreedTo);
    }

    /** True if some of it lies between these moments. */
    public boolean isDuring(Instant from, Instant to) {
        return started.isBefore(to) && ended.isAfter(from);
    }

    /** True if nobody asked for the pain in the leg before treatment, or after it. */
    public boolean lacksPain() {
        return before.leg().isEmpty() || after.leg().isEmpty();
    }

    /** True if anything pierced the skin. */
    public boolean needled() {
        return needlesIn > 0 || !needlings.isEmpty();
    }

    /**
     * True if the other is this very visit, sent once more: the button was pressed twice. When it
     * ended and what it took over are worked out anew at each sending.
     */
    public boolean isSentAgain(Session other) {
        return started.equals(other.started)
                && new Session(
                                started,
                                other.ended,
                                before,
                                after,
                                needlings,
                                pairs,
                                responseSought,
                                needleType,
                                needlesIn,
                                needlesOut,
                                retentionMinutes,
                                others,
                                harms,
                                harmsAsked,
                                harmsToday,
                                consentConfirmed,
                                other.carried,
                                note,
                                skin,
                                manipulation,
                                timesWorked,
                                tongueAndPulse,
                                painWhy,
                                agreedTo)
                        .equals(other);
    }

    private static void count(String what, int value) {
        if (!(value >= 0 && value <= 200)) {
            throw new IllegalArgumentException(
                    "%s (%d) must be within 0..200".formatted(what, value));
        }
    }
}
