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
import huantiao.living.ExtractionEntry.Adjudicated;
import huantiao.living.ExtractionEntry.Extracted;
import huantiao.living.ExtractionEntry.RowOpened;
import huantiao.living.ExtractionEntry.RowWithdrawn;
import huantiao.living.Studies.Study;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
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
public record Extractions(List<Row> rows) {

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

    /** Somebody's reading. */
    public record Reading(Extraction extraction, Reviewer by, Instant at) {}

    /** The end of a row's way. */
    public record Settled(Extraction extraction, String reason, Reviewer by, Instant at) {}

    /** The row was taken back. */
    public record Withdrawn(String reason, Reviewer by, Instant at) {}

    /**
     * A row.
     *
     * @param readings none, one or two, by different people
     */
    public record Row(
            String id,
            Extraction frame,
            List<Reading> readings,
            Optional<Settled> settled,
            Optional<Withdrawn> withdrawn) {
        public Row {
            readings = List.copyOf(readings);
        }

        /** Where a row stands. */
        public enum Stage {
            TO_READ,
            TO_READ_AGAIN,
            TO_SETTLE,
            SETTLED,
            WITHDRAWN
        }

        public Stage stage() {
            if (withdrawn.isPresent()) {
                return Stage.WITHDRAWN;
            }
            if (settled.isPresent()) {
                return Stage.SETTLED;
            }
            return switch (readings.size()) {
                case 0 -> Stage.TO_READ;
                case 1 -> Stage.TO_READ_AGAIN;
                default -> Stage.TO_SETTLE;
            };
        }

        public Optional<Reading> by(UserId user) {
            return readings.stream().filter(one -> one.by().user().equals(user)).findFirst();
        }

        /** Both readings, once there are two. */
        public Optional<TwoReadings> both() {
            return readings.size() == 2
                    ? Optional.of(
                            new TwoReadings(
                                    readings.getFirst().extraction(),
                                    readings.getLast().extraction()))
                    : Optional.empty();
        }

        /** True where this person may read the row: it waits, and they have not. */
        public boolean waitsFor(UserId user) {
            return (stage() == Stage.TO_READ || stage() == Stage.TO_READ_AGAIN)
                    && by(user).isEmpty();
        }
    }

    public Extractions {
        rows = List.copyOf(rows);
    }

    /** The rows after these entries. */
    static Extractions of(List<Written> entries) {
        Map<String, Row> rows = new LinkedHashMap<>();
        for (Written written : entries) {
            if (!(written.entry() instanceof ExtractionEntry entry)) {
                continue;
            }
            Row row = rows.get(entry.rowId());
            if (row == null) {
                if (entry instanceof RowOpened(var id, var frame)) {
                    rows.put(id, new Row(id, frame, List.of(), Optional.empty(), Optional.empty()));
                }
                continue;
            }
            rows.put(row.id(), after(row, entry, written));
        }
        return new Extractions(List.copyOf(rows.values()));
    }

    private static Row after(Row row, ExtractionEntry entry, Written written) {
        return switch (entry) {
            case RowOpened _ -> row;
            case Extracted(_, var reading) -> {
                List<Reading> readings = new ArrayList<>(row.readings());
                readings.add(new Reading(reading, written.by(), written.at()));
                yield new Row(row.id(), row.frame(), readings, row.settled(), row.withdrawn());
            }
            case Adjudicated(_, var settled, var reason) ->
                    new Row(
                            row.id(),
                            row.frame(),
                            row.readings(),
                            Optional.of(new Settled(settled, reason, written.by(), written.at())),
                            row.withdrawn());
            case RowWithdrawn(_, var reason) ->
                    new Row(
                            row.id(),
                            row.frame(),
                            row.readings(),
                            row.settled(),
                            Optional.of(new Withdrawn(reason, written.by(), written.at())));
        };
    }

    public Optional<Row> find(String id) {
        return rows.stream().filter(row -> row.id().equals(id)).findFirst();
    }

    /** The rows of that trial, whatever their stage. */
    public List<Row> of(String trialId) {
        return rows.stream()
                .filter(row -> row.frame().at(Column.TRIAL_ID).equals(trialId))
                .toList();
    }

    /** The rows that count, as they stand in their settlement. */
    public List<Extraction> settled() {
        return rows.stream()
                .filter(row -> row.stage() == Row.Stage.SETTLED)
                .map(row -> row.settled().orElseThrow().extraction())
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
    public static Extraction framed(Row row, Extraction reading) {
        Extraction framed = reading;
        for (Column column : FRAME) {
            framed = framed.with(column, row.frame().at(column));
        }
        return framed;
    }

    /** Takes somebody's reading of a row. */
    public Result<Extracted, List<Problem>> read(String id, UserId reader, Extraction reading) {
        Optional<Row> found = find(id);
        if (found.isEmpty()) {
            return refuse("HT-2104", "There is no such row.", "Go back to the list of rows.");
        }
        Row row = found.get();
        if (row.by(reader).isPresent()) {
            return refuse(
                    "HT-2105", "You have read this row.", "Somebody else reads it a second time.");
        }
        if (!row.waitsFor(reader)) {
            return refuse("HT-2106", "Two people have read this row.", "Settle what they read.");
        }
        Extraction framed = framed(row, reading);
        return framed.read(TrueLabels.AS_IN_SOURCE).map(_ -> new Extracted(id, framed));
    }

    private static <T> Result<T, List<Problem>> refuse(String code, String what, String cure) {
        return Result.refused(List.of(new Problem(Column.DATA_TYPE.code(), code, what, cure)));
    }

    /**
     * Settles what two people read. Any reviewer may: one of the two with the other's consent, or a
     * third person. A reason is needed where the readings differed and where the row leaves doubts.
     *
     * @param others every other row of the review, for the doubts
     */
    public Result<Adjudicated, List<Problem>> settle(
            String id, Map<Column, Pick> picks, String reason, List<Extraction> others) {
        Optional<Row> found = find(id);
        if (found.isEmpty() || found.get().stage() != Row.Stage.TO_SETTLE) {
            return Result.refused(
                    List.of(
                            new Problem(
                                    "reason",
                                    "HT-2107",
                                    "The row does not wait for a decision.",
                                    "Go back to the list of rows and see where it stands.")));
        }
        TwoReadings both = found.get().both().orElseThrow();
        return both.settle(picks)
                .then(settled -> {
                    List<Problem> problems =
                            new ArrayList<>(
                                    settled.read(TrueLabels.AS_IN_SOURCE)
                                            .fold(_ -> List.<Problem>of(), all -> all));
                    boolean needed =
                            !both.differences().isEmpty()
                                    || !Doubts.about(settled, others).isEmpty();
                    if (needed) {
                        Words.need(reason, "reason", LivingReview.LONGEST_REASON, problems);
                    }
                    return problems.isEmpty()
                            ? Result.ok(new Adjudicated(id, settled, needed ? reason : ""))
                            : Result.refused(List.copyOf(problems));
                });
    }

    /** Takes a row back. */
    public Result<RowWithdrawn, List<Problem>> withdraw(String id, String reason) {
        List<Problem> problems = new ArrayList<>();
        Words.need(reason, "reason", LivingReview.LONGEST_REASON, problems);
        if (find(id).map(row -> row.stage() == Row.Stage.WITHDRAWN).orElse(true)) {
            problems.add(
                    new Problem(
                            "reason",
                            "HT-2108",
                            "The row does not count already.",
                            "Go back to the list of rows."));
        }
        return problems.isEmpty()
                ? Result.ok(new RowWithdrawn(id, reason))
                : Result.refused(List.copyOf(problems));
    }
}
