package huantiao.bench.rules;

import huantiao.knowledge.care.CareKnowledge;
import huantiao.triage.Facts;
import huantiao.triage.PlanCheck;
import java.util.concurrent.TimeUnit;
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

/**
 * All flags and rules laid over one person, as at every change of a plan. {@link Persons#IN_TURN}
 * asks about another person each time, so that nothing is tuned to one.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 6, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xmx512m", "-XX:+UseSerialGC"})
public class RulesBenchmark {
    @Param({Persons.IN_TURN})
    private String person = "";

    private final CareKnowledge knowledge = CareKnowledge.shipped();
    private Facts[] people = {};
    private int next;

    @Setup
    public void makePeople() {
        people = Persons.shipped().of(person).toArray(Facts[]::new);
    }

    @Benchmark
    public PlanCheck flagsAndRules() {
        next = next + 1 < people.length ? next + 1 : 0;
        return knowledge.check(people[next]);
    }
}
