package huantiao.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Columns of numbers made from a seed, the same for us and for R.
 *
 * @param columns by name, all of one length
 */
record Data(Map<String, double[]> columns) {

    /**
     * A review: effects {@code yi} about 0.3 with variances {@code vi} over two decades and a
     * between-study variance of 0.1.
     */
    static Data review(int studies, long seed) {
        Random random = new Random(seed);
        double[] yi = new double[studies];
        double[] vi = new double[studies];
        for (int i = 0; i < studies; i++) {
            vi[i] = Math.pow(10, -2.5 + 2 * random.nextDouble());
            yi[i] = 0.3 + Math.sqrt(vi[i] + 0.1) * random.nextGaussian();
        }
        Map<String, double[]> columns = new LinkedHashMap<>();
        columns.put("yi", yi);
        columns.put("vi", vi);
        return new Data(columns);
    }

    /** The same with more columns. */
    Data and(String name, double[] column) {
        Map<String, double[]> more = new LinkedHashMap<>(columns);
        more.put(name, column);
        return new Data(more);
    }

    double[] column(String name) {
        double[] column = columns.get(name);
        if (column == null) {
            throw new IllegalArgumentException(
                    "column (%s) must be one of %s".formatted(name, columns.keySet()));
        }
        return column;
    }

    int rows() {
        return columns.values().iterator().next().length;
    }

    /** Writes a CSV with a header; numbers read back to the same bits. */
    void write(Path file) throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add(String.join(",", columns.keySet()));
        for (int i = 0; i < rows(); i++) {
            List<String> cells = new ArrayList<>();
            for (double[] column : columns.values()) {
                cells.add(Double.toString(column[i]));
            }
            lines.add(String.join(",", cells));
        }
        Files.write(file, lines);
    }
}
