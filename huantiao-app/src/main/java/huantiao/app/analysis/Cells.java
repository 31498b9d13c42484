package huantiao.app.analysis;

import huantiao.base.Problem;
import huantiao.knowledge.sheet.Sheet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Numbers and columns out of a sheet, and what is wrong with those that cannot be read. */
final class Cells {
    private static final Set<String> MISSING = Set.of("", "na", "nan", "n/a", ".", "-", "null");
    private static final Pattern NUMBER =
            Pattern.compile("[-+−]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d{1,3})?");
    private static final Pattern WITH_COMMA = Pattern.compile("[-+−]?\\d[\\d. ]*,\\d[\\d,.]*");

    private Cells() {}

    static boolean missing(String cell) {
        return MISSING.contains(cell.toLowerCase(Locale.ROOT));
    }

    /** Digits after the point of a number as it was written. */
    static int decimals(String cell) {
        int point = cell.indexOf('.');
        return point < 0 ? 0 : cell.length() - point - 1;
    }

    static boolean isNumber(String cell) {
        return NUMBER.matcher(cell).matches();
    }

    /** The number in a cell, {@code NaN} for a missing one; empty after naming a problem. */
    static Optional<Double> number(
            Sheet sheet, Sheet.Line line, int column, List<Problem> problems) {
        String cell = line.cells().get(column);
        if (missing(cell)) {
            return Optional.of(Double.NaN);
        }
        if (isNumber(cell)) {
            double number = Double.parseDouble(cell.replace('−', '-'));
            if (Double.isFinite(number)) {
                return Optional.of(number);
            }
        }
        boolean comma = WITH_COMMA.matcher(cell).matches();
        boolean percent = cell.endsWith("%") && isNumber(cell.substring(0, cell.length() - 1));
        problems.add(
                new Problem(
                        sheet.place(line, column),
                        "HT-0655",
                        "%s must be a number; the row was left out."
                                .formatted(sheet.header().get(column)),
                        comma
                                ? "Write decimals with a point (1.5, not 1,5) and thousands without a sign (1200)."
                                : percent
                                        ? "Write it without the percent sign, in the unit the column has."
                                        : "Leave the cell empty where the number is missing."));
        return Optional.empty();
    }

    /** A column an option names; empty after naming a problem. */
    static Optional<Integer> column(
            Sheet sheet, String name, String option, List<Problem> problems) {
        int column = sheet.column(List.of(name));
        if (column < 0) {
            problems.add(
                    new Problem(
                            "%s:1:1".formatted(sheet.file()),
                            "HT-0654",
                            "There is no column %s (%s).".formatted(name, option),
                            "The header has: %s.".formatted(String.join(", ", sheet.header()))));
            return Optional.empty();
        }
        return Optional.of(column);
    }
}
