package huantiao.bench;

import com.sun.management.ThreadMXBean;
import huantiao.meta.Doubles;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.function.Supplier;

/**
 * Seconds that calls took, each the mean of a batch long enough for the clock.
 *
 * @param perCall one number per batch
 */
record Timing(Doubles perCall) {
    private static final double BATCH_SECONDS = 0.005;

    /** Written so that no call can be left out. */
    @SuppressWarnings("UnusedVariable")
    private static volatile Object sink = "";

    /** Calls until the compiler has surely had its turn: for some seconds, or many calls. */
    static void warm(Supplier<Object> task, double seconds) {
        long end = System.nanoTime() + (long) (seconds * 1e9);
        for (int i = 0; i < 200_000 && System.nanoTime() < end; i++) {
            sink = task.get();
        }
    }

    /** Batches of calls for about the given time, at least one batch. */
    static Timing of(Supplier<Object> task, double seconds) {
        int size = 1;
        while (size < 1 << 20 && batch(task, size) < BATCH_SECONDS) {
            size *= 2;
        }
        double[] found = new double[10_000];
        int n = 0;
        double spent = 0;
        while (n == 0 || (spent < seconds && n < found.length)) {
            double took = batch(task, size);
            spent += took;
            found[n++] = took / size;
        }
        return new Timing(Doubles.of(Arrays.copyOf(found, n)));
    }

    private static double batch(Supplier<Object> task, int size) {
        long start = System.nanoTime();
        for (int i = 0; i < size; i++) {
            sink = task.get();
        }
        return (System.nanoTime() - start) * 1e-9;
    }

    /** Bytes one call leaves on the heap; the last of a few calls, so that classes are loaded. */
    static long bytes(Supplier<Object> task) {
        ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long bytes = 0;
        for (int i = 0; i < 3; i++) {
            long before = thread.getCurrentThreadAllocatedBytes();
            sink = task.get();
            bytes = thread.getCurrentThreadAllocatedBytes() - before;
        }
        return bytes;
    }

    Timing and(Timing more) {
        double[] all = Arrays.copyOf(perCall.toArray(), perCall.size() + more.perCall.size());
        System.arraycopy(more.perCall.toArray(), 0, all, perCall.size(), more.perCall.size());
        return new Timing(Doubles.of(all));
    }

    double best() {
        return perCall.stream().min().orElse(Double.NaN);
    }

    double median() {
        double[] sorted = perCall.toArray();
        Arrays.sort(sorted);
        return sorted.length == 0 ? Double.NaN : sorted[sorted.length / 2];
    }
}
