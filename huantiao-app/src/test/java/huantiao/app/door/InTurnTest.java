package huantiao.app.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** Requests wait their turn, and nobody waits for ever. */
@Timeout(60)
class InTurnTest {

    private static final Duration LONG = Duration.ofMinutes(5);

    @Test
    void neverMoreAreAnsweredAtOnceThanHaveATurn() throws InterruptedException {
        var line = new InTurn(3, LONG);
        var now = new AtomicInteger();
        var most = new AtomicInteger();

        var people =
                IntStream.range(0, 40)
                        .mapToObj(_ ->
                                enter(
                                        line,
                                        (_, _) -> {
                                            most.accumulateAndGet(now.incrementAndGet(), Math::max);
                                            LockSupport.parkNanos(100_000);
                                            now.decrementAndGet();
                                        }))
                        .toList();
        for (var one : people) {
            one.join();
        }

        assertThat(most.get()).isBetween(1, 3);
    }

    @Test
    void whoCameFirstIsAnsweredFirst() throws InterruptedException {
        var line = new InTurn(1, LONG);
        var door = new CountDownLatch(1);
        var answered = new CopyOnWriteArrayList<Integer>();
        var first = enter(line, (_, _) -> pass(door));
        waits(first);

        var others =
                IntStream.range(0, 5)
                        .mapToObj(number -> {
                            var one = enter(line, (_, _) -> answered.add(number));
                            waits(one);
                            return one;
                        })
                        .toList();
        door.countDown();
        for (var one : others) {
            one.join();
        }

        assertThat(answered).containsExactly(0, 1, 2, 3, 4);
    }

    @Test
    void behindOneThatNeverEndsTheNextGoesOnWhenItHasWaitedEnough() throws InterruptedException {
        var line = new InTurn(1, Duration.ofMillis(20));
        var never = new CountDownLatch(1);
        var slow = enter(line, (_, _) -> pass(never));
        waits(slow);
        var answered = new CountDownLatch(1);

        enter(line, (_, _) -> answered.countDown()).join();

        assertThat(answered.getCount()).isZero();
        assertThat(slow.isAlive()).isTrue();
        never.countDown();
        slow.join();
    }

    @Test
    void aRequestThatFailsGivesItsTurnBack() {
        var line = new InTurn(1, LONG);
        for (int time = 0; time < 3; time++) {
            assertThatThrownBy(() ->
                            line.doFilter(
                                    new MockHttpServletRequest(),
                                    new MockHttpServletResponse(),
                                    (_, _) -> {
                                        throw new ServletException("broken");
                                    }))
                    .isInstanceOf(ServletException.class);
        }
    }

    private static Thread enter(InTurn line, FilterChain chain) {
        return Thread.startVirtualThread(() -> {
            try {
                line.doFilter(new MockHttpServletRequest(), new MockHttpServletResponse(), chain);
            } catch (IOException | ServletException e) {
                throw new AssertionError(e);
            }
        });
    }

    private static void pass(CountDownLatch door) {
        try {
            door.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void waits(Thread thread) {
        while (!List.of(Thread.State.WAITING, Thread.State.TIMED_WAITING)
                .contains(thread.getState())) {
            Thread.onSpinWait();
        }
    }
}
