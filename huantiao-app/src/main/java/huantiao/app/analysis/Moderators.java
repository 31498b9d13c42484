package huantiao.app.analysis;

import huantiao.base.Problem;
import huantiao.knowledge.sheet.Sheet;
import huantiao.meta.Design;
import huantiao.meta.Doubles;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * From terms to the columns of a design. A column of numbers is one column; words, or {@code
 * factor(x)}, give one column of 0 and 1 for every level but the first in alphabetical order;
 * {@code a:b} gives the products, {@code a*b} both and the products.
 */
final class Moderators {
    private Moderators() {}

    /** The design; empty after naming problems. */
    static Optional<Design> design(Trials trials, List<String> terms, List<Problem> problems) {
        int before = problems.size();
        Map<String, Map<String, Doubles>> mains = new LinkedHashMap<>();
        Set<String> wanted = new LinkedHashSet<>();
        for (String term : terms) {
            if (term.contains("*")) {
                String[] parts = term.split("\\*", -1);
                wanted.addAll(Arrays.asList(parts));
                wanted.add(String.join(":", parts));
            } else {
                wanted.add(term);
            }
        }
        for (String term : wanted) {
            for (String part : term.split(":", -1)) {
                if (!mains.containsKey(part)) {
                    columns(trials, part, problems).ifPresent(c -> mains.put(part, c));
                }
            }
        }
        if (problems.size() > before) {
            return Optional.empty();
        }
        Design design = Design.intercept(trials.rows().size());
        for (String term : wanted) {
            Map<String, Doubles> product = new LinkedHashMap<>();
            for (String part : term.split(":", -1)) {
                var main = Objects.requireNonNull(mains.get(part));
                product = product.isEmpty() ? main : times(product, main);
            }
            for (Map.Entry<String, Doubles> column : product.entrySet()) {
                design = design.and(column.getKey(), column.getValue());
            }
        }
        return Optional.of(design);
    }

    private static Map<String, Doubles> times(
            Map<String, Doubles> some, Map<String, Doubles> others) {
        Map<String, Doubles> products = new LinkedHashMap<>();
        some.forEach((name, column) ->
                others.forEach((other, factor) -> {
                    double[] product = new double[column.size()];
                    for (int i = 0; i < product.length; i++) {
                        product[i] = column.at(i) * factor.at(i);
                    }
                    products.put(name + "*" + other, Doubles.of(product));
                }));
        return products;
    }

    private static Optional<Map<String, Doubles>> columns(
            Trials trials, String term, List<Problem> problems) {
        boolean factor = term.startsWith("factor(") && term.endsWith(")");
        String name = factor ? term.substring(7, term.length() - 1) : term;
        Optional<Integer> found = Cells.column(trials.sheet(), name, "--mods", problems);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        List<String> cells =
                trials.rows().stream().map(line -> line.cells().get(found.get())).toList();
        boolean words =
                factor
                        || cells.stream()
                                .anyMatch(cell -> !Cells.missing(cell) && startsLikeAWord(cell));
        return words
                ? Optional.of(levels(trials, found.get(), cells))
                : numbers(trials, found.get(), problems);
    }

    /** A letter first makes a column a factor; anything else that is no number is a mistake. */
    private static boolean startsLikeAWord(String cell) {
        return Character.isLetter(cell.codePointAt(0));
    }

    private static Optional<Map<String, Doubles>> numbers(
            Trials trials, int column, List<Problem> problems) {
        double[] values = new double[trials.rows().size()];
        boolean sound = true;
        for (int i = 0; i < values.length; i++) {
            Sheet.Line line = trials.rows().get(i);
            Optional<Double> number = Cells.number(trials.sheet(), line, column, problems);
            sound &= number.isPresent();
            values[i] = number.orElse(Double.NaN);
        }
        return sound
                ? Optional.of(Map.of(trials.sheet().header().get(column), Doubles.of(values)))
                : Optional.empty();
    }

    private static Map<String, Doubles> levels(Trials trials, int column, List<String> cells) {
        Set<String> levels = new TreeSet<>();
        cells.stream().filter(cell -> !Cells.missing(cell)).forEach(levels::add);
        List<String> others =
                new ArrayList<>(levels).subList(Math.min(1, levels.size()), levels.size());
        Map<String, Doubles> columns = new LinkedHashMap<>();
        for (String level : others) {
            double[] values = new double[cells.size()];
            for (int i = 0; i < values.length; i++) {
                String cell = cells.get(i);
                values[i] = Cells.missing(cell) ? Double.NaN : cell.equals(level) ? 1 : 0;
            }
            columns.put(trials.sheet().header().get(column) + ":" + level, Doubles.of(values));
        }
        return columns;
    }
}
