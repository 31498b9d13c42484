package huantiao.access;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Several who come at the same moment. */
final class AtOnce {

    private AtOnce() {}

    /** Lets all of them go together; their answers in order. */
    static <T> List<T> doAll(List<Callable<T>> comers) throws Exception {
        var start = new CountDownLatch(1);
        var going = new ArrayList<Future<T>>();
        try (var threads = Executors.newFixedThreadPool(comers.size())) {
            for (var comer : comers) {
                going.add(
                        threads.submit(() -> {
                            start.await();
                            return comer.call();
                        }));
            }
            start.countDown();
        }
        var answers = new ArrayList<T>();
        for (var one : going) {
            answers.add(one.get());
        }
        return answers;
    }
}
