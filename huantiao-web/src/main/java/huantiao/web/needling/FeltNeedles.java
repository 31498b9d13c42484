package huantiao.web.needling;

import huantiao.base.Known;
import huantiao.base.Problem;
import huantiao.body.NerveRoots;
import huantiao.care.CareSteps;
import huantiao.care.Chart;
import huantiao.care.LossOfFeeling;
import huantiao.triage.Ground;
import huantiao.web.Words;
import huantiao.web.care.Paper;
import huantiao.web.form.Choices;
import huantiao.web.form.Form;
import huantiao.web.form.Option;
import huantiao.web.form.Sent;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What is felt at the needles to which a lead is clipped, asked of each needle once. An answer
 * belongs to its needle: a pair that is moved is asked anew (decision 0307).
 *
 * @param normalAsWhole when an examination of the day found touch normal on both sides, so that
 *     whoever is asked again reads why
 */
public record FeltNeedles(List<At> all, Optional<String> normalAsWhole) {

    /** Asks for "normal" at every needle that is open and of which nothing else is known. */
    public static final String ALL = "felt-all";

    /** The needles that were asked after when the page was shown. */
    public static final String OFFERED = "felt_offered";

    /** The needles of which the confirmation of a repeat says that touch is normal there. */
    public static final String SAME = "same_felt";

    /** Confirms a repeat, as the form of a visit names it. */
    private static final String CONFIRMED = "same";

    private static final String FIELD = "felt.";
    private static final String NORMAL = "yes";
    private static final String LESS = "no";

    /**
     * One needle.
     *
     * @param found where and when an examination found less feeling there, in words
     * @param stands true if that was found today, so that no answer changes it
     * @param marked true if numbness is marked in its skin
     */
    public record At(
            String needle,
            Choices choices,
            Optional<String> found,
            boolean stands,
            boolean marked) {

        boolean isOpen() {
            return !stands && choices.chosen().isEmpty();
        }

        public String field() {
            return choices.name();
        }
    }

    public FeltNeedles {
        all = List.copyOf(all);
    }

    /** Those of a plan or a visit as it stands on its paper. */
    public static FeltNeedles of(Paper.Sheet sheet, Paper paper, NerveRoots roots) {
        var now = paper.now(sheet.request());
        var form = paper.form(sheet);
        return new FeltNeedles(
                PairsForm.of(sheet.sent()).ends().stream()
                        .map(end -> at(end, sheet.chart(), now, roots, form))
                        .toList(),
                LossOfFeeling.normalAsWhole(sheet.chart(), now)
                        .map(at -> Words.time(at, now.zone())));
    }

    private static At at(
            String needle, Chart chart, CareSteps.Now now, NerveRoots roots, Form form) {
        var words = form.words();
        var found = LossOfFeeling.at(needle, chart, now);
        boolean stands = found.filter(one -> one.isOf(now.today())).isPresent();
        var said =
                found.map(one -> {
                    var where = LeadNeedles.where(one, roots, words);
                    return stands
                            ? words.say("session.felt.stands", where)
                            : words.say("session.felt.found", words.day(one.day()), where);
                });
        var normalSince =
                LossOfFeeling.takenBack(needle, chart, now)
                        .map(one ->
                                words.say(
                                        "session.felt.normal-since",
                                        words.day(one.normalOn()),
                                        words.day(one.lost().day())));
        boolean marked = LossOfFeeling.isMarkedNumb(needle, chart, roots);
        var choices =
                form.choices(
                                field(needle),
                                needle,
                                List.of(
                                        Option.of(NORMAL, words.say("session.felt.yes")),
                                        Option.of(LESS, words.say("session.felt.no"))))
                        .withHint(
                                said.or(() -> normalSince)
                                        .or(() ->
                                                marked
                                                        ? Optional.of(
                                                                words.say("session.felt.marked"))
                                                        : Optional.empty())
                                        .orElse(""));
        boolean isConfirmed = !marked && found.isEmpty() && isConfirmed(form.sent(), needle);
        return new At(
                needle, isConfirmed ? choices.withChosen(NORMAL) : choices, said, stands, marked);
    }

    /** The field in which it is answered for a needle. */
    static String field(String needle) {
        return FIELD + needle.strip().replaceAll("[^A-Za-z0-9]+", "-");
    }

    /** True for the field of a needle. */
    public static boolean isField(String name) {
        return name.startsWith(FIELD);
    }

    /** What was answered for a needle. */
    static Known answered(Sent sent, String needle) {
        return switch (sent.text(field(needle))) {
            case NORMAL -> Known.YES;
            case LESS -> Known.NO;
            default -> isConfirmed(sent, needle) ? Known.YES : Known.UNKNOWN;
        };
    }

    /**
     * True where nothing was answered for a needle and the confirmation of a repeat says that touch
     * is normal there. It says so of all it names, or of none where less is felt at one of them.
     */
    private static boolean isConfirmed(Sent sent, String needle) {
        var named = List.of(sent.text(SAME).split(","));
        return sent.text(CONFIRMED).equals("yes")
                && named.contains(needle)
                && !sent.has(field(needle))
                && named.stream().noneMatch(one -> sent.text(field(one)).equals(LESS));
    }

    /**
     * True where touch may be confirmed with the needles: nothing speaks of less at any of them.
     */
    public boolean mayBeConfirmed() {
        return !all.isEmpty()
                && all.stream().noneMatch(one -> one.found().isPresent() || one.marked());
    }

    /** How an answer is sent again; empty where there is none. */
    static Optional<String> sent(Known felt) {
        return switch (felt) {
            case YES -> Optional.of(NORMAL);
            case NO -> Optional.of(LESS);
            case UNKNOWN -> Optional.empty();
        };
    }

    /** The needles in one line, with those that an examination answers. */
    public String offered() {
        return all.stream()
                .map(one -> one.needle() + (one.stands() ? "!" : ""))
                .collect(Collectors.joining(","));
    }

    /** Needles that are open and that no examination speaks of. */
    public long open() {
        return all.stream().filter(FeltNeedles::mayBeAnsweredTogether).count();
    }

    /**
     * Needles for whose feeling the current waits: nobody said it, nor did an examination today.
     */
    public List<String> unsaid() {
        return all.stream().filter(At::isOpen).map(At::needle).toList();
    }

    private static boolean mayBeAnsweredTogether(At one) {
        return one.isOpen() && one.found().isEmpty();
    }

    /** The form with "normal" at those needles. */
    public Sent normal(Sent sent) {
        var changed = sent.with(PairsForm.ROW);
        for (var one : all) {
            if (mayBeAnsweredTogether(one)) {
                changed = changed.with(one.field(), NORMAL);
            }
        }
        return changed;
    }

    /** What keeps a visit from being signed: needles with current of which nobody asked. */
    public List<Problem> unasked() {
        return all.stream()
                .filter(At::isOpen)
                .map(one ->
                        new Problem(
                                one.field(),
                                "HT-0242",
                                "Current flows at %s, and nobody asked whether feeling is normal there."
                                        .formatted(one.needle()),
                                "Ask it; no current where feeling is reduced or lost."))
                .toList();
    }

    /** Needles at which less is felt: another needle would do. */
    public List<At> less() {
        return all.stream()
                .filter(one -> one.stands() || one.choices().chosen().contains(LESS))
                .toList();
    }

    /**
     * True where feeling was answered normal at each of them, and no examination says otherwise.
     */
    public boolean areAllNormal() {
        return all.stream()
                .allMatch(one -> !one.stands() && one.choices().chosen().contains(NORMAL));
    }

    /** True for what keeps current off as less is felt at a needle of a lead. */
    public boolean isWhy(Ground ground) {
        return ground instanceof Ground.ByRule(var rule)
                && rule.when().facts().contains(LossOfFeeling.FACT)
                && !less().isEmpty();
    }

    /** Needles without an answer, in the order of the pairs. */
    public List<String> openNeedles() {
        return all.stream().filter(At::isOpen).map(At::needle).toList();
    }

    /** Where an answer is missing: the first open needle, or the first pair. */
    public String whereOpen() {
        return all.stream().filter(At::isOpen).findFirst().map(At::field).orElse("ea_from-0");
    }
}
