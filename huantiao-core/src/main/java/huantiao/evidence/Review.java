package huantiao.evidence;

import huantiao.base.Result;
import huantiao.evidence.Pooling.EmptyCells;
import huantiao.evidence.Pooling.Interval;
import huantiao.evidence.Pooling.Model;
import huantiao.evidence.Question.Label;
import huantiao.evidence.Question.Strictness;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Every question of the review with its answer. Which questions, by which method and with which
 * sensitivity analyses is fixed here, before the data are looked at; what the data do not allow is
 * answered with the reason.
 *
 * @param asked in the order of comparisons and outcomes
 * @param networks one for each outcome on which three treatments were tested
 */
public record Review(
        List<Asked> asked, List<Result<NetworkQuestion.Answer, NetworkQuestion.No>> networks) {

    /** What the second arm gets. */
    public enum Against {
        SHAM,
        MEDICATION,
        USUAL_CARE,
        ADD_ON,
        OTHER_ACTIVE,
        OTHER_ACUPUNCTURE;

        /** Its code in trials files. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What matters to people, with the codes of outcomes that measure it. */
    public enum Matter {
        LEG_PAIN("leg_pain_vas_change", "leg_pain_nrs_change"),
        DISABILITY("odi_change"),
        RESPONSE("total_effective_rate", "cured", "global_impression_great_or_moderate"),
        RECURRENCE("recurrence"),
        HARMS("adverse_events_any", "serious_adverse_events");

        private final List<String> outcomes;

        Matter(String... outcomes) {
            this.outcomes = List.of(outcomes);
        }

        /** Codes of the outcomes; each is pooled by itself, because their scales differ. */
        public List<String> outcomes() {
            return outcomes;
        }
    }

    /** How long after the start of treatment. */
    public enum Term {
        /** At any time, the latest of each trial, also one that the report does not name. */
        ANY(TimeWindow.ANY),
        /** Up to twelve weeks. */
        SHORT(new TimeWindow(0, 12)),
        /** Later than twelve weeks. */
        LONG(new TimeWindow(Math.nextUp(12.0), Double.POSITIVE_INFINITY));

        private final TimeWindow window;

        Term(TimeWindow window) {
            this.window = window;
        }

        public TimeWindow window() {
            return window;
        }
    }

    /** What a sensitivity analysis changes. */
    public enum Change {
        /** How trials are weighed, or how the interval is made. */
        MODEL,
        /** Rows that a strict analysis leaves out are let in. */
        LOOSE,
        /** Rows with any warning are left out. */
        UNFLAGGED,
        /**
         * Trials that somebody judged at high risk of bias, or whose data do not agree, are out.
         */
        RISK_OF_BIAS,
        /** One row is left out. */
        WITHOUT_ROW,
        /** A wrong label of a source is followed, or mended. */
        LABEL
    }

    /** The same question answered otherwise. */
    public record Variant(Change change, String what, Result<Synthesis, NoSynthesis> answer) {}

    /**
     * A question with its answer.
     *
     * @param id stable name, as {@code sham.leg_pain_vas_change.short}
     * @param comparator code of what the second arm gets
     * @param variants empty where no row is about the question
     * @param smallStudies empty where nothing could be pooled
     */
    public record Asked(
            String id,
            String comparator,
            Optional<Matter> matter,
            String outcome,
            Term term,
            Question question,
            Result<Synthesis, NoSynthesis> answer,
            List<Variant> variants,
            Optional<SmallStudies> smallStudies) {
        public Asked {
            variants = List.copyOf(variants);
        }

        /** The same with its answer rated; a refusal stays as it is. */
        Asked rated(Rating rating, EvidenceBase base) {
            return new Asked(
                    id,
                    comparator,
                    matter,
                    outcome,
                    term,
                    question,
                    answer.map(pooled -> pooled.withCertainty(rating.of(pooled, base))),
                    variants,
                    smallStudies);
        }
    }

    public Review {
        asked = List.copyOf(asked);
        networks = List.copyOf(networks);
    }

    /** Asks everything. */
    public static Review of(EvidenceBase base) {
        List<Asked> asked = new ArrayList<>();
        for (Against against : Against.values()) {
            for (Matter matter : Matter.values()) {
                List<String> reported =
                        matter.outcomes().stream()
                                .filter(outcome -> isReported(base, against, outcome))
                                .toList();
                for (String outcome :
                        reported.isEmpty() ? List.of(matter.outcomes().getFirst()) : reported) {
                    for (Term term :
                            reported.isEmpty() ? List.of(Term.ANY) : List.of(Term.values())) {
                        asked.add(
                                asked(
                                        base,
                                        against.code(),
                                        Optional.of(matter),
                                        outcome,
                                        term,
                                        List.of()));
                    }
                }
            }
        }
        context(base).ifPresent(asked::add);
        Set<String> outcomes = new LinkedHashSet<>();
        base.trials().forEach(trial -> outcomes.add(trial.outcome()));
        return new Review(
                asked, outcomes.stream().map(one -> new NetworkQuestion(one).ask(base)).toList());
    }

    /** True if a question of the review is about what this row compares and measures. */
    public static boolean asksAbout(Trial row) {
        return Arrays.stream(Against.values()).anyMatch(one -> one.code().equals(row.comparator()))
                && Arrays.stream(Matter.values())
                        .anyMatch(one -> one.outcomes().contains(row.outcome()));
    }

    /**
     * The same with what people rated.
     *
     * @param ratings by the id of the question
     */
    public Review rated(Map<String, Rating> ratings, EvidenceBase base) {
        return new Review(
                asked.stream()
                        .map(one ->
                                Optional.ofNullable(ratings.get(one.id()))
                                        .map(rating -> one.rated(rating, base))
                                        .orElse(one))
                        .toList(),
                networks);
    }

    /** The question of that id. */
    public Optional<Asked> find(String id) {
        return asked.stream().filter(one -> one.id().equals(id)).findFirst();
    }

    private static boolean isReported(EvidenceBase base, Against against, String outcome) {
        return base.trials().stream()
                .anyMatch(trial ->
                        trial.comparator().equals(against.code())
                                && trial.outcome().equals(outcome));
    }

    /** Drugs against placebo, for comparison; a label of one of its sources is wrong. */
    private static Optional<Asked> context(EvidenceBase base) {
        String comparator = "placebo_or_add_on_placebo";
        String outcome = "pain_smd";
        if (base.trials().stream().noneMatch(trial -> trial.outcome().equals(outcome))) {
            return Optional.empty();
        }
        Question question = Question.of(comparator, outcome, Strictness.STRICT);
        List<Variant> labels = new ArrayList<>();
        for (String drug : List.of("gabapentin", "pregabalin")) {
            for (Label.By by : Label.By.values()) {
                labels.add(
                        new Variant(
                                Change.LABEL,
                                "%s by its %s"
                                        .formatted(
                                                drug,
                                                by == Label.By.SOURCE
                                                        ? "label in the source"
                                                        : "true name"),
                                Pooling.withDefaults()
                                        .pool(question.withLabel(new Label(drug, by)), base)));
            }
        }
        return Optional.of(asked(base, comparator, Optional.empty(), outcome, Term.ANY, labels));
    }

    private static Asked asked(
            EvidenceBase base,
            String comparator,
            Optional<Matter> matter,
            String outcome,
            Term term,
            List<Variant> more) {
        Question question =
                Question.of(comparator, outcome, Strictness.STRICT).withWindow(term.window());
        Result<Synthesis, NoSynthesis> answer = Pooling.withDefaults().pool(question, base);
        List<Variant> variants = new ArrayList<>(variants(base, question, answer));
        variants.addAll(more);
        String ending = term == Term.ANY ? "" : "." + term.name().toLowerCase(Locale.ROOT);
        return new Asked(
                comparator + "." + outcome + ending,
                comparator,
                matter,
                outcome,
                term,
                question,
                answer,
                variants,
                answer.fold(one -> Optional.of(SmallStudies.of(one)), _ -> Optional.empty()));
    }

    private static List<Variant> variants(
            EvidenceBase base, Question question, Result<Synthesis, NoSynthesis> answer) {
        List<Variant> variants = new ArrayList<>();
        if (base.trials().stream().noneMatch(question::isAbout)) {
            return variants;
        }
        Pooling usual = Pooling.withDefaults();
        variants.add(
                variant(
                        base,
                        Change.LOOSE,
                        "with rows for sensitivity analyses",
                        question.withStrictness(Strictness.SENSITIVITY),
                        usual));
        if (!(answer instanceof Result.Ok<Synthesis, NoSynthesis>(var main)) || main.k() < 2) {
            return variants;
        }
        for (Pooling pooling :
                List.of(
                        usual.with(Model.FIXED).with(Interval.WALD),
                        usual.with(Model.DERSIMONIAN_LAIRD).with(Interval.WALD),
                        usual.with(Model.DERSIMONIAN_LAIRD),
                        usual.with(Model.PAULE_MANDEL))) {
            variants.add(
                    variant(base, Change.MODEL, pooling.words(counts(main)), question, pooling));
        }
        if (counts(main)) {
            Pooling tables =
                    usual.with(Model.MANTEL_HAENSZEL)
                            .with(Interval.WALD)
                            .with(EmptyCells.AS_THEY_ARE);
            variants.add(variant(base, Change.MODEL, tables.words(true), question, tables));
        }
        Set<String> flags = new TreeSet<>();
        main.used().forEach(one -> one.trial().flags().forEach(flag -> flags.add(flag.code())));
        if (!flags.isEmpty()) {
            variants.add(
                    variant(
                            base,
                            Change.UNFLAGGED,
                            "without rows that carry " + String.join(", ", flags),
                            question.withWithout(flags),
                            usual));
        }
        Set<String> doubted = doubted(base, main);
        if (!doubted.isEmpty()) {
            variants.add(
                    variant(
                            base,
                            Change.RISK_OF_BIAS,
                            "without " + String.join(", ", new TreeSet<>(doubted)),
                            question.withWithout(doubted),
                            usual));
        }
        for (Synthesis.Contribution one : main.used()) {
            String row = one.trial().rowId();
            variants.add(
                    variant(
                            base,
                            Change.WITHOUT_ROW,
                            "without row " + row,
                            question.withWithout(Set.of(row)),
                            usual));
        }
        return variants;
    }

    /** Trials of the pool judged high, or whose own numbers contradict each other. */
    private static Set<String> doubted(EvidenceBase base, Synthesis main) {
        Set<String> doubted = new HashSet<>();
        for (Synthesis.Contribution one : main.used()) {
            if (base.riskOfBias(one.trial()).stream()
                    .anyMatch(judged -> judged.isOfData() || judged.isHigh())) {
                doubted.add(one.trial().trialId());
            }
        }
        return doubted;
    }

    private static boolean counts(Synthesis synthesis) {
        return synthesis.used().stream()
                .allMatch(one -> one.trial().report() instanceof Report.Counts);
    }

    private static Variant variant(
            EvidenceBase base, Change change, String what, Question question, Pooling pooling) {
        return new Variant(change, what, pooling.pool(question, base));
    }
}
