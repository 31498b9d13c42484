package huantiao.knowledge.evidence;

import huantiao.knowledge.Problems;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * One row of a table: asks for cells by column and type, and notes what is wrong as {@code
 * file:row:column} with the line. A required cell that cannot be read is answered with a stand-in,
 * so that the row's other problems are found too; {@link #build} hands out nothing that holds a
 * stand-in.
 */
record Row(String file, String id, long line, Map<String, String> cells, Problems problems) {

    /** Plain decimals only: no hexadecimal, no infinity, no thousands separator. */
    private static final Pattern NUMBER =
            Pattern.compile("[+-]?(\\d{1,15}(\\.\\d{0,15})?|\\.\\d{1,15})([eE][+-]?\\d{1,2})?");

    String text(String column) {
        String cell = cells.get(column);
        if (cell == null) {
            throw new IllegalArgumentException(
                    "column %s of %s was not asked for when it was read".formatted(column, file));
        }
        return cell;
    }

    /** The cell of a column that a file may have or not; empty where it has none. */
    String optional(String column) {
        return cells.getOrDefault(column, "");
    }

    String required(String column) {
        String cell = text(column);
        if (cell.isEmpty()) {
            refuse(column, "HT-0604", "The cell is empty.", "It is needed here.");
        }
        return cell;
    }

    OptionalDouble number(String column) {
        String cell = text(column);
        if (cell.isEmpty()) {
            return OptionalDouble.empty();
        }
        if (!NUMBER.matcher(cell).matches()) {
            refuse(
                    column,
                    "HT-0605",
                    "\"%s\" is not a number.".formatted(Table.shortened(cell)),
                    "Write a decimal number with a point, or leave the cell empty.");
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(Double.parseDouble(cell));
    }

    double requiredNumber(String column) {
        required(column);
        return number(column).orElse(0);
    }

    OptionalInt whole(String column) {
        String cell = text(column);
        if (cell.isEmpty()) {
            return OptionalInt.empty();
        }
        if (!cell.matches("\\d{1,9}")) {
            refuse(
                    column,
                    "HT-0605",
                    "\"%s\" is not a whole number of 0 or more.".formatted(Table.shortened(cell)),
                    "Write digits only.");
            return OptionalInt.empty();
        }
        return OptionalInt.of(Integer.parseInt(cell));
    }

    int requiredWhole(String column) {
        required(column);
        return whole(column).orElse(0);
    }

    /** The digits of a number as they stand; empty where the cell is empty or no number. */
    String digits(String column) {
        return number(column).isPresent() ? new BigDecimal(text(column)).toPlainString() : "";
    }

    /** A code of a closed list. */
    <T> T code(String column, Function<String, Optional<T>> known, T standIn) {
        String cell = required(column);
        if (cell.isEmpty()) {
            return standIn;
        }
        return known.apply(cell)
                .orElseGet(() -> {
                    refuse(
                            column,
                            "HT-0606",
                            "\"%s\" is not one of the codes of this column."
                                    .formatted(Table.shortened(cell)),
                            "See the list of codes in docs/evidence-files.md.");
                    return standIn;
                });
    }

    void refuse(String column, String code, String what, String cure) {
        problems.add(
                "%s:%s:%s".formatted(file, id, column),
                code,
                "%s It stands in line %d.".formatted(what, line),
                cure);
    }

    /** What the row says, unless something was wrong with it. */
    <T> Optional<T> build(Supplier<T> make) {
        int before = problems.count();
        T made = make.get();
        return problems.count() == before ? Optional.of(made) : Optional.empty();
    }

    /**
     * A value with its own guard; what the guard refuses is noted under the column.
     *
     * @param standIn what to go on with after a refusal
     */
    <T> T guarded(String column, Supplier<T> make, T standIn) {
        try {
            return make.get();
        } catch (IllegalArgumentException refused) {
            if (isSoundSoFar()) {
                String sentence = String.valueOf(refused.getMessage());
                refuse(
                        column,
                        "HT-0608",
                        Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1) + ".",
                        "Look the numbers up again in the report.");
            }
            return standIn;
        }
    }

    /** A guard that fell over a stand-in says nothing new about a row already refused. */
    private boolean isSoundSoFar() {
        String here = "%s:%s:".formatted(file, id);
        return problems.all().stream().noneMatch(problem -> problem.where().startsWith(here));
    }
}
