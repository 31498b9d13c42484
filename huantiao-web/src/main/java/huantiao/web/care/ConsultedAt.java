package huantiao.web.care;

import huantiao.care.Chart;
import huantiao.care.Entry;
import java.util.Optional;

/** Where a consultation is read that was noted. */
public final class ConsultedAt {

    private ConsultedAt() {}

    public static String address(Chart chart, long sequence) {
        return "/people/%s/consultations/%d".formatted(chart.patient().id(), sequence);
    }

    /** Of the one that was noted last of all; empty if something came since. */
    public static Optional<String> justNoted(Chart chart) {
        var last = chart.entries().getLast();
        return last.entry() instanceof Entry.Consulted
                ? Optional.of(address(chart, last.sequence()))
                : Optional.empty();
    }
}
