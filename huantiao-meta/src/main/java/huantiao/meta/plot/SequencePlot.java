package huantiao.meta.plot;

import huantiao.meta.Fit;
import huantiao.meta.Interval;
import huantiao.meta.Sequences;
import java.util.ArrayList;
import java.util.List;

/**
 * A row of pooled effects from the same review: with one study more each time, or with each study
 * left out in turn. Reads the fits that {@link Sequences} gives.
 */
public final class SequencePlot implements Plot {
    private enum Kind {
        CUMULATIVE("cumulative", "Cumulative meta-analysis", "Adding study"),
        LEAVE_ONE_OUT("leave-one-out", "Leave-one-out analysis", "Leaving out");

        private final String name;
        private final String title;
        private final String head;

        Kind(String name, String title, String head) {
            this.name = name;
            this.title = title;
            this.head = head;
        }
    }

    private final Kind kind;
    private final Fit all;
    private final List<Fit> fits;
    private final List<String> studies;
    private final Caption caption;

    private SequencePlot(
            Kind kind, Fit all, List<Fit> fits, List<String> studies, Caption caption) {
        this.kind = kind;
        this.all = all;
        this.fits = List.copyOf(fits);
        this.studies = studies;
        this.caption = caption;
    }

    /**
     * Studies added one at a time.
     *
     * @param fits of the first study, the first two, and so on
     */
    public static SequencePlot cumulative(List<Fit> fits) {
        List<String> names = fits.stream().map(f -> f.estimates().study(f.k() - 1)).toList();
        return new SequencePlot(
                Kind.CUMULATIVE,
                fits.getLast(),
                fits,
                names,
                Caption.of("Effect").withId("cumulative"));
    }

    /**
     * Studies left out one at a time.
     *
     * @param all the fit of all studies
     * @param without the fits without the first study of {@code all}, the second, and so on
     */
    public static SequencePlot leaveOneOut(Fit all, List<Fit> without) {
        if (without.size() != all.k()) {
            throw new IllegalArgumentException(
                    "fits (%d) must be as many as studies (%d)".formatted(without.size(), all.k()));
        }
        return new SequencePlot(
                Kind.LEAVE_ONE_OUT,
                all,
                without,
                all.estimates().studies(),
                Caption.of("Effect").withId("leave-one-out"));
    }

    public SequencePlot with(Caption words) {
        return new SequencePlot(kind, all, fits, studies, words);
    }

    private ForestRows rows() {
        List<ForestRows.Row> rows = new ArrayList<>();
        for (int i = 0; i < fits.size(); i++) {
            String sign = kind == Kind.CUMULATIVE && i > 0 ? "+ " : "";
            rows.add(row(ForestRows.Kind.POOLED, sign + studies.get(i), fits.get(i)));
        }
        if (kind == Kind.LEAVE_ONE_OUT) {
            rows.add(row(ForestRows.Kind.TOTAL, "All studies", all));
        }
        return new ForestRows(
                caption,
                kind.head,
                "%s [%s%% CI]".formatted(caption.measure(), Printed.percent(all.level())),
                List.of("k", "I²"),
                List.of(),
                rows,
                all.estimate(),
                List.of("Method: " + all.caption()));
    }

    private ForestRows.Row row(ForestRows.Kind row, String label, Fit fit) {
        Interval interval = fit.interval();
        return new ForestRows.Row(
                row,
                label,
                fit.estimate(),
                interval,
                caption.printed(fit.estimate())
                        + " "
                        + Printed.interval(interval, caption.scale(), caption.decimals()),
                "",
                Double.NaN,
                List.of(
                        Integer.toString(fit.k()),
                        fit.k() > 1 && !Double.isNaN(fit.i2())
                                ? Printed.number(fit.i2(), 1) + "%"
                                : "–"),
                List.of());
    }

    @Override
    public Drawing drawing() {
        return rows().drawn(
                        kind.name,
                        kind.title,
                        "%s: pooled %s with %s%% confidence intervals, %d fits. Method: %s."
                                .formatted(
                                        kind.title,
                                        caption.measure(),
                                        Printed.percent(all.level()),
                                        fits.size(),
                                        all.caption()));
    }
}
