package huantiao.living;

import huantiao.base.Problem;
import huantiao.base.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What the review asks and how it answers, written before the trials are looked at.
 *
 * @param population who the people are
 * @param intervention what they get
 * @param comparators what it is compared with
 * @param outcomes what is measured, and when
 * @param eligibility which trials come in and which stay out
 * @param plan how results are extracted, judged and pooled
 * @see <a href="https://doi.org/10.1186/2046-4053-4-1">PRISMA-P 2015, items 6 to 17</a>
 */
public record Protocol(
        String population,
        String intervention,
        String comparators,
        String outcomes,
        String eligibility,
        String plan) {

    /** Longest text of one part, in characters. */
    public static final int LONGEST = 4000;

    /** One part of the protocol, by the name of its field. */
    public enum Part {
        POPULATION,
        INTERVENTION,
        COMPARATORS,
        OUTCOMES,
        ELIGIBILITY,
        PLAN;

        /** The name of the field. */
        public String field() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What stands in that part. */
    public String text(Part part) {
        return switch (part) {
            case POPULATION -> population;
            case INTERVENTION -> intervention;
            case COMPARATORS -> comparators;
            case OUTCOMES -> outcomes;
            case ELIGIBILITY -> eligibility;
            case PLAN -> plan;
        };
    }

    /** The protocol, or every part that is missing or too long. */
    public Result<Protocol, List<Problem>> checked() {
        var problems = new ArrayList<Problem>();
        for (var part : Part.values()) {
            Words.need(text(part), part.field(), LONGEST, problems);
        }
        return problems.isEmpty() ? Result.ok(this) : Result.refused(List.copyOf(problems));
    }
}
