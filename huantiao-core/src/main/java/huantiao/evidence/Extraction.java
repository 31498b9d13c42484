package huantiao.evidence;

import huantiao.base.Problem;
import huantiao.base.Result;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One outcome row of one trial as somebody read it out of a report: a text for each column of a
 * trials file, before anything is made of it.
 *
 * @param cells stripped texts; a column that is missing is empty
 */
public record Extraction(Map<Column, String> cells) {

    /** The columns of a trials file, in its order. */
    public enum Column {
        ROW_ID(Kind.WORDS),
        TRIAL_ID(Kind.WORDS),
        STUDY(Kind.WORDS),
        YEAR(Kind.WORDS),
        COUNTRY(Kind.WORDS),
        POPULATION(Kind.WORDS),
        RANDOMISED_N(Kind.WORDS),
        ARM_EXP(Kind.WORDS),
        EXP_CLASS(Kind.WORDS),
        ARM_CTL(Kind.WORDS),
        COMPARATOR_CLASS(Kind.CODE),
        OUTCOME(Kind.CODE),
        OUTCOME_DEFINITION(Kind.WORDS),
        BETTER(Kind.CODE),
        TIMEPOINT(Kind.WORDS),
        DATA_TYPE(Kind.CODE),
        N_EXP(Kind.NUMBER),
        EVENTS_EXP(Kind.NUMBER),
        MEAN_EXP(Kind.NUMBER),
        SD_EXP(Kind.NUMBER),
        CILOW_EXP(Kind.NUMBER),
        CIHIGH_EXP(Kind.NUMBER),
        N_CTL(Kind.NUMBER),
        EVENTS_CTL(Kind.NUMBER),
        MEAN_CTL(Kind.NUMBER),
        SD_CTL(Kind.NUMBER),
        CILOW_CTL(Kind.NUMBER),
        CIHIGH_CTL(Kind.NUMBER),
        EFFECT_MEASURE(Kind.CODE),
        EFFECT(Kind.NUMBER),
        CILOW(Kind.NUMBER),
        CIHIGH(Kind.NUMBER),
        VARIANCE(Kind.NUMBER),
        P_VALUE(Kind.WORDS),
        DERIVED(Kind.WORDS),
        IN_REVIEWS(Kind.WORDS),
        SOURCE(Kind.WORDS),
        READ_AS(Kind.WORDS),
        FLAG(Kind.CODE),
        NOTES(Kind.WORDS);

        /** What a cell of a column holds. */
        public enum Kind {
            /** A number; two readings of it agree when the numbers are the same. */
            NUMBER,
            /** Words of a closed list, or codes that rows are gathered by. */
            CODE,
            /** Words as printed, or as a reviewer puts them. */
            WORDS
        }

        private final Kind kind;

        Column(Kind kind) {
            this.kind = kind;
        }

        public Kind kind() {
            return kind;
        }

        /** Its name in the header of a file, as {@code events_exp}. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<Column> of(String code) {
            return Arrays.stream(values()).filter(one -> one.code().equals(code)).findFirst();
        }
    }

    /** The right name of an arm whose source contradicts itself. */
    @FunctionalInterface
    public interface TrueLabels {
        /** Nobody has found such a source. */
        TrueLabels AS_IN_SOURCE = (_, label) -> label;

        /** The name after review; the same where nothing is known. */
        String of(String trialId, String labelInSource);
    }

    public Extraction {
        Map<Column, String> copy = new EnumMap<>(Column.class);
        cells.forEach((column, text) -> {
            String stripped = text.strip();
            if (!stripped.isEmpty()) {
                copy.put(column, stripped);
            }
        });
        cells = Collections.unmodifiableMap(copy);
    }

    /** What stands in the cells of a row; columns that trials do not have are left out. */
    public static Extraction of(Cells row) {
        Map<Column, String> cells = new EnumMap<>(Column.class);
        for (Column column : Column.values()) {
            cells.put(column, row.optional(column.code()));
        }
        return new Extraction(cells);
    }

    /** A form nobody has written in. */
    public static Extraction blank() {
        return new Extraction(Map.of());
    }

    /** What stands in the column; empty where nothing does. */
    public String at(Column column) {
        return cells.getOrDefault(column, "");
    }

    /** The same with another text in one column. */
    public Extraction with(Column column, String text) {
        Map<Column, String> next = new EnumMap<>(Column.class);
        next.putAll(cells);
        next.put(column, text);
        return new Extraction(next);
    }

    /** The row it makes, or everything that is wrong with it, each with its column as the place. */
    public Result<Trial, List<Problem>> read(TrueLabels labels) {
        List<Problem> problems = new ArrayList<>();
        Map<String, String> texts =
                Arrays.stream(Column.values()).collect(Collectors.toMap(Column::code, this::at));
        String id = at(Column.ROW_ID);
        Optional<Trial> trial =
                read(new Cells(id.isEmpty() ? "?" : id, texts, problems::add), labels);
        return trial.isPresent() ? Result.ok(trial.get()) : Result.refused(List.copyOf(problems));
    }

    /** The same for a row of a file; what is wrong is handed on by the cells. */
    public static Optional<Trial> read(Cells row, TrueLabels labels) {
        return row.build(() -> TrialCells.trial(row, labels));
    }
}
