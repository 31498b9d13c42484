package huantiao.store;

import huantiao.access.Whose;
import huantiao.care.Chart;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Charts read or written lately. Because a chart only grows, what is kept here can be short of the
 * newest entries but never wrong: reading asks the database for what came since, and writing is
 * refused there if anything did.
 */
final class RecentCharts {

    private static final int MOST = 300;

    private final Map<Whose, Chart> charts =
            new LinkedHashMap<>(16, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<Whose, Chart> eldest) {
                    return size() > MOST;
                }
            };

    synchronized Optional<Chart> find(Whose whose) {
        return Optional.ofNullable(charts.get(whose));
    }

    /** Keeps the chart, unless a longer one of the same person is kept already. */
    synchronized Chart keep(Chart chart) {
        var known = charts.get(chart.whose());
        if (known == null || known.seen() < chart.seen()) {
            charts.put(chart.whose(), chart);
        }
        return chart;
    }
}
