package huantiao.evidence;

import huantiao.base.Problem;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * What stands in the cells of one row, of a file or of a form: asks for them by column and type and
 * hands on what is wrong, with the column as the place. A required cell that cannot be read is
 * answered with a stand-in, so that the row's other problems are found too; {@link #build} hands
 * out nothing that holds a stand-in.
 *
 * <p>Used for one row on one thread.
 */
public final class Cells {

    /** Plain decimals only: no hexadecimal, no infinity, no thousands separator. */
    private static final Pattern NUMBER =
            Pattern.compile("[+-]?(\\d{1,15}(\\.\\d{0,15})?|\\.\\d{1,15})([eE][+-]?\\d{1,2})?");

    private final String id;
    private final Map<String, String> texts;
    private final Consumer<Problem> problems;
    private int found;

    /**
     * A row.
     *
     * @param id names the row in messages
     * @param texts what stands in each column
     * @param problems is told what is wrong
     */
    public Cells(String id, Map<String, String> texts, Consumer<Problem> problems) {
        this.id = id;
        this.texts = Map.copyOf(texts);
        this.problems = problems;
    }

    public String id() {
        return id;
    }

    /** Every text by its column. */
    public Map<String, String> texts() {
        return texts;
    }

    public String text(String column) {
        String cell = texts.get(column);
        if (cell == null) {
            throw new IllegalArgumentException(
                    "column %s of row %s was not asked for when it was read".formatted(column, id));
        }
        return cell;
    }

    /** The cell of a column that a row may have or not; empty where it has none. */
    public String optional(String column) {
        return texts.getOrDefault(column, "");
    }

    public String required(String column) {
        String cell = text(column);
        if (cell.isEmpty()) {
            refuse(column, "HT-0604", "The cell is empty.", "It is needed here.");
        }
        return cell;
    }

    public OptionalDouble number(String column) {
        String cell = text(column);
        if (cell.isEmpty()) {
            return OptionalDouble.empty();
        }
        if (!isNumber(cell)) {
            refuse(
                    column,
                    "HT-0605",
                    "\"%s\" is not a number.".formatted(shortened(cell)),
                    "Write a decimal number with a point, or leave the cell empty.");
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(Double.parseDouble(cell));
    }

    /** Whether a cell holds a number as it is written in these tables. */
    static boolean isNumber(String cell) {
        return NUMBER.matcher(cell).matches();
    }

    public double requiredNumber(String column) {
        required(column);
        return number(column).orElse(0);
    }

    public OptionalInt whole(String column) {
        String cell = text(column);
        if (cell.isEmpty()) {
            return OptionalInt.empty();
        }
        if (!cell.matches("\\d{1,9}")) {
            refuse(
                    column,
                    "HT-0605",
                    "\"%s\" is not a whole number of 0 or more.".formatted(shortened(cell)),
                    "Write digits only.");
            return OptionalInt.empty();
        }
        return OptionalInt.of(Integer.parseInt(cell));
    }

    public int requiredWhole(String column) {
        required(column);
        return whole(column).orElse(0);
    }

    /** The digits of a number as they stand; empty where the cell is empty or no number. */
    public String digits(String column) {
        return number(column).isPresent() ? new BigDecimal(text(column)).toPlainString() : "";
    }

    /** A code of a closed list. */
    public <T> T code(String column, Function<String, Optional<T>> known, T standIn) {
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
                                    .formatted(shortened(cell)),
                            "See the list of codes in docs/evidence-files.md.");
                    return standIn;
                });
    }

    public void refuse(String column, String code, String what, String cure) {
        found++;
        problems.accept(new Problem(column, code, what, cure));
    }

    /** What the row says, unless something was wrong with it. */
    public <T> Optional<T> build(Supplier<T> make) {
        int before = found;
        T made = make.get();
        return found == before ? Optional.of(made) : Optional.empty();
    }

    /**
     * A value with its own guard; what the guard refuses is noted under the column. A guard that
     * falls over a stand-in says nothing new about a row already refused.
     *
     * @param standIn what to go on with after a refusal
     */
    public <T> T guarded(String column, Supplier<T> make, T standIn) {
        try {
            return make.get();
        } catch (IllegalArgumentException refused) {
            if (found == 0) {
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

    /** A cell as it may stand in a message. */
    public static String shortened(String cell) {
        String line = cell.replaceAll("\\s+", " ");
        return line.length() <= 40 ? line : line.substring(0, 40) + "…";
    }
}
