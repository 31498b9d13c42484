package huantiao.bench;

import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The rows by JMH; the parameter is the row. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xmx1g", "-XX:+UseSerialGC"})
public class Benchmarks {
    @Param({
        "reml-10",
        "reml-100",
        "reml-1000",
        "reml-10000",
        "regression-10",
        "regression-100",
        "regression-1000",
        "regression-10000",
        "small-fits",
        "permutation",
        "gosh-15",
        "leave-one-out-1000",
        "three-level-500",
        "network-100"
    })
    private String row = "";

    private Supplier<Object> task = Object::new;

    @Setup
    public void makeData() {
        task = Rows.of(row).task();
    }

    @Benchmark
    public Object row() {
        return task.get();
    }
}
