package huantiao.living;

import huantiao.base.Problem;
import huantiao.base.Result;
import huantiao.base.UserId;
import huantiao.evidence.Doubts;
import huantiao.evidence.Extraction;
import huantiao.evidence.Extraction.Column;
import huantiao.evidence.Extraction.TrueLabels;
import huantiao.evidence.Review.Against;
import huantiao.evidence.Review.Matter;
import huantiao.evidence.Trial;
import huantiao.evidence.TwoReadings;
import huantiao.evidence.TwoReadings.Pick;
import huantiao.living.DoubleReading.Refusals;
import huantiao.living.DoubleReading.Stage;
import huantiao.living.DoubleReading.Step;
import huantiao.living.DoubleReading.Stepped;
import huantiao.living.ExtractionEntry.Adjudicated;
import huantiao.living.ExtractionEntry.Extracted;
import huantiao.living.ExtractionEntry.RowOpened;
import huantiao.living.ExtractionEntry.RowWithdrawn;
import huantiao.living.Studies.Study;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The rows of trials that reviewers read, as the entries make them. A row enters the evidence when
 * two people have read it and what they read was settled; until the second has read it, nobody sees
 * the first reading but who made it.
 */
public record Extractions(List<DoubleReading<Extraction, Extraction>> rows) {

    /** What the frame of a row says, and no reader changes. */
    public static final Set<Column> FRAME =
            Set.of(
                    Column.ROW_ID,
                    Column.TRIAL_ID,
                    Column.STUDY,
                    Column.YEAR,
                    Column.SOURCE,
                    Column.COMPARATOR_CLASS,
                    Column.OUTCOME);

    private static final Set<String> COMPARATORS =
            Arrays.stream(Against.values()).map(Against::code).collect(Collectors.toSet());
    private static final Set<String> OUTCOMES =
            Arrays.stream(Matter.values())
                    .flatMap(one -> one.outcomes().stream())
                    .collect(Collectors.toSet());

    private static final Refusals REFUSALS =
            new Refusals(
                    problem("HT-2104", "There is no such row.", "Go back to the list of rows."),
                    problem(
                            "HT-2105",
                            "You have read this row.",
                            "Somebody else reads it a second time."),
                    problem("HT-2106", "Two people have read this row.", "Settle what they read."),
                    new Problem(
                            "reason",
                            "HT-2107",
                            "The row does not wait for a decision.",
                            "Go back to the list of rows and see where it stands."),
                    new Problem(
                            "reason",
                            "HT-2108",
                            "The row does not count already.",
                            "Go back to the list of rows."));

    private static Problem problem(String code, String what, String cure) {
        return new Problem(Column.DATA_TYPE.code(), code, what, cure);
    }

    public Extractions {
        rows = List.copyOf(rows);
    }

    /** The rows after these entries. */
    static Extractions of(List<Written> entries) {
        return new Extractions(
                DoubleReading.all(
                        entries,
                        entry ->
                                entry instanceof ExtractionEntry one
                                        ? Optional.of(new Stepped<>(one.rowId(), step(one)))
                                        : Optional.empty()));
    }

    private static Step<Extraction, Extraction> step(ExtractionEntry entry) {
        return switch (entry) {
            case RowOpened(_, var frame) -> new Step.Opened<>(frame);
            case Extracted(_, var reading) -> new Step.Read<>(reading);
            case Adjudicated(_, var settled, var reason) -> new Step.Decided<>(settled, reason);
            case RowWithdrawn(_, var reason) -> new Step.TakenBack<>(reason);
        };
    }

    public Optional<DoubleReading<Extraction, Extraction>> find(String id) {
        return DoubleReading.find(rows, id);
    }

    /** Both readings of a row, once there are two. */
    public static Optional<TwoReadings> both(DoubleReading<Extraction, Extraction> row) {
        return row.readings().size() == 2
                ? Optional.of(
                        new TwoReadings(
                                row.readings().getFirst().what(), row.readings().getLast().what()))
                : Optional.empty();
    }

    /** The rows of that trial, whatever their stage. */
    public List<DoubleReading<Extraction, Extraction>> of(String trialId) {
        return rows.stream()
                .filter(row -> row.frame().at(Column.TRIAL_ID).equals(trialId))
                .toList();
    }

    /** The rows that count, as they stand in their settlement. */
    public List<Extraction> settled() {
        return rows.stream()
                .filter(row -> row.stage() == Stage.SETTLED)
                .map(row -> row.settled().orElseThrow().what())
                .toList();
    }

    /** The rows that enter the evidence. */
    public List<Trial> trials() {
        return settled().stream()
                .map(row -> row.read(TrueLabels.AS_IN_SOURCE).orElseThrow())
                .toList();
    }

    /** Asks for a row of one of these trials to be read. */
    public Result<RowOpened, List<Problem>> open(
            Studies studies, String trialId, String comparator, String outcome) {
        List<Problem> problems = new ArrayList<>();
        Optional<Study> study = studies.find(trialId);
        if (study.isEmpty()) {
            problems.add(
                    new Problem(
                            Column.TRIAL_ID.code(),
                            "HT-2102",
                            "No trial of that name is in the review.",
                            "Choose one of the list; a new trial comes in by its report."));
        }
        asked(Column.COMPARATOR_CLASS, comparator, COMPARATORS, problems);
        asked(Column.OUTCOME, outcome, OUTCOMES, problems);
        if (!problems.isEmpty()) {
            return Result.refused(List.copyOf(problems));
        }
        String id = "L%03d".formatted(rows.size() + 1);
        return Result.ok(
                new RowOpened(
                        id,
                        Extraction.blank()
                                .with(Column.ROW_ID, id)
                                .with(Column.TRIAL_ID, trialId)
                                .with(Column.STUDY, study.orElseThrow().name())
                                .with(Column.YEAR, study.orElseThrow().year())
                                .with(Column.SOURCE, study.orElseThrow().source())
                                .with(Column.COMPARATOR_CLASS, comparator)
                                .with(Column.OUTCOME, outcome)));
    }

    /** A row that no question of the review is about would never be pooled. */
    private static void asked(
            Column column, String code, Set<String> codes, List<Problem> problems) {
        if (!codes.contains(code)) {
            problems.add(
                    new Problem(
                            column.code(),
                            "HT-2103",
                            "No question of the review is about this.",
                            "Choose one of the list."));
        }
    }

    /** A reading with the frame of its row, whatever it says of it. */
    public static Extraction framed(DoubleReading<Extraction, Extraction> row, Extraction reading) {
        Extraction framed = reading;
        for (Column column : FRAME) {
            framed = framed.with(column, row.frame().at(column));
        }
        return framed;
    }

    /** Takes somebody's reading of a row. */
    public Result<Extracted, List<Problem>> read(String id, UserId reader, Extraction reading) {
        return DoubleReading.toRead(rows, id, reader, REFUSALS)
                .then(row -> {
                    Extraction framed = framed(row, reading);
                    return framed.read(TrueLabels.AS_IN_SOURCE).map(_ -> new Extracted(id, framed));
                });
    }

    /**
     * Settles what two people read; with a reason where the readings differed and where the row
     * leaves doubts.
     *
     * @param others every other row of the review, for the doubts
     */
    public Result<Adjudicated, List<Problem>> settle(
            String id, Map<Column, Pick> picks, String reason, List<Extraction> others) {
        return DoubleReading.toSettle(rows, id, REFUSALS)
                .map(row -> both(row).orElseThrow())
                .then(both ->
                        both.settle(picks)
                                .then(settled ->
                                        DoubleReading.settlement(
                                                settled.read(TrueLabels.AS_IN_SOURCE)
                                                        .map(_ -> settled),
                                                !both.differences().isEmpty()
                                                        || !Doubts.about(settled, others).isEmpty(),
                                                reason)))
                .map(settled -> new Adjudicated(id, settled.what(), settled.reason()));
    }

    /** Takes a row back. */
    public Result<RowWithdrawn, List<Problem>> withdraw(String id, String reason) {
        return DoubleReading.takeBack(rows, id, reason, REFUSALS)
                .map(why -> new RowWithdrawn(id, why));
    }
}
