package huantiao.evidence;

import static huantiao.evidence.Flag.Treatment.NEVER_POOL;
import static huantiao.evidence.Flag.Treatment.SENSITIVITY_ONLY;

import huantiao.evidence.RowRefusal.Reason;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Which rows belong to an answer.
 *
 * <p>Every part that is empty asks for nothing. A trial enters each outcome with one row: the
 * latest within the time window, and where two are equally late the one with the lower id, because
 * two rows of one trial would count the same people twice.
 *
 * @param comparator class of the second arm
 * @param outcome code of the outcome
 * @param label a word in the name of the first arm, and whose name is meant
 * @param members trials or rows, if not all that fit are meant
 * @param without ids of trials or rows, or codes of flags, that are left out
 * @param window weeks asked about
 * @param strictness whether rows for sensitivity analyses enter
 * @param expectedRows how many rows the asker counts on
 */
public record Question(
        Optional<String> comparator,
        Optional<String> outcome,
        Optional<Label> label,
        List<Member> members,
        Set<String> without,
        TimeWindow window,
        Strictness strictness,
        OptionalInt expectedRows) {

    /** How far a question lets doubtful rows in. */
    public enum Strictness {
        /** Only rows without a flag that keeps them out. */
        STRICT,
        /** Also rows that fit only loosely; the result is shown as a sensitivity analysis. */
        SENSITIVITY
    }

    /** A word in the name of the first arm, by the name in the source or the true one. */
    public record Label(String word, By by) {
        /** Whose name. */
        public enum By {
            SOURCE,
            TRUE
        }

        boolean fits(Trial.Intervention arm) {
            String name = by == By.SOURCE ? arm.sourceLabel() : arm.trueLabel();
            return name.toLowerCase(Locale.ROOT).contains(word.toLowerCase(Locale.ROOT));
        }
    }

    /** A trial or a row by id, and perhaps the time that is meant, as printed. */
    public record Member(String id, Optional<String> followup) {
        boolean fits(Trial trial) {
            return (id.equals(trial.trialId()) || id.equals(trial.rowId()))
                    && followup.map(trial.followup().text()::equals).orElse(true);
        }
    }

    /** Rows that answer a question, and rows that would have if they could be used. */
    public record Selected(List<Trial> rows, List<RowRefusal> refused) {
        public Selected {
            rows = List.copyOf(rows);
            refused = List.copyOf(refused);
        }
    }

    public Question {
        members = List.copyOf(members);
        without = Set.copyOf(without);
    }

    /** Everything, with sensitivity rows. */
    public static Question everything() {
        return new Question(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Set.of(),
                TimeWindow.ANY,
                Strictness.SENSITIVITY,
                OptionalInt.empty());
    }

    /** One outcome against one class of comparator, at any time. */
    public static Question of(String comparator, String outcome, Strictness strictness) {
        return everything()
                .withComparator(comparator)
                .withOutcome(outcome)
                .withStrictness(strictness);
    }

    public Question withComparator(String value) {
        return new Question(
                Optional.of(value),
                outcome,
                label,
                members,
                without,
                window,
                strictness,
                expectedRows);
    }

    public Question withOutcome(String value) {
        return new Question(
                comparator,
                Optional.of(value),
                label,
                members,
                without,
                window,
                strictness,
                expectedRows);
    }

    public Question withLabel(Label value) {
        return new Question(
                comparator,
                outcome,
                Optional.of(value),
                members,
                without,
                window,
                strictness,
                expectedRows);
    }

    public Question withMembers(List<Member> value) {
        return new Question(
                comparator, outcome, label, value, without, window, strictness, expectedRows);
    }

    public Question withWithout(Set<String> value) {
        return new Question(
                comparator, outcome, label, members, value, window, strictness, expectedRows);
    }

    public Question withWindow(TimeWindow value) {
        return new Question(
                comparator, outcome, label, members, without, value, strictness, expectedRows);
    }

    public Question withStrictness(Strictness value) {
        return new Question(
                comparator, outcome, label, members, without, window, value, expectedRows);
    }

    public Question withExpectedRows(OptionalInt value) {
        return new Question(
                comparator, outcome, label, members, without, window, strictness, value);
    }

    /** True where the row is about what is asked, whether or not it can be pooled. */
    public boolean isAbout(Trial trial) {
        return comparator.map(trial.comparator()::equals).orElse(true)
                && outcome.map(trial.outcome()::equals).orElse(true)
                && label.map(name -> name.fits(trial.first())).orElse(true)
                && (members.isEmpty() || members.stream().anyMatch(one -> one.fits(trial)))
                && !without.contains(trial.trialId())
                && !without.contains(trial.rowId())
                && trial.flags().stream().map(Flag::code).noneMatch(without::contains);
    }

    /** The rows that answer this question, in the order of their ids. */
    public Selected select(List<Trial> trials) {
        List<RowRefusal> refused = new ArrayList<>();
        Map<String, Trial> latestOfTrial = new LinkedHashMap<>();
        trials.stream()
                .filter(this::isAbout)
                .sorted(BY_ROW)
                .forEach(trial ->
                        refusal(trial)
                                .ifPresentOrElse(
                                        refused::add,
                                        () -> keepLatest(latestOfTrial, trial, refused)));
        return new Selected(
                latestOfTrial.values().stream().sorted(BY_ROW).toList(),
                refused.stream().sorted(Comparator.comparing(RowRefusal::trial, BY_ROW)).toList());
    }

    private static final Comparator<Trial> BY_ROW = Comparator.comparing(Trial::rowId);

    private Optional<RowRefusal> refusal(Trial trial) {
        for (Flag flag : trial.flags()) {
            if (flag.treatment() == NEVER_POOL) {
                return Optional.of(RowRefusal.flagged(trial, Reason.FLAG_FORBIDS, flag));
            }
        }
        if (!window.contains(trial.followup())) {
            return Optional.of(
                    RowRefusal.of(
                            trial,
                            Reason.OTHER_TIME,
                            (trial.followup().isKnown()
                                            ? "Measured at \"%s\", outside the weeks asked about."
                                            : "Measured at \"%s\": nobody can tell whether that is"
                                                    + " within the weeks asked about.")
                                    .formatted(trial.followup().text())));
        }
        if (strictness == Strictness.STRICT) {
            for (Flag flag : trial.flags()) {
                if (flag.treatment() == SENSITIVITY_ONLY) {
                    return Optional.of(RowRefusal.flagged(trial, Reason.FLAG_NOT_STRICT, flag));
                }
            }
        }
        return Effects.unusable(trial);
    }

    private static void keepLatest(
            Map<String, Trial> latestOfTrial, Trial trial, List<RowRefusal> refused) {
        String once = trial.trialId() + " " + trial.outcome();
        Trial other = latestOfTrial.get(once);
        if (other == null) {
            latestOfTrial.put(once, trial);
            return;
        }
        boolean later = weeks(trial) > weeks(other);
        Trial kept = later ? trial : other;
        Trial dropped = later ? other : trial;
        latestOfTrial.put(once, kept);
        refused.add(
                RowRefusal.of(
                        dropped,
                        Reason.SAME_TRIAL,
                        "Row %s of the same trial is used; two rows of one trial would count the same people twice."
                                .formatted(kept.rowId())));
    }

    private static double weeks(Trial trial) {
        return trial.followup().toWeeks().orElse(0);
    }
}
