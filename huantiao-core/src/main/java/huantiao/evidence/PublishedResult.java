package huantiao.evidence;

import huantiao.evidence.Check.Printed;

/**
 * A pooled result that somebody published.
 *
 * @param effect as printed; empty where the number could not be read
 * @param k number of trials, in the words of the source
 * @param trialsHere how many of its trials are in our data, in the reviewers' words
 * @param reproducible true where our data hold all its trials
 */
public record PublishedResult(
        String id,
        String review,
        String year,
        String doi,
        String population,
        String comparison,
        String outcome,
        String measure,
        Printed effect,
        Printed low,
        Printed high,
        String k,
        String participants,
        String model,
        String i2,
        String certainty,
        String trialsHere,
        Reproducible reproducible,
        String source,
        String readAs,
        String notes) {

    /** Whether our data hold what is needed to compute it again. */
    public enum Reproducible {
        YES,
        NO
    }

    /** Why it cannot be computed again. */
    public enum WhyNot {
        /** A ranking from a network whose data nobody could read. */
        RANKING,
        /** The pooled number itself could not be read. */
        NUMBER_NOT_READ,
        /** The numbers of the single trials could not be read. */
        TRIALS_NOT_READ
    }

    /** Why our data do not hold what is needed. */
    public WhyNot whyNot() {
        if (measure.startsWith("SUCRA")) {
            return WhyNot.RANKING;
        }
        return effect.text().isEmpty() ? WhyNot.NUMBER_NOT_READ : WhyNot.TRIALS_NOT_READ;
    }

    /** Why it cannot be computed again, in one sentence. */
    public String whyNotInWords() {
        return switch (whyNot()) {
            case RANKING ->
                    "Not re-run: it is a ranking from a network of trials, and none of the network's data could be read.";
            case NUMBER_NOT_READ ->
                    "Not re-run: the pooled number itself could not be read; of its trials we hold: %s."
                            .formatted(trialsHere);
            case TRIALS_NOT_READ ->
                    "Not re-run: the numbers of the single trials behind it could not be read; of its trials we hold: %s."
                            .formatted(trialsHere);
        };
    }
}
