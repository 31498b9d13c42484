package huantiao.bias;

import static huantiao.bias.Domain.DEVIATIONS;
import static huantiao.bias.Domain.MEASUREMENT;
import static huantiao.bias.Domain.MISSING_DATA;
import static huantiao.bias.Domain.RANDOMISATION;
import static huantiao.bias.Domain.REPORTING;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The signalling questions, by their numbers in the tool; what each asks is said in our words in
 * the texts of the pages. Some are asked only after certain answers.
 *
 * <p>Constants that end in A belong to the effect of adhering, whose second domain has questions of
 * its own; 2.1 and 2.2 are asked for both effects.
 */
public enum Question {
    /** The order in which people were assigned was random. */
    Q1_1(RANDOMISATION, Question::always),
    /** Nobody could know the next assignment. */
    Q1_2(RANDOMISATION, Question::always),
    /** The groups differ at the start as chance would not have it. */
    Q1_3(RANDOMISATION, Question::always),

    /** People knew their group. */
    Q2_1(DEVIATIONS, Question::always),
    /** Those who treated them knew it. */
    Q2_2(DEVIATIONS, Question::always),
    /** Something was done otherwise because it was a trial. */
    Q2_3(DEVIATIONS, Aim.ASSIGNMENT, Question::someoneKnew),
    /** That is likely to have changed the outcome. */
    Q2_4(DEVIATIONS, Aim.ASSIGNMENT, given -> someoneKnew(given) && given.isYes(Question.Q2_3)),
    /** It was as frequent in both groups. */
    Q2_5(
            DEVIATIONS,
            Aim.ASSIGNMENT,
            given ->
                    someoneKnew(given)
                            && given.isYes(Question.Q2_3)
                            && given.isYesOrUnknown(Question.Q2_4)),
    /** People were analysed in the group they were assigned to. */
    Q2_6(DEVIATIONS, Aim.ASSIGNMENT, Question::always),
    /** Not doing so could have changed the result much. */
    Q2_7(DEVIATIONS, Aim.ASSIGNMENT, given -> given.isNoOrUnknown(Question.Q2_6)),

    /** Other treatments were as frequent in both groups. */
    Q2_3A(DEVIATIONS, Aim.ADHERING, Question::someoneKnew),
    /** The treatment was given otherwise than planned, so that it could matter. */
    Q2_4A(DEVIATIONS, Aim.ADHERING, given -> !othersDiffered(given)),
    /** People did not keep to it, so that it could matter. */
    Q2_5A(DEVIATIONS, Aim.ADHERING, given -> !othersDiffered(given)),
    /** The analysis made up for it. */
    Q2_6A(
            DEVIATIONS,
            Aim.ADHERING,
            given ->
                    othersDiffered(given)
                            || given.isYesOrUnknown(Question.Q2_4A)
                            || given.isYesOrUnknown(Question.Q2_5A)),

    /** Outcomes are there of all or nearly all. */
    Q3_1(MISSING_DATA, Question::always),
    /** Something shows that those missing did not change the result. */
    Q3_2(MISSING_DATA, given -> given.isNoOrUnknown(Question.Q3_1)),
    /** Who is missing could depend on how they fared. */
    Q3_3(MISSING_DATA, given -> given.isNoOrUnknown(Question.Q3_1) && given.isNo(Question.Q3_2)),
    /** It is likely to. */
    Q3_4(
            MISSING_DATA,
            given ->
                    given.isNoOrUnknown(Question.Q3_1)
                            && given.isNo(Question.Q3_2)
                            && given.isYesOrUnknown(Question.Q3_3)),

    /** The outcome was measured in an unfit way. */
    Q4_1(MEASUREMENT, Question::always),
    /** It could have been measured otherwise in one group. */
    Q4_2(MEASUREMENT, Question::always),
    /** Who judged the outcome knew the group. */
    Q4_3(MEASUREMENT, Question::measuredAlike),
    /** Knowing it could have changed the judgement. */
    Q4_4(MEASUREMENT, given -> measuredAlike(given) && given.isYesOrUnknown(Question.Q4_3)),
    /** It is likely to have. */
    Q4_5(
            MEASUREMENT,
            given ->
                    measuredAlike(given)
                            && given.isYesOrUnknown(Question.Q4_3)
                            && given.isYesOrUnknown(Question.Q4_4)),

    /** The result was analysed by a plan made before anybody saw outcomes by group. */
    Q5_1(REPORTING, Question::always),
    /** It was chosen by its result among several measurements. */
    Q5_2(REPORTING, Question::always),
    /** It was chosen by its result among several analyses. */
    Q5_3(REPORTING, Question::always);

    private final Domain domain;
    private final Set<Aim> aims;
    private final Predicate<Answers> asked;

    Question(Domain domain, Predicate<Answers> asked) {
        this.domain = domain;
        this.aims = EnumSet.allOf(Aim.class);
        this.asked = asked;
    }

    Question(Domain domain, Aim aim, Predicate<Answers> asked) {
        this.domain = domain;
        this.aims = EnumSet.of(aim);
        this.asked = asked;
    }

    private static boolean always(Answers given) {
        return true;
    }

    private static boolean someoneKnew(Answers given) {
        return given.isYesOrUnknown(Q2_1) || given.isYesOrUnknown(Q2_2);
    }

    private static boolean othersDiffered(Answers given) {
        return someoneKnew(given) && given.isNoOrUnknown(Q2_3A);
    }

    private static boolean measuredAlike(Answers given) {
        return given.isNoOrUnknown(Q4_1) && given.isNoOrUnknown(Q4_2);
    }

    public Domain domain() {
        return domain;
    }

    public boolean isFor(Aim aim) {
        return aims.contains(aim);
    }

    /** True if the tool asks it after these answers. */
    public boolean isAsked(Aim aim, Answers given) {
        return isFor(aim) && asked.test(given);
    }

    /** True if "no information" may be answered; only 3.2 wants the evidence itself. */
    public boolean mayBeUnknown() {
        return this != Q3_2;
    }

    /** Its number in the tool, as {@code 2.3}. */
    public String number() {
        return "%c.%c".formatted(name().charAt(1), name().charAt(3));
    }

    /** Its name in forms and texts, as {@code q2-3a}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
