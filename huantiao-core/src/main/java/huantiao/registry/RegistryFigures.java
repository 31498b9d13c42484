package huantiao.registry;

import huantiao.care.AdverseEvent;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;

/**
 * The figures of a registry as lines, each with everything it takes to compute it again: period,
 * measure, week, day, version of the data and of the rules. The same registry gives the same bytes.
 *
 * <p>Only figures leave this way; what single people answered does not.
 */
public final class RegistryFigures {
    /** Names of the columns, in order. */
    public static final List<String> COLUMNS =
            List.of(
                    "figure",
                    "part",
                    "value",
                    "unit",
                    "from",
                    "to",
                    "measure",
                    "week",
                    "as_of",
                    "data_version",
                    "rules");

    /** Every figure there can be, for the data dictionary; a figure not here is a bug. */
    public static final List<String> NAMES =
            List.of(
                    "not_agreed",
                    "declined",
                    "not_asked",
                    "took_back",
                    "agreed_later",
                    "treated_here_before",
                    "duration_untold",
                    "started",
                    "not_due",
                    "nothing_to_improve",
                    "counted",
                    "no_baseline",
                    "only_watched",
                    "silent",
                    "start_people",
                    "start_age_median",
                    "start_women_share",
                    "start_long_lasting_share",
                    "start_baseline_people",
                    "start_baseline_watched",
                    "start_baseline_mean",
                    "start_baseline_sd",
                    "answered",
                    "coverage",
                    "responders",
                    "responders_beyond_noise",
                    "responders_share",
                    "responders_lower",
                    "responders_upper",
                    "bound_lower",
                    "bound_upper",
                    "worse",
                    "worse_share",
                    "worse_bound_lower",
                    "worse_bound_upper",
                    "worse_lower",
                    "worse_upper",
                    "worse_cannot",
                    "stopped_worse",
                    "stopped_worse_answered",
                    "stopped_worse_better",
                    "worse_any_bound_lower",
                    "worse_any_bound_upper",
                    "better_any_bound_lower",
                    "better_any_bound_upper",
                    "came_bound_lower",
                    "came_bound_upper",
                    "came_any_bound_lower",
                    "came_any_bound_upper",
                    "responders_beyond_wider_noise",
                    "responders_at_level",
                    "answered_at_level",
                    "answered_at_level_before",
                    "responders_asked_enough",
                    "responders_enough",
                    "others_asked_enough",
                    "others_enough",
                    "responders_ended_reached",
                    "responders_open",
                    "responders_ended_otherwise",
                    "better_by_ending_bound_lower",
                    "better_by_ending_bound_upper",
                    "refused",
                    "sessions_total",
                    "sessions_median",
                    "sessions_least",
                    "sessions_most",
                    "still_open",
                    "ended",
                    "harm_sessions_asked",
                    "harm_people",
                    "harm_events",
                    "harm_people_started",
                    "harm_people_any",
                    "harm_any_lower",
                    "harm_any_upper",
                    "harm_people_serious",
                    "harm_serious_lower",
                    "harm_serious_upper",
                    "harm_severity",
                    "harm_asked",
                    "harm_volunteered",
                    "mean_improvement",
                    "mean_improvement_lower",
                    "mean_improvement_upper",
                    "tipping_point",
                    "mean_if_silent_worst",
                    "before_needles_people",
                    "before_needles_days",
                    "before_needles_mean",
                    "before_needles_lower",
                    "before_needles_upper",
                    "before_needles_correlation",
                    "model_people",
                    "model_mean",
                    "model_lower",
                    "model_upper",
                    "seen_people",
                    "seen_mean");

    private final Registry registry;
    private final StringBuilder text = new StringBuilder(8_000);

    private RegistryFigures(Registry registry) {
        this.registry = registry;
    }

    /**
     * The figures as CSV (RFC 4180) with a line of names; lines end in carriage return and feed.
     */
    public static String csv(Registry registry) {
        return new RegistryFigures(registry).write();
    }

    private String write() {
        text.append(String.join(",", COLUMNS)).append("\r\n");
        var people = registry.people();
        count("not_agreed", "all", people.notAgreed());
        count("declined", "all", people.declined());
        count("not_asked", "all", people.notAsked());
        count("took_back", "all", people.tookBack());
        count("agreed_later", "all", people.agreedLater());
        count("treated_here_before", "all", people.treatedHere());
        count("duration_untold", "all", people.durationUntold());
        count("started", "all", people.started());
        count("not_due", "all", people.notDue());
        count("nothing_to_improve", "all", people.nothingToImprove());
        count("no_baseline", "all", people.noBaseline());
        count("only_watched", "all", people.onlyWatched());
        count("silent", "all", people.silent());
        start("answered", registry.start().answered());
        start("silent", registry.start().silent());
        sum("all", registry.sum());
        if (registry.sum() instanceof ClinicSum.Reported) {
            count("responders_beyond_noise", "all", registry.beyondNoise());
            registry.signs().ifPresent(this::signs);
        }
        registry.worsened().ifPresent(this::worsened);
        if (people.notAgreed() > 0) {
            came(people.notAgreed());
        }
        registry.byPhase().forEach(part -> part("phase:" + part.code(), part));
        registry.byGiven().forEach(part -> part("given:" + part.code(), part));
        registry.sessions().ifPresent(used -> sessions("all", used));
        harms();
        registry.tipping().ifPresent(this::tipping);
        switch (registry.before()) {
            case BeforeNeedles.TooFew(var two) -> count("before_needles_people", "all", two);
            case BeforeNeedles.Seen(
                            var two,
                            var days,
                            var mean,
                            var lower,
                            var upper,
                            var correlation) -> {
                count("before_needles_people", "all", two);
                line("before_needles_days", "all", decimal(days), "days");
                scale("before_needles_mean", "all", mean);
                scale("before_needles_lower", "all", lower);
                scale("before_needles_upper", "all", upper);
                line("before_needles_correlation", "all", decimal(correlation), "correlation");
            }
        }
        if (registry.courses()
                instanceof
                ClinicCourses.Modelled(_, var modelled, _, var shorter, var chronic, var seen)) {
            count("model_people", "all", modelled);
            shorter.forEach(mean -> model("shorter", mean));
            chronic.forEach(mean -> model(shorter.isEmpty() ? "all" : "chronic", mean));
            for (var one : seen) {
                var part =
                        (one.shorter() ? "shorter" : shorter.isEmpty() ? "all" : "chronic")
                                + ":week"
                                + one.week();
                count("seen_people", part, one.people());
                scale("seen_mean", part, one.value());
            }
        }
        return text.toString();
    }

    private void worsened(Worsened worsened) {
        count("worse_cannot", "all", worsened.cannot());
        count("stopped_worse", "all", worsened.stopped());
        count("stopped_worse_answered", "all", worsened.stoppedAnswered());
        count("stopped_worse_better", "all", worsened.stoppedBetter());
        percent("worse_any_bound_lower", "all", worsened.worse().lowerPercent());
        percent("worse_any_bound_upper", "all", worsened.worse().upperPercent());
        percent("better_any_bound_lower", "all", worsened.better().lowerPercent());
        percent("better_any_bound_upper", "all", worsened.better().upperPercent());
    }

    /** The bounds with those as silent who came and are not counted for want of consent. */
    private void came(int more) {
        switch (registry.sum()) {
            case ClinicSum.TooFew _ -> {}
            case ClinicSum.BoundsOnly(var count, _, _) ->
                    range("came_bound", count.responderBoundsWith(more));
            case ClinicSum.Reported(var count, _, _, _, _, _, _) ->
                    range("came_bound", count.responderBoundsWith(more));
        }
        registry.worsened()
                .ifPresent(worsened -> range("came_any_bound", worsened.betterWith(more)));
    }

    private void range(String figure, Share.Range range) {
        percent(figure + "_lower", "all", range.lowerPercent());
        percent(figure + "_upper", "all", range.upperPercent());
    }

    private void signs(OtherSigns signs) {
        signs.beyondWider()
                .ifPresent(beyond -> count("responders_beyond_wider_noise", "all", beyond));
        for (var level : signs.levels()) {
            count("responders_at_level", "level:" + level.state().key(), level.responders());
            count("answered_at_level", "level:" + level.state().key(), level.answered());
            count("answered_at_level_before", "level:" + level.state().key(), level.before());
        }
        count("responders_asked_enough", "all", signs.own().asked());
        count("responders_enough", "all", signs.own().enough());
        count("others_asked_enough", "all", signs.own().askedOthers());
        count("others_enough", "all", signs.own().enoughOthers());
        count("responders_ended_reached", "all", signs.endings().reached());
        count("responders_open", "all", signs.endings().open());
        count("responders_ended_otherwise", "all", signs.endings().otherwise());
        percent("better_by_ending_bound_lower", "all", signs.endings().better().lowerPercent());
        percent("better_by_ending_bound_upper", "all", signs.endings().better().upperPercent());
    }

    private void start(String part, StartingPoint.Group group) {
        count("start_people", part, group.people());
        group.described()
                .ifPresent(known -> {
                    line("start_age_median", part, decimal(known.medianAge()), "years");
                    known.women()
                            .ifPresent(
                                    women -> percent("start_women_share", part, women.percent()));
                    percent("start_long_lasting_share", part, known.longLasting().percent());
                    count("start_baseline_people", part, known.baselines());
                    count("start_baseline_watched", part, known.watched());
                    known.baseline().ifPresent(mean -> scale("start_baseline_mean", part, mean));
                    known.deviation().ifPresent(sd -> scale("start_baseline_sd", part, sd));
                });
    }

    private void part(String code, Registry.Part part) {
        sum(code, part.sum());
        part.sessions().ifPresent(used -> scaleless("sessions_median", code, used.median()));
    }

    private void sum(String part, ClinicSum sum) {
        switch (sum) {
            case ClinicSum.TooFew(var started) -> {
                count("counted", part, started);
                line("refused", part, "too_few_started", "reason");
            }
            case ClinicSum.BoundsOnly(var count, var coverage, var bounds) -> {
                count("counted", part, count.started());
                count("answered", part, count.answered());
                percent("coverage", part, coverage.percent());
                line("refused", part, "coverage_below_floor", "reason");
                percent("bound_lower", part, bounds.lowerPercent());
                percent("bound_upper", part, bounds.upperPercent());
                count("worse", part, count.worse());
                percent("worse_bound_lower", part, count.worseBounds().lowerPercent());
                percent("worse_bound_upper", part, count.worseBounds().upperPercent());
            }
            case ClinicSum.Reported(
                            var count,
                            var coverage,
                            var responders,
                            var interval,
                            var bounds,
                            var worse,
                            var worseBounds) -> {
                count("counted", part, count.started());
                count("answered", part, count.answered());
                percent("coverage", part, coverage.percent());
                count("responders", part, count.responders());
                percent("responders_share", part, responders.percent());
                percent("responders_lower", part, interval.lowerPercent());
                percent("responders_upper", part, interval.upperPercent());
                percent("bound_lower", part, bounds.lowerPercent());
                percent("bound_upper", part, bounds.upperPercent());
                count("worse", part, count.worse());
                percent("worse_share", part, worse.percent());
                percent("worse_lower", part, worse.wilson95().lowerPercent());
                percent("worse_upper", part, worse.wilson95().upperPercent());
                percent("worse_bound_lower", part, worseBounds.lowerPercent());
                percent("worse_bound_upper", part, worseBounds.upperPercent());
            }
        }
    }

    private void sessions(String part, SessionsUsed used) {
        count("sessions_total", part, registry.harms().sessions());
        scaleless("sessions_median", part, used.median());
        count("sessions_least", part, used.least());
        count("sessions_most", part, used.most());
        count("still_open", part, used.open());
        new java.util.TreeMap<>(used.ended())
                .forEach((why, how) ->
                        count("ended", "why:" + why.name().toLowerCase(Locale.ROOT), how));
    }

    private void harms() {
        var harms = registry.harms();
        count("harm_sessions_asked", "all", harms.sessionsAsked());
        count("harm_people_started", "all", harms.people());
        count("harm_people_any", "all", harms.anyone());
        count("harm_people_serious", "all", harms.serious());
        if (harms.people() > 0) {
            range("harm_any", harms.anyInterval());
            range("harm_serious", harms.seriousInterval());
        }
        for (var severity : AdverseEvent.Severity.values()) {
            count(
                    "harm_severity",
                    "severity:" + severity.name().toLowerCase(Locale.ROOT),
                    harms.bySeverity().getOrDefault(severity, 0));
        }
        count("harm_asked", "all", harms.asked());
        count("harm_volunteered", "all", harms.volunteered());
        for (var kind : harms.kinds()) {
            count("harm_events", "kind:" + kind.category(), kind.events());
            count("harm_people", "kind:" + kind.category(), kind.people());
            count("harm_people_serious", "kind:" + kind.category(), kind.serious());
        }
    }

    private void tipping(TippingPoint tipping) {
        scale("mean_improvement", "all", tipping.mean());
        scale("mean_improvement_lower", "all", tipping.lower());
        scale("mean_improvement_upper", "all", tipping.upper());
        if (tipping.delta().isPresent()) {
            scale("tipping_point", "all", tipping.delta().getAsDouble());
        }
        scale("mean_if_silent_worst", "all", tipping.meanAtWorst());
    }

    private void model(String line, ClinicCourses.Mean mean) {
        var part = line + ":week" + mean.week();
        scale("model_mean", part, mean.value());
        scale("model_lower", part, mean.lower());
        scale("model_upper", part, mean.upper());
    }

    private void count(String figure, String part, int value) {
        line(figure, part, String.valueOf(value), "count");
    }

    private void percent(String figure, String part, double value) {
        line(figure, part, decimal(value), "percent");
    }

    private void scaleless(String figure, String part, double value) {
        line(figure, part, decimal(value), "visits");
    }

    private void scale(String figure, String part, double value) {
        line(
                figure,
                part,
                decimal(value),
                registry.question().instrument().scale().unit().name().toLowerCase(Locale.ROOT));
    }

    /** Four decimals: fewer than the last bits in which two machines may differ. */
    private static String decimal(double value) {
        var rounded =
                BigDecimal.valueOf(value).setScale(4, RoundingMode.HALF_EVEN).stripTrailingZeros();
        return rounded.signum() == 0 ? "0" : rounded.toPlainString();
    }

    private void line(String figure, String part, String value, String unit) {
        var question = registry.question();
        text.append(
                String.join(
                        ",",
                        List.of(
                                figure,
                                part,
                                value,
                                unit,
                                question.from().toString(),
                                question.to().toString(),
                                question.instrument().edition().toString(),
                                String.valueOf(question.week()),
                                question.asOf().toString(),
                                registry.dataVersion(),
                                question.rules())));
        text.append("\r\n");
    }
}
