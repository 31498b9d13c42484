package huantiao.evidence;

import huantiao.base.Problem;
import huantiao.base.Result;
import huantiao.evidence.Extraction.Column;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/** Two readings of one row of a report, by two people who did not see each other's. */
public record TwoReadings(Extraction first, Extraction second) {

    /** A column in which they do not say the same. */
    public record Difference(Column column, String first, String second) {}

    /** What is taken where they differ. */
    public sealed interface Pick {
        /** What the first reading says. */
        record First() implements Pick {}

        /** What the second reading says. */
        record Second() implements Pick {}

        /** Neither; the report says this. */
        record Other(String text) implements Pick {}
    }

    /**
     * Where the readings differ. Numbers differ by value, so that 0.80 is 0.8; words differ by what
     * they say, not by capitals, spaces or a point at the end; flags in any order are the same
     * flags.
     */
    public List<Difference> differences() {
        return Arrays.stream(Column.values())
                .filter(column -> !same(column, first.at(column), second.at(column)))
                .map(column -> new Difference(column, first.at(column), second.at(column)))
                .toList();
    }

    private static boolean same(Column column, String one, String other) {
        if (one.equals(other)) {
            return true;
        }
        return switch (column.kind()) {
            case NUMBER ->
                    Cells.isNumber(one)
                            && Cells.isNumber(other)
                            && new BigDecimal(one).compareTo(new BigDecimal(other)) == 0;
            case CODE -> codes(one).equals(codes(other));
            case WORDS -> plain(one).equals(plain(other));
        };
    }

    private static TreeSet<String> codes(String cell) {
        TreeSet<String> codes = new TreeSet<>(Comparator.naturalOrder());
        for (String code : cell.split(";")) {
            codes.add(code.strip());
        }
        return codes;
    }

    private static String plain(String words) {
        return words.toLowerCase(Locale.ROOT).replaceAll("\\s+", " ").replaceAll("[.\\s]+$", "");
    }

    /**
     * The row after every difference was decided, or each column that was not.
     *
     * @param picks by column; only those that differ are looked at
     */
    public Result<Extraction, List<Problem>> settle(Map<Column, Pick> picks) {
        List<Problem> problems = new ArrayList<>();
        Extraction settled = first;
        for (Difference one : differences()) {
            Pick pick = picks.get(one.column());
            if (pick == null) {
                problems.add(
                        new Problem(
                                one.column().code(),
                                "HT-2101",
                                "The two readings differ here and nobody decided.",
                                "Look into the report and choose, or write what it says."));
            } else {
                settled =
                        settled.with(
                                one.column(),
                                switch (pick) {
                                    case Pick.First _ -> one.first();
                                    case Pick.Second _ -> one.second();
                                    case Pick.Other(var text) -> text;
                                });
            }
        }
        return problems.isEmpty() ? Result.ok(settled) : Result.refused(List.copyOf(problems));
    }
}
