package huantiao.web.evidence;

import huantiao.aid.Expectation;
import huantiao.aid.Expectation.Frequency;
import huantiao.aid.Expectations;
import huantiao.aid.IconArray;
import huantiao.base.Result;
import huantiao.evidence.Certainty;
import huantiao.evidence.CourseFigure;
import huantiao.evidence.EvidenceBase;
import huantiao.evidence.Flag;
import huantiao.evidence.Guideline;
import huantiao.evidence.Guideline.Stance;
import huantiao.evidence.HarmFigure;
import huantiao.evidence.NoSynthesis;
import huantiao.evidence.Pooling;
import huantiao.evidence.PublishedResult;
import huantiao.evidence.Report;
import huantiao.evidence.Review;
import huantiao.evidence.Synthesis;
import huantiao.evidence.Synthesis.Contribution;
import huantiao.evidence.Trial;
import huantiao.web.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.DoublePredicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The public answer page. Every number on it is read from here and knows its record. What the data
 * no longer allow is left out or said to be unknown; no sentence outlives its rows.
 *
 * @param safetyNet when to get help now, word for word as reviewed
 * @param safetyNetSources who says so
 * @param verdict message key of the answer in one sentence
 * @param certainty message key of how sure somebody is of the trials with sham needles
 * @param course how sciatica goes
 * @param known what trials with sham needles found; empty where that is not known
 * @param onlyPoints true while no trial with sham needles counts people who got better, so that
 *     nobody can say how many do
 * @param lasting true if everybody in the sham trials had pain that had lasted long
 * @param lasts message key of what is known of how long the help lasts
 * @param dose how often people were treated in these trials
 * @param anyHarm how many had some side effect; empty if its report was retracted
 * @param harms harms with what was counted
 * @param drugs what the comparison with drugs lets us say per hundred people
 * @param drugsFound ending of the message key of what that comparison found
 * @param retracted trials that are no longer counted because their reports were retracted
 * @param against guidelines that advise against
 * @param inFavour guidelines that advise for, with whatever strength
 * @param unread guidelines that advise neither, or that nobody could read
 * @param reading two systematic reviews, as printed
 * @param citations everything the numbers came from
 * @param edition which version of the review this is; empty as it ships
 * @param newest the year of the newest trial, and whether anybody looked for newer ones
 * @param card what the clinic says of itself
 */
public record AnswerPage(
        String safetyNet,
        List<String> safetyNetSources,
        String verdict,
        String certainty,
        List<Said> course,
        List<Said> known,
        boolean onlyPoints,
        boolean lasting,
        String lasts,
        Said dose,
        Optional<AnyHarm> anyHarm,
        List<Harm> harms,
        Expectation drugs,
        String drugsFound,
        List<Quoted> retracted,
        List<Guideline> against,
        List<Guideline> inFavour,
        List<Guideline> unread,
        List<Reading> reading,
        Citations citations,
        Optional<CurrentReview.Edition> edition,
        Optional<Said> newest,
        Optional<ClinicCard> card) {

    /** Sham trials that get a sentence of their own; the page of the evidence has all. */
    private static final int TOLD = 4;

    private static final String SHAM_QUESTION = "sham.leg_pain_vas_change";
    private static final String SHAM_PEOPLE = "sham.total_effective_rate";
    private static final String SHAM_ARM = "N32";

    /** The row whose report says that the gap was still present at week 52. */
    private static final String STILL_AFTER_A_YEAR = "R001";

    private static final String IMPROVED = "N01";
    private static final String RECOVERED = "N20";
    private static final String OPERATED = "N21";

    /** A sentence: its message key and what stands in it. */
    public record Said(String key, List<Object> arguments) {
        public Said {
            arguments = List.copyOf(arguments);
        }

        static Said of(String key, Object... arguments) {
            return new Said(key, List.of(arguments));
        }

        public Phrase phrase(Words words) {
            return Phrase.of(words, key, arguments.toArray());
        }
    }

    /** How many of 100 had some side effect. */
    public record AnyHarm(Figure people, IconArray picture) {}

    /**
     * A sham trial in points of leg pain on a scale of 0 to 100; falls are positive here.
     *
     * @param dose how often people were treated, in the words of the report
     * @param gap how much more pain fell with real needles
     */
    public record ShamTrial(Quoted dose, Figure gap, Figure gapLow, Figure gapHigh) {
        /** With the interval as printed, where one is: the pool makes its own, symmetric. */
        public static ShamTrial of(Contribution one) {
            Quoted dose =
                    new Quoted(
                            one.trial().first().sourceLabel().replaceFirst("^acupuncture, ", ""),
                            one.trial().rowId());
            return one.trial().report() instanceof Report.EffectWithInterval printed
                    ? new ShamTrial(
                            dose,
                            Figure.of(one, -printed.effect()),
                            Figure.of(one, -printed.high()),
                            Figure.of(one, -printed.low()))
                    : new ShamTrial(
                            dose,
                            Figure.of(one, -one.effect()),
                            Figure.of(one, -one.high()),
                            Figure.of(one, -one.low()));
        }

        /** The same turned round: how much higher pain was with real needles. */
        List<Figure> worse() {
            return Stream.of(gap, gapHigh, gapLow)
                    .map(figure -> new Figure(-figure.value(), figure.decimals(), figure.from()))
                    .toList();
        }
    }

    /** One line of the table of harms. */
    public sealed interface Harm {
        /** Ending of its message key. */
        String key();

        /**
         * People or visits with the event, of those counted.
         *
         * @param unit ending of the message key of what was counted: people or visits
         * @param inHundred of one hundred counted
         */
        record Counted(String key, String unit, Figure events, Figure of, Figure inHundred)
                implements Harm {

            /** True if there were some, and fewer than would be one of a hundred. */
            public boolean isRare() {
                return events.value() > 0 && inHundred.value() < 0.5;
            }

            /** The largest power of ten, 100 to 100,000, of whom fewer than one had the event. */
            public long lessThanOneIn() {
                double people = of.value() / events.value();
                return people > 100_000
                        ? 100_000
                        : people > 10_000 ? 10_000 : people > 1_000 ? 1_000 : 100;
            }
        }

        /**
         * A rate that a review pooled.
         *
         * @param in the denominator in the review's words
         */
        record Rate(String key, Figure rate, Figure low, Figure high, Quoted in) implements Harm {}
    }

    /** A review to read on, with its printed ratio. */
    public record Reading(
            String id, String title, String doi, Figure ratio, Figure low, Figure high) {
        static Reading of(PublishedResult result) {
            return new Reading(
                    result.id(),
                    result.review() + " " + result.year(),
                    result.doi(),
                    printed(result.effect().value(), result.id()),
                    printed(result.low().value(), result.id()),
                    printed(result.high().value(), result.id()));
        }

        private static Figure printed(OptionalDouble value, String id) {
            return new Figure(value.orElseThrow(), 2, id);
        }
    }

    public static AnswerPage of(
            CurrentReview.State state,
            EvidencePage evidence,
            String safetyNet,
            List<String> safetyNetSources) {
        EvidenceBase base = state.base();
        List<Contribution> sham =
                evidence.sham()
                        .fold(
                                view ->
                                        view.main().used().stream()
                                                .sorted((one, other) ->
                                                        Double.compare(
                                                                other.weightPercent(),
                                                                one.weightPercent()))
                                                .toList(),
                                _ -> List.of());
        return new AnswerPage(
                safetyNet,
                List.copyOf(safetyNetSources),
                verdict(evidence.sham()),
                certainty(state.review(), sham),
                course(base),
                known(base, sham),
                !sham.isEmpty()
                        && state.review()
                                .find(SHAM_PEOPLE)
                                .flatMap(asked ->
                                        asked.answer().fold(Optional::of, _ -> Optional.empty()))
                                .isEmpty(),
                lasting(sham),
                sham.stream().anyMatch(one -> one.trial().rowId().equals(STILL_AFTER_A_YEAR))
                        ? "answer.how.6.year"
                        : "answer.how.6",
                dose(sham),
                base.harm("E01")
                        .map(AnswerPage::frequency)
                        .map(any ->
                                new AnyHarm(
                                        new Figure(any.seen().people(), 0, any.figureId()),
                                        IconArray.of(any.seen()))),
                harms(base),
                Expectations.of(evidence.drugs().map(SynthesisView::main)),
                found(evidence.drugs()),
                base.trials().stream()
                        .filter(row -> row.flags().contains(Flag.RETRACTED))
                        .map(row -> new Quoted(row.label(), row.rowId()))
                        .collect(
                                Collectors.toMap(
                                        Quoted::words,
                                        one -> one,
                                        (one, _) -> one,
                                        LinkedHashMap::new))
                        .values()
                        .stream()
                        .toList(),
                current(base, Stance.AGAINST),
                current(base, Stance.FOR),
                Stream.of(Stance.NEUTRAL, Stance.NOT_READ)
                        .flatMap(stance -> current(base, stance).stream())
                        .filter(one -> !one.body().isEmpty())
                        .toList(),
                List.of(Reading.of(published(base, "P01")), Reading.of(published(base, "P02"))),
                citations(base, sham),
                state.edition(),
                newest(state),
                Optional.empty());
    }

    /** The newest trial that counts, by its printed year; a span of years tells no newest. */
    private static Optional<Said> newest(CurrentReview.State state) {
        var searched =
                state.edition().isPresent() && !state.entries().records().searches().isEmpty();
        return state.base().trials().stream()
                .filter(row -> !row.flags().contains(Flag.RETRACTED))
                .filter(row -> row.year().matches("\\d{4}"))
                .max(Comparator.comparing(Trial::year).thenComparing(Trial::rowId))
                .map(row ->
                        Said.of(
                                searched
                                        ? "answer.sources.newest.searched"
                                        : "answer.sources.newest",
                                new Quoted(row.year(), row.rowId())));
    }

    /** Message key of the answer in one sentence. Low is good: falls of pain are negative. */
    private static String verdict(Result<SynthesisView, NoSynthesis> sham) {
        return switch (sham) {
            case Result.Refused<SynthesisView, NoSynthesis>(var none) ->
                    none.refused().stream()
                                    .anyMatch(row -> row.flag().equals(Optional.of(Flag.RETRACTED)))
                            ? "answer.short.retracted"
                            : "answer.short.none";
            case Result.Ok<SynthesisView, NoSynthesis>(var view) ->
                    "answer.short.%s.%s%s"
                            .formatted(
                                    found(view),
                                    count(view.main().k()),
                                    found(view).equals("less") && lasting(view.main().used())
                                            ? ".lasting"
                                            : "");
        };
    }

    /** True where every report says that its people had long-lasting (chronic) pain. */
    private static boolean lasting(List<Contribution> trials) {
        return !trials.isEmpty()
                && trials.stream()
                        .allMatch(one -> one.trial().population().matches("(?i).*\\bchronic\\b.*"));
    }

    /**
     * A pool of few trials by a Wald interval is easily too sure, so a difference is told only
     * where each trial shows it by itself or the Hartung-Knapp interval of the pool does too.
     */
    private static String found(SynthesisView view) {
        if (holds(view, one -> one < 0, Synthesis::high, Contribution::high)) {
            return "less";
        }
        return holds(view, one -> one > 0, Synthesis::low, Contribution::low) ? "more" : "unclear";
    }

    private static boolean holds(
            SynthesisView view,
            DoublePredicate beyond,
            ToDoubleFunction<Synthesis> limit,
            ToDoubleFunction<Contribution> limitOfOne) {
        boolean each = view.main().used().stream().mapToDouble(limitOfOne).allMatch(beyond);
        boolean byHartungKnapp =
                view.variants().stream()
                        .flatMap(one -> one.answer().fold(Stream::of, _ -> Stream.empty()))
                        .filter(pooled ->
                                pooled.pooling().interval() == Pooling.Interval.HARTUNG_KNAPP)
                        .mapToDouble(limit)
                        .anyMatch(beyond);
        return beyond.test(limit.applyAsDouble(view.main())) && (each || byHartungKnapp);
    }

    private static String found(Result<SynthesisView, NoSynthesis> drugs) {
        return drugs.fold(
                view -> {
                    if (view.main().low() > 1) {
                        return "more";
                    }
                    return view.main().high() < 1 ? "fewer" : "unclear";
                },
                _ -> "none");
    }

    private static String count(int trials) {
        return switch (trials) {
            case 1 -> "one";
            case 2 -> "two";
            default -> "several";
        };
    }

    private static List<Said> course(EvidenceBase base) {
        List<Said> course = new ArrayList<>();
        base.course(IMPROVED)
                .ifPresent(seen ->
                        course.add(
                                Said.of(
                                        "answer.what.3",
                                        Figure.of(seen, seen.value()),
                                        Figure.of(seen, whole(seen.people())))));
        base.course(RECOVERED)
                .ifPresent(well ->
                        base.course(OPERATED)
                                .ifPresent(later ->
                                        course.add(
                                                Said.of(
                                                        "answer.what.4",
                                                        Figure.of(well, well.value()),
                                                        Figure.of(later, whole(later.numerator())),
                                                        Figure.of(
                                                                later,
                                                                whole(later.denominator()))))));
        return course;
    }

    private static List<Said> known(EvidenceBase base, List<Contribution> sham) {
        List<Said> known = new ArrayList<>();
        for (Contribution one : sham.subList(0, Math.min(TOLD, sham.size()))) {
            ShamTrial trial = ShamTrial.of(one);
            Optional<CourseFigure> arm =
                    base.course(SHAM_ARM)
                            .filter(figure -> one.trial().source().contains(figure.source()));
            if (trial.gap().value() < 0) {
                known.add(Said.of("answer.how.worse", trial.worse().toArray()));
            } else if (arm.isPresent()) {
                known.add(
                        Said.of(
                                "answer.how.1",
                                Figure.of(arm.get(), arm.get().value()),
                                trial.gap(),
                                trial.gapLow(),
                                trial.gapHigh()));
            } else {
                known.add(
                        Said.of(
                                known.isEmpty() ? "answer.how.alone" : "answer.how.2",
                                trial.gap(),
                                trial.gapLow(),
                                trial.gapHigh()));
            }
        }
        return known;
    }

    private static Said dose(List<Contribution> sham) {
        List<Object> doses =
                sham.stream()
                        .limit(2)
                        .map(one -> ShamTrial.of(one).dose())
                        .collect(Collectors.toList());
        return new Said(
                "answer.session.dose." + (sham.isEmpty() ? "none" : count(sham.size())), doses);
    }

    private static List<Harm> harms(EvidenceBase base) {
        return Stream.of(
                        counted("any", "people", base.harm("E01")),
                        counted("treated", "people", base.harm("E02")),
                        counted("lung", "people", base.harm("E06")),
                        counted("serious-visits", "visits", base.harm("E16")),
                        counted("serious-trial", "people", base.harm("E27")),
                        base.harm("E10").map(AnswerPage::rate))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Citations citations(EvidenceBase base, List<Contribution> sham) {
        Citations.Builder list = Citations.list();
        Stream.of(IMPROVED, RECOVERED, OPERATED)
                .forEach(id -> base.course(id).ifPresent(list::cite));
        sham.stream().limit(TOLD).forEach(one -> list.cite(one.trial()));
        if (sham.stream()
                .limit(TOLD)
                .anyMatch(one ->
                        base.course(SHAM_ARM)
                                .filter(figure -> one.trial().source().contains(figure.source()))
                                .isPresent())) {
            base.course(SHAM_ARM).ifPresent(list::cite);
        }
        Stream.of("E01", "E02", "E06", "E16", "E27", "E10")
                .forEach(id -> base.harm(id).ifPresent(list::cite));
        return list.cite(published(base, "P01")).cite(published(base, "P02")).done();
    }

    /** How often somebody came to serious harm, in a sentence; empty where no rate is told. */
    public Optional<Said> serious() {
        return harms.stream()
                .filter(Harm.Rate.class::isInstance)
                .map(Harm.Rate.class::cast)
                .findFirst()
                .map(rate ->
                        Said.of(
                                "answer.safety.rare",
                                rate.rate(),
                                rate.low(),
                                rate.high(),
                                rate.in()));
    }

    /** The same page with what the clinic says of itself now. */
    AnswerPage with(Optional<ClinicCard> now) {
        return new AnswerPage(
                safetyNet,
                safetyNetSources,
                verdict,
                certainty,
                course,
                known,
                onlyPoints,
                lasting,
                lasts,
                dose,
                anyHarm,
                harms,
                drugs,
                drugsFound,
                retracted,
                against,
                inFavour,
                unread,
                reading,
                citations,
                edition,
                newest,
                now);
    }

    /** How sure somebody is; while nobody is, what makes it hard to be, as far as the rows tell. */
    private static String certainty(Review review, List<Contribution> sham) {
        return review.find(SHAM_QUESTION)
                .flatMap(asked -> asked.answer().fold(Optional::of, _ -> Optional.empty()))
                .map(Synthesis::certainty)
                .filter(Certainty.Rated.class::isInstance)
                .map(Certainty.Rated.class::cast)
                .map(rated -> "answer.certainty." + rated.level().name())
                .orElse(
                        !sham.isEmpty()
                                        && sham.stream()
                                                .allMatch(one ->
                                                        one.trial().readAs().contains("abstract"))
                                ? "answer.certainty.abstracts"
                                : "answer.certainty");
    }

    private static Optional<Harm> counted(String key, String unit, Optional<HarmFigure> seen) {
        return seen.map(figure -> {
            double events = whole(figure.numerator());
            double of = whole(figure.denominator());
            return new Harm.Counted(
                    key,
                    unit,
                    Figure.of(figure, events, 0),
                    Figure.of(figure, of, 0),
                    Figure.of(figure, 100 * events / of, 0));
        });
    }

    private static Harm rate(HarmFigure serious) {
        return new Harm.Rate(
                "serious",
                Figure.of(serious, serious.value().orElseThrow(), 1),
                Figure.of(serious, serious.low().orElseThrow(), 1),
                Figure.of(serious, serious.high().orElseThrow(), 1),
                new Quoted(serious.per(), serious.id()));
    }

    private static Frequency frequency(HarmFigure figure) {
        return switch (Expectations.of(figure)) {
            case Frequency frequency -> frequency;
            case Expectation.AbsoluteEffect _,
                    Expectation.Printed _,
                    Expectation.Rate _,
                    Expectation.ScoreEffect _,
                    Expectation.NotKnown _ ->
                    throw new IllegalStateException(figure.id() + " must count people");
        };
    }

    private static int whole(OptionalInt value) {
        return value.orElseThrow();
    }

    private static PublishedResult published(EvidenceBase base, String id) {
        return base.published().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static List<Guideline> current(EvidenceBase base, Stance stance) {
        return base.guidelines().stream()
                .filter(one -> one.stance() == stance && !one.isReplaced())
                .toList();
    }
}
