package huantiao.course;

/**
 * The reading that later ones are compared with. People come on a bad day, so two are taken a week
 * apart and the second counts.
 */
public sealed interface Baseline {
    /**
     * Two or more readings were taken before treatment, {@value Schedule#START_DAYS_APART} days or
     * more apart; this is the last of them.
     */
    record SecondOfTwo(Reading reading) implements Baseline {}

    /**
     * Only one was taken before treatment, or all within a day or two; this is the last. Some of a
     * later fall will be chance.
     */
    record OnlyOne(Reading reading) implements Baseline {}

    /** The first reading was taken after treatment had begun. It is shown, and said. */
    record AfterTreatmentBegan(Reading reading) implements Baseline {}

    record NotTaken() implements Baseline {}
}
