import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Asks Spark, on this machine with two threads, what {@code ./huantiao bench network --keep} left
 * in a folder, compares the answer line by line and prints how long it took. Used by {@code
 * tools/bench-network --spark}; no part of the product.
 */
public final class NetworkOnSpark {

    private static final int ROUNDS = 3;

    public static void main(String[] args) throws Exception {
        var folder = Path.of(args[0]);
        var question = Files.readString(folder.resolve("question.sql"));
        var expected = Files.readAllLines(folder.resolve("answer.txt"));
        var began = System.nanoTime();
        try (var spark =
                SparkSession.builder()
                        .master("local[2]")
                        .appName("network")
                        .config("spark.ui.enabled", "false")
                        .config("spark.sql.shuffle.partitions", "8")
                        .config("spark.local.dir", folder.toString())
                        .getOrCreate()) {
            for (var table : new String[] {"course", "answer"}) {
                spark.read()
                        .parquet(folder.resolve(table + ".parquet").toString())
                        .createOrReplaceTempView(table);
            }
            var session = since(began);
            var seconds = new ArrayList<Double>();
            for (var round = 0; round <= ROUNDS; round++) {
                began = System.nanoTime();
                var answer = spark.sql(question).collectAsList();
                seconds.add(since(began));
                if (!answer.stream().map(NetworkOnSpark::line).toList().equals(expected)) {
                    System.err.println("Spark answers otherwise.");
                    System.exit(1);
                }
            }
            var warm = seconds.subList(1, seconds.size()).stream().sorted().toList();
            System.out.printf(
                    Locale.ROOT,
                    "  %-12s %8s %9s %9.2f %9.2f %9.2f   (the same %d rows; session %.1f s before)%n%n",
                    "Spark",
                    "-",
                    "-",
                    seconds.getFirst(),
                    warm.get(warm.size() / 2),
                    warm.getFirst(),
                    expected.size(),
                    session);
        }
    }

    private static String line(Row row) {
        return IntStream.range(0, row.length())
                .mapToObj(i -> String.valueOf(row.get(i)))
                .collect(Collectors.joining(","));
    }

    private static double since(long began) {
        return (System.nanoTime() - began) / 1e9;
    }
}
