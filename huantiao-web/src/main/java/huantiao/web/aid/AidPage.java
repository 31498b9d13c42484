package huantiao.web.aid;

import huantiao.aid.Choice;
import huantiao.aid.DecisionAid;
import huantiao.aid.DecisionAid.Edition;
import huantiao.aid.Expectation;
import huantiao.aid.Expectation.Frequency;
import huantiao.aid.Expectation.Printed;
import huantiao.aid.IconArray;
import huantiao.aid.Knowledge;
import huantiao.aid.Prospect;
import huantiao.evidence.CourseFigure;
import huantiao.evidence.EvidenceBase;
import huantiao.evidence.Guideline;
import huantiao.evidence.Trial;
import huantiao.living.LivingReview;
import huantiao.web.evidence.Citations;
import huantiao.web.evidence.ClinicCard;
import huantiao.web.evidence.CurrentReview;
import huantiao.web.evidence.Figure;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The decision aid as it is shown.
 *
 * @param pair surgery and waiting, as one trial compared them; empty if its report was retracted
 * @param needlesAgainstDrugs whether a trial compared these
 * @param knowledge what may be asked about it, with what it says
 * @param guides guidelines that its words name
 * @param review which version of the review this is made from; empty as it ships
 * @param data first digits of the digest of the trials, and of what was added to them here
 * @param safetyNet when to get help now, word for word as reviewed
 */
public record AidPage(
        List<WayView> ways,
        Optional<Pair> pair,
        boolean needlesAgainstDrugs,
        Knowledge knowledge,
        Citations citations,
        List<Guideline> guides,
        Edition edition,
        Optional<CurrentReview.Edition> review,
        String data,
        String safetyNet,
        Optional<ClinicCard> card) {

    private static final Pattern EARLIER = Pattern.compile("^(\\d+) weeks with early surgery");
    private static final int DIGEST = 12;

    /** One way with its four lines. */
    public record WayView(Choice choice, List<Line> lines) {
        public WayView {
            lines = List.copyOf(lines);
        }

        /** True if nothing is known of it: one cell instead of four. */
        public boolean isUnknown() {
            return lines.stream().allMatch(Line::isUnknown);
        }

        /** Lines of one side. */
        public List<Line> of(Prospect.Side side) {
            return lines.stream().filter(line -> line.prospect().side() == side).toList();
        }
    }

    /**
     * Early surgery and waiting, in one trial.
     *
     * @param people how many took part
     * @param well how many of 100 felt well after a year, in either group
     * @param operated how many of 100 who waited had surgery
     * @param waited weeks until half of those who waited felt well
     * @param early weeks until half of those with early surgery felt well
     */
    public record Pair(
            Figure people,
            Figure well,
            IconArray wellPicture,
            Figure operated,
            IconArray operatedPicture,
            Figure waited,
            Figure early) {

        static Optional<Pair> of(DecisionAid.TwoWays two, EvidenceBase base) {
            return two.well() instanceof Printed well
                            && two.operatedLater() instanceof Frequency operated
                    ? base.course("N24").map(both -> of(well, operated, two.weeks(), both))
                    : Optional.empty();
        }

        private static Pair of(
                Printed well, Frequency operated, CourseFigure weeks, CourseFigure both) {
            var early = EARLIER.matcher(weeks.notes());
            if (!early.find()) {
                throw new IllegalStateException(
                        weeks.id() + " must say how long it took with surgery");
            }
            return new Pair(
                    Figure.of(both, both.people().orElseThrow()),
                    new Figure(well.inHundred(), 0, well.figureId()),
                    IconArray.of((int) Math.round(well.inHundred())),
                    new Figure(operated.seen().people(), 0, operated.figureId()),
                    IconArray.of(operated.seen()),
                    Figure.of(weeks, weeks.value()),
                    Figure.of(weeks, Double.parseDouble(early.group(1))));
        }
    }

    /** The review that the words on injections name; no number of it could be read. */
    private static final String INJECTIONS = "P28";

    public AidPage {
        ways = List.copyOf(ways);
        guides = List.copyOf(guides);
    }

    /** Made from the data at hand. */
    public static AidPage of(CurrentReview.State state, String safetyNet) {
        EvidenceBase base = state.base();
        DecisionAid aid = DecisionAid.of(base, state.review());
        return new AidPage(
                aid.ways().stream()
                        .map(way ->
                                new WayView(
                                        way.choice(),
                                        way.told().stream()
                                                .map(told -> Line.of(way.choice(), told, base))
                                                .toList()))
                        .toList(),
                aid.twoWays().flatMap(two -> Pair.of(two, base)),
                aid.needlesAgainstDrugs(),
                Knowledge.of(aid),
                citations(aid, base),
                base.guidelines().stream()
                        .filter(one -> List.of("G01", "G04").contains(one.id()))
                        .toList(),
                aid.edition(),
                state.edition(),
                data(base.data().sha256()),
                safetyNet,
                Optional.empty());
    }

    /** The same page with what the clinic says of itself now. */
    public AidPage with(Optional<ClinicCard> now) {
        return new AidPage(
                ways,
                pair,
                needlesAgainstDrugs,
                knowledge,
                citations,
                guides,
                edition,
                review,
                data,
                safetyNet,
                now);
    }

    /** Message key of which ways trials compared with each other. */
    public String comparedKey() {
        if (pair.isPresent()) {
            return needlesAgainstDrugs
                    ? "choices.table.compared.both"
                    : "choices.table.compared.surgery";
        }
        return needlesAgainstDrugs ? "choices.table.compared.drugs" : "choices.table.compared.none";
    }

    /** Which words and data somebody had before them, for the chart. */
    public String editionCode() {
        return "%s %s".formatted(edition.written(), data);
    }

    private static String data(Map<String, String> sha256) {
        String trials = Objects.requireNonNull(sha256.get("trials.csv")).substring(0, DIGEST);
        return Optional.ofNullable(sha256.get(LivingReview.OWN_DATA))
                .map(own -> trials + "+" + own.substring(0, DIGEST))
                .orElse(trials);
    }

    private static Citations citations(DecisionAid aid, EvidenceBase base) {
        var list = Citations.list();
        for (var way : aid.ways()) {
            for (var told : way.told()) {
                switch (told.expectation()) {
                    case Frequency seen -> cite(list, seen.figureId(), base);
                    case Printed printed -> cite(list, printed.figureId(), base);
                    case Expectation.Rate rate -> cite(list, rate.figureId(), base);
                    case Expectation.ScoreEffect score -> {
                        score.trials().forEach(one -> list.cite(one.trial()));
                        list.citeAs(score.questionId(), score.from().used().getFirst().trial());
                        cite(list, Line.SHAM, base);
                    }
                    case Expectation.AbsoluteEffect effect ->
                            effect.from().used().forEach(one -> list.cite(one.trial()));
                    case Expectation.NotKnown _ -> {}
                }
            }
        }
        for (var id : List.of("N20", "N21", "N22", "N24")) {
            cite(list, id, base);
        }
        base.published().stream().filter(one -> one.id().equals(INJECTIONS)).forEach(list::cite);
        return list.done();
    }

    private static void cite(Citations.Builder list, String id, EvidenceBase base) {
        base.course(id).ifPresent(list::cite);
        base.harm(id).ifPresent(list::cite);
        base.trials().stream().filter((Trial row) -> row.rowId().equals(id)).forEach(list::cite);
    }
}
