package huantiao.app.door;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Answers a few requests at once and lets the others wait in line, so that under load each comes
 * soon after the one before it, instead of all at the same slow pace and some much later.
 *
 * <p>Nobody waits longer than their patience: behind requests that take long, whoever waited goes
 * on beside them. A request is in line when its body was read, so a slow sender holds nobody up.
 */
final class InTurn implements Filter {

    private final Semaphore turns;
    private final Duration patience;

    /**
     * @param atOnce how many are answered at the same time, at least one
     * @param patience the longest wait
     */
    InTurn(int atOnce, Duration patience) {
        turns = new Semaphore(atOnce, true);
        this.patience = patience;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        boolean hasTurn = await();
        try {
            chain.doFilter(request, response);
        } finally {
            if (hasTurn) {
                turns.release();
            }
        }
    }

    private boolean await() {
        try {
            return turns.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
