package huantiao.evidence;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * One trial's result on one outcome, in one comparison, at one time: a row of a trials file.
 *
 * @param rowId id of the row, unique in its file
 * @param trialId id of the trial; a trial with several outcomes has several rows
 * @param study who reported it
 * @param year as printed; empty or a span when nobody could read it
 * @param country as printed
 * @param population who took part
 * @param randomised how many were randomised, in the words of the report
 * @param first the arm under test
 * @param second the arm it is compared with
 * @param comparator class of the second arm, as {@code sham}
 * @param outcome code of the outcome
 * @param outcomeDefinition what it means
 * @param better which way is better
 * @param followup when it was measured
 * @param report what was printed
 * @param printedP p value as printed; may be empty
 * @param derived what the reviewers worked out, and from what; may be empty
 * @param source where it was read
 * @param readAs how far it was read: abstract, full-text table, repository data
 * @param flags warnings of the reviewers
 * @param notes remarks of the reviewers; may be empty
 */
public record Trial(
        String rowId,
        String trialId,
        String study,
        String year,
        String country,
        String population,
        String randomised,
        Intervention first,
        Intervention second,
        String comparator,
        String outcome,
        String outcomeDefinition,
        Better better,
        Followup followup,
        Report report,
        String printedP,
        String derived,
        String source,
        String readAs,
        Set<Flag> flags,
        String notes) {

    private static final int LABEL = 34;

    public Trial {
        if (rowId.isBlank() || trialId.isBlank() || source.isBlank() || readAs.isBlank()) {
            throw new IllegalArgumentException(
                    "row (%s) must have an id, a trial, a source and how it was read"
                            .formatted(rowId));
        }
        Set<Flag> copy = EnumSet.noneOf(Flag.class);
        copy.addAll(flags);
        flags = Collections.unmodifiableSet(copy);
    }

    /**
     * What one arm received.
     *
     * @param sourceLabel the name in the source
     * @param trueLabel the name after review; the same unless the source contradicts itself
     * @param kind class of the intervention, as {@code electroacupuncture}; empty for a second arm
     */
    public record Intervention(String sourceLabel, String trueLabel, String kind) {
        public static Intervention of(String label, String kind) {
            return new Intervention(label, label, kind);
        }
    }

    /** A short name for plots and tables: study and year. */
    public String shortName() {
        return year.isBlank() || study.contains(year) ? study : study + " " + year;
    }

    /** A name short enough for a line of a plot: what stands before brackets, cut at 34 letters. */
    public String label() {
        String name = study.replaceFirst(" ?[(,].*", "");
        String withYear = year.matches("\\d{4}") && !name.contains(year) ? name + " " + year : name;
        return withYear.length() <= LABEL ? withYear : withYear.substring(0, LABEL - 1) + "…";
    }

    /** The same row with one more warning. */
    public Trial with(Flag flag) {
        Set<Flag> more = EnumSet.of(flag);
        more.addAll(flags);
        return new Trial(
                rowId,
                trialId,
                study,
                year,
                country,
                population,
                randomised,
                first,
                second,
                comparator,
                outcome,
                outcomeDefinition,
                better,
                followup,
                report,
                printedP,
                derived,
                source,
                readAs,
                more,
                notes);
    }

    public boolean has(Flag flag) {
        return flags.contains(flag);
    }
}
