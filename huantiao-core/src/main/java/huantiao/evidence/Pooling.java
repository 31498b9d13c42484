package huantiao.evidence;

import huantiao.base.Result;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * How effects are pooled.
 *
 * @param model how trials are weighed
 * @param interval how the interval of the pooled effect is made
 * @param countsAs what counts of people are turned into: {@link Scale#RR}, {@link Scale#OR} or
 *     {@link Scale#RD}
 * @param emptyCells what is done about an arm with nobody, or everybody
 */
public record Pooling(Model model, Interval interval, Scale countsAs, EmptyCells emptyCells) {

    /** How trials are weighed. */
    public enum Model {
        /** One true effect; weights are inverse variances. */
        FIXED("inverse variance, fixed effect"),
        /** Effects differ; their variance by DerSimonian and Laird. */
        DERSIMONIAN_LAIRD("random effects, tau squared by DerSimonian-Laird"),
        /** Effects differ; their variance by restricted maximum likelihood. */
        REML("random effects, tau squared by REML"),
        /** Effects differ; their variance by Paule and Mandel. */
        PAULE_MANDEL("random effects, tau squared by Paule-Mandel"),
        /** One true effect; Mantel and Haenszel's weights, for counts only. */
        MANTEL_HAENSZEL("Mantel-Haenszel, fixed effect");

        private final String words;

        Model(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /** How the interval of the pooled effect is made. */
    public enum Interval {
        /** Normal quantile times the standard error. */
        WALD("Wald interval"),
        /** Hartung, Knapp, Sidik and Jonkman: t quantile on k - 1 degrees of freedom. */
        HARTUNG_KNAPP("Hartung-Knapp t interval");

        private final String words;

        Interval(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /** What is done about an arm with nobody, or everybody. */
    public enum EmptyCells {
        /** Nothing; a row whose logarithm does not exist is refused. */
        AS_THEY_ARE("no continuity correction"),
        /** 0.5 to all four cells of a trial that has an empty one. */
        HALF_WHERE_EMPTY("0.5 added to every cell of a trial with an empty cell"),
        /** 0.5 to all four cells of every trial. */
        HALF_EVERYWHERE("0.5 added to every cell of every trial");

        private final String words;

        EmptyCells(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    public Pooling {
        if (!(countsAs == Scale.RR || countsAs == Scale.OR || countsAs == Scale.RD)) {
            throw new IllegalArgumentException(
                    "counts become a risk ratio, an odds ratio or a risk difference, not "
                            + countsAs);
        }
    }

    /** REML with a Hartung-Knapp interval, risk ratios, 0.5 only where a cell is empty. */
    public static Pooling withDefaults() {
        return new Pooling(
                Model.REML, Interval.HARTUNG_KNAPP, Scale.RR, EmptyCells.HALF_WHERE_EMPTY);
    }

    public Pooling with(Model value) {
        return new Pooling(value, interval, countsAs, emptyCells);
    }

    public Pooling with(Interval value) {
        return new Pooling(model, value, countsAs, emptyCells);
    }

    public Pooling with(EmptyCells value) {
        return new Pooling(model, interval, countsAs, value);
    }

    public Pooling withCountsAs(Scale value) {
        return new Pooling(model, interval, value, emptyCells);
    }

    /** Answers a question by this method, or says why there is no answer. */
    public Result<Synthesis, NoSynthesis> pool(Question question, EvidenceBase base) {
        return new Pool(question, this, base).answer();
    }

    /** The method in words; the handling of counts only where there are counts. */
    public String words(boolean counts) {
        String how = model.words() + "; " + interval.words();
        return counts ? "%s; %s; %s".formatted(countsAs, how, emptyCells.words()) : how;
    }

    /**
     * Reads a method such as "log RR, DL random effects, no continuity correction, Wald".
     *
     * <p>The model must be named. An interval not named is Wald's, as reviews mean it when they say
     * nothing.
     *
     * @param otherwise what counts become and what is done about empty cells where the words do not
     *     say
     * @return the method, or one sentence on what is missing or contradictory
     */
    public static Result<Pooling, String> read(String words, Pooling otherwise) {
        String text = words.toLowerCase(Locale.ROOT);
        boolean hartungKnapp = says(text, "hartung|knapp|hksj|\\bhk\\b");
        boolean wald = says(text, "\\bwald\\b");
        if (hartungKnapp && wald) {
            return Result.refused("Both a Wald and a Hartung-Knapp interval are named; name one.");
        }
        Model model;
        if (says(text, "mantel|\\bmh\\b|\\bm-h\\b")) {
            model = Model.MANTEL_HAENSZEL;
        } else if (says(text, "\\breml\\b|restricted maximum")) {
            model = Model.REML;
        } else if (says(text, "paule|\\bpm\\b")) {
            model = Model.PAULE_MANDEL;
        } else if (says(text, "\\bdl\\b|dersimonian")) {
            model = Model.DERSIMONIAN_LAIRD;
        } else if (says(text, "\\bfixed\\b|common effect|equal effect")) {
            model = Model.FIXED;
        } else if (says(text, "random")) {
            return Result.refused(
                    "\"random effects\" alone does not say how tau squared is found; name DL, REML or Paule-Mandel.");
        } else {
            return Result.refused(
                    "No model is named; name DL, REML, Paule-Mandel, fixed effect or Mantel-Haenszel.");
        }
        if (says(text, "fixed") && (model != Model.FIXED && model != Model.MANTEL_HAENSZEL)) {
            return Result.refused("Both a fixed and a random effects model are named; name one.");
        }
        if (hartungKnapp && model == Model.MANTEL_HAENSZEL) {
            return Result.refused("Mantel-Haenszel has no Hartung-Knapp interval.");
        }
        Scale countsAs = otherwise.countsAs();
        if (says(text, "\\bor\\b(?! )|log or\\b|odds ratio")) {
            countsAs = Scale.OR;
        } else if (says(text, "\\brr\\b|risk ratio|relative risk")) {
            countsAs = Scale.RR;
        } else if (says(text, "\\brd\\b|risk difference")) {
            countsAs = Scale.RD;
        }
        EmptyCells emptyCells = otherwise.emptyCells();
        if (says(
                text, "no (continuity )?correction|without (continuity )?correction|uncorrected")) {
            emptyCells = EmptyCells.AS_THEY_ARE;
        } else if (says(text, "0\\.5") && says(text, "(every|all) (trial|stud)")) {
            emptyCells = EmptyCells.HALF_EVERYWHERE;
        } else if (says(text, "0\\.5|continuity correction")) {
            emptyCells = EmptyCells.HALF_WHERE_EMPTY;
        }
        return Result.ok(
                new Pooling(
                        model,
                        hartungKnapp ? Interval.HARTUNG_KNAPP : Interval.WALD,
                        countsAs,
                        emptyCells));
    }

    private static boolean says(String text, String pattern) {
        return Pattern.compile(pattern).matcher(text).find();
    }
}
