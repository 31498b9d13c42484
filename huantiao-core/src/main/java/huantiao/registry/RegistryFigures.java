package huantiao.registry;

import huantiao.base.Source;
import huantiao.care.AdverseEvent;
import huantiao.care.Entry.EpisodeClosed.Why;
import huantiao.course.PublishedShare;
import huantiao.course.Schedule;
import huantiao.measures.Exact;
import huantiao.measures.Noise;
import huantiao.measures.ResponderRule;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The figures of a registry as lines, each with everything it takes to compute it again: period,
 * measure, week, day, version of the data and of the rules. The same registry gives the same bytes.
 *
 * <p>Only figures leave this way; what single people answered does not. Of a {@link Publication}
 * there is a file of its own: every number that it tells, and none that it withholds.
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
                    "data_invented",
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
                    "counted_short_lasting",
                    "complaint",
                    "first_day_of_all",
                    "first_day",
                    "last_day",
                    "half_counted",
                    "practitioners",
                    "came_again",
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
                    "worse_can",
                    "worse_of_can_lower",
                    "worse_of_can_upper",
                    "stopped_worse",
                    "stopped_worse_share",
                    "stopped_worse_before",
                    "stopped_worse_in",
                    "stopped_worse_after",
                    "stopped_worse_answered",
                    "stopped_worse_better",
                    "strict_better",
                    "answered_end_unknown",
                    "responders_end_unknown",
                    "worse_any_bound_lower",
                    "worse_any_bound_upper",
                    "better_any_bound_lower",
                    "better_any_bound_upper",
                    "came_bound_lower",
                    "came_bound_upper",
                    "came_any_bound_lower",
                    "came_any_bound_upper",
                    "responders_beyond_wider_noise",
                    "responders_beyond_own_limit",
                    "responders_least_change",
                    "responders_at_level",
                    "answered_at_level",
                    "answered_at_level_before",
                    "responders_asked_enough",
                    "responders_enough",
                    "others_asked_enough",
                    "others_enough",
                    "responders_ended_reached",
                    "responders_open",
                    "responders_not_heard_of",
                    "responders_ended_otherwise",
                    "responders_end_known",
                    "responders_ended_neither",
                    "counted_ended_reached",
                    "counted_end_known",
                    "counted_end_unknown",
                    "counted_ended_otherwise",
                    "silent_ended_reached",
                    "silent_end_known",
                    "silent_end_unknown",
                    "silent_ended_otherwise",
                    "reached_bound_lower",
                    "reached_bound_upper",
                    "better_by_ending_bound_lower",
                    "better_by_ending_bound_upper",
                    "defined_better",
                    "defined_lower",
                    "defined_upper",
                    "otherwise_lower",
                    "otherwise_upper",
                    "refused",
                    "sessions_total",
                    "sessions_median",
                    "sessions_least",
                    "sessions_most",
                    "still_open",
                    "end_unknown",
                    "end_unknown_share",
                    "ended",
                    "harm_sessions_asked",
                    "harm_people",
                    "harm_events",
                    "harm_people_started",
                    "harm_people_any",
                    "harm_any_share",
                    "harm_any_lower",
                    "harm_any_upper",
                    "harm_people_serious",
                    "harm_serious_share",
                    "harm_serious_lower",
                    "harm_serious_upper",
                    "harm_serious_events",
                    "harm_done",
                    "harm_ended",
                    "harm_relation",
                    "harm_relation_others",
                    "harm_serious_by_care",
                    "harm_by_care",
                    "harm_severity",
                    "harm_asked",
                    "harm_volunteered",
                    "mean_improvement",
                    "mean_improvement_lower",
                    "mean_improvement_upper",
                    "mean_improvement_days",
                    "mean_improvement_per_week",
                    "tipping_point",
                    "tipping_point_change",
                    "tipping_point_absent",
                    "tipping_point_worst_change",
                    "mean_if_silent_worst",
                    "came_tipping_point",
                    "came_tipping_point_change",
                    "came_tipping_point_absent",
                    "came_tipping_point_worst_change",
                    "came_mean_if_silent_worst",
                    "before_needles_people",
                    "before_needles_days",
                    "before_needles_mean",
                    "before_needles_lower",
                    "before_needles_upper",
                    "before_needles_per_week",
                    "before_needles_correlation",
                    "before_needles_sd",
                    "before_needles_agreement_lower",
                    "before_needles_agreement_upper",
                    "before_needles_beyond_upper",
                    "answered_before_needles_people",
                    "answered_before_needles_mean",
                    "answered_before_needles_lower",
                    "answered_before_needles_upper",
                    "answered_before_needles_per_week",
                    "model_people",
                    "model_mean",
                    "model_lower",
                    "model_upper",
                    "seen_people",
                    "seen_mean",
                    "given",
                    "window_days",
                    "rule_better",
                    "rule_better_source",
                    "rule_error",
                    "rule_wider_error",
                    "rule_error_source",
                    "rule_error_caveat",
                    "rule_level",
                    "rule_level_meaning",
                    "rule_level_source",
                    "rule_fewest_people",
                    "rule_least_coverage",
                    "rule_days_apart",
                    "harm_serious_one_in",
                    "harm_collapsed_lung_one_in",
                    "harm_collapsed_lung_one_in_lower",
                    "harm_collapsed_lung_one_in_upper",
                    "elsewhere_serious_one_in",
                    "elsewhere_serious_one_in_lower",
                    "elsewhere_serious_one_in_upper",
                    "elsewhere_collapsed_lung_one_in",
                    "elsewhere_sham_fell",
                    "elsewhere_needling_fell",
                    "elsewhere_sham_week",
                    "elsewhere_usual_care",
                    "elsewhere_usual_care_week",
                    "elsewhere_waiting",
                    "elsewhere_waiting_week",
                    "elsewhere_general_practice",
                    "elsewhere_general_practice_week",
                    "elsewhere_harm_people",
                    "elsewhere_harm_any",
                    "elsewhere_harm_treated",
                    "elsewhere_collapsed_lung",
                    "elsewhere_serious",
                    "elsewhere_serious_lower",
                    "elsewhere_serious_upper");

    private static final String OF_100 = "points of 100";

    private final Registry registry;

    /** By which measure and at which week the lines are that are written. */
    private final RegistryQuestion question;

    private final StringBuilder text;

    private RegistryFigures(Registry registry, RegistryQuestion question, StringBuilder text) {
        this.registry = registry;
        this.question = question;
        this.text = text;
    }

    private static RegistryFigures begun(Registry registry) {
        var text = new StringBuilder(16_000).append(String.join(",", COLUMNS)).append("\r\n");
        return new RegistryFigures(registry, registry.question(), text);
    }

    /**
     * The figures as CSV (RFC 4180) with a line of names; lines end in carriage return and feed.
     */
    public static String csv(Registry registry) {
        var figures = begun(registry);
        figures.people();
        figures.all();
        figures.end();
        return figures.text.toString();
    }

    /**
     * Every number that a publication tells, in the same form; what it withholds or puts together
     * is withheld and together here. Its other measures and weeks have lines of their own, and so
     * have the rules and the figures of others that it prints. The same publication gives the same
     * bytes.
     */
    public static String csv(Publication publication) {
        var figures = begun(publication.registry());
        if (publication.publisher().invented()) {
            figures.words("data_invented", "all", "yes");
        }
        figures.people();
        figures.published(publication);
        return figures.text.toString();
    }

    /** The SHA-256 of a file of figures, in hexadecimal digits. */
    public static String digest(String csv) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(csv.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java knows SHA-256", e);
        }
    }

    /** What the clinic's own page and a publication tell alike. */
    private void people() {
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
        if (registry.shortLasting() >= StartingPoint.FEWEST) {
            count("counted_short_lasting", "all", registry.shortLasting());
        }
        if (registry.complaints().isTold()) {
            registry.complaints().by().keySet().stream()
                    .sorted()
                    .forEach(one ->
                            count(
                                    "complaint",
                                    "complaint:" + one.name().toLowerCase(Locale.ROOT),
                                    registry.complaints().of(one)));
        }
        registry.recruited().ifPresent(this::recruited);
        count("no_baseline", "all", people.noBaseline());
        count("only_watched", "all", people.onlyWatched());
        count("silent", "all", people.silent());
        start("answered", registry.start().answered());
        start("silent", registry.start().silent());
        sum("all", registry.sum());
        if (registry.sum() instanceof ClinicSum.Reported) {
            count("responders_beyond_noise", "all", registry.beyondNoise());
            registry.signs().ifPresent(this::signs);
            registry.definitions().ifPresent(this::definitions);
        }
        registry.worsened().ifPresent(this::worsened);
        if (people.notAgreed() > 0) {
            came(people.notAgreed());
        }
        harms();
        registry.mean().ifPresent(this::mean);
        registry.tipping()
                .ifPresentOrElse(
                        this::tipping,
                        () -> line("tipping_point_absent", "all", "no_headline", "reason"));
        registry.tippingOfAll().ifPresent(this::tippingOfAll);
        answeredBefore(registry.beforeAnswered());
        switch (registry.before()) {
            case BeforeNeedles.TooFew(var two) -> count("before_needles_people", "all", two);
            case BeforeNeedles.Seen seen -> {
                count("before_needles_people", "all", seen.people());
                line("before_needles_days", "all", decimal(seen.days()), "days");
                scale("before_needles_mean", "all", seen.mean());
                scale("before_needles_lower", "all", seen.lower());
                scale("before_needles_upper", "all", seen.upper());
                scale("before_needles_per_week", "all", seen.perWeek());
                line(
                        "before_needles_correlation",
                        "all",
                        decimal(seen.correlation()),
                        "correlation");
                scale("before_needles_sd", "all", seen.deviation());
                scale("before_needles_agreement_lower", "all", seen.agreement().lower());
                scale("before_needles_agreement_upper", "all", seen.agreement().upper());
                count("before_needles_beyond_upper", "all", seen.beyond());
            }
        }
    }

    /** Parts and endings in full, for the clinic's own eyes. */
    private void all() {
        registry.byPhase().forEach(part -> part("phase:" + part.code(), part));
        registry.byComplaint().forEach(part -> part("complaint:" + part.code(), part));
        registry.byGiven().forEach(part -> part("given:" + part.code(), part));
        registry.sessions()
                .ifPresent(used -> {
                    sessions(used);
                    new java.util.TreeMap<>(used.ended())
                            .forEach((why, how) -> count("ended", "why:" + code(why), how));
                });
    }

    /** What a publication tells otherwise than the clinic's own page, or besides. */
    private void published(Publication publication) {
        publication.byPhase().forEach(part -> part("phase:" + part.code(), part));
        publication.byComplaint().forEach(part -> part("complaint:" + part.code(), part));
        publication
                .byGiven()
                .forEach(part -> count("given", "given:" + part.code(), part.sum().people()));
        sessions(publication.sessions());
        for (var ending : publication.sessions().published()) {
            count(
                    "ended",
                    "why:"
                            + ending.whys().stream()
                                    .map(RegistryFigures::code)
                                    .collect(Collectors.joining("+")),
                    ending.courses());
        }
        for (var one : publication.besides()) {
            besides(one);
        }
        publication.otherwise().ifPresent(range -> range("otherwise", range));
        Stream.concat(
                        Stream.of(question.instrument()),
                        publication.besides().stream().map(Besides::instrument))
                .distinct()
                .forEach(one -> at(question.by(one, question.week())).rule());
        elsewhere(publication);
    }

    /** The row of another measure or week; the row of the question itself stands above. */
    private void besides(Besides one) {
        var there = at(question.by(one.instrument(), one.week()));
        there.line("window_days", "all", String.valueOf(there.question.windowDays()), "days");
        if (there.question.equals(question)) {
            return;
        }
        if (one.windowsOpen() > 0) {
            there.count("not_due", "all", one.windowsOpen());
        } else {
            there.sum("all", one.sum());
            there.cannot("all", one.sum(), one.cannot());
            one.mean().ifPresent(there::mean);
        }
    }

    private RegistryFigures at(RegistryQuestion other) {
        return new RegistryFigures(registry, other, text);
    }

    /** From which change on somebody is better by the measure, and what its error is. */
    private void rule() {
        var instrument = question.instrument();
        switch (instrument.responder()) {
            case ResponderRule.ByPercent(var percent, _) ->
                    line("rule_better", "all", decimal(percent), "percent");
            case ResponderRule.ByPoints(var points) -> exact("rule_better", "all", points);
            case ResponderRule.ByAnswer _, ResponderRule.None _ -> {}
        }
        instrument
                .thresholdRead()
                .ifPresent(source -> words("rule_better_source", "all", source.citation()));
        switch (instrument.noise()) {
            case Noise.Measured measured -> {
                exact("rule_error", "all", measured.sdc95());
                measured.wider().ifPresent(one -> exact("rule_wider_error", "all", one));
                words("rule_error_source", "all", measured.source().citation());
                if (!measured.limits().isEmpty()) {
                    words("rule_error_caveat", "all", measured.limits());
                }
            }
            case Noise.NotKnown _ -> {}
        }
    }

    /** Floors, levels, and what was printed by others. */
    private void elsewhere(Publication publication) {
        count("rule_fewest_people", "all", ClinicSum.FEWEST_STARTED);
        percent("rule_least_coverage", "all", ClinicSum.LEAST_COVERAGE_PERCENT);
        line("rule_days_apart", "all", String.valueOf(Schedule.START_DAYS_APART), "days");
        if (registry.sum() instanceof ClinicSum.Reported) {
            publication.signs().levels().forEach(this::level);
        }
        var sentence = publication.noComparison();
        sentence.yardstick()
                .ifPresent(arms -> {
                    var from = arms.sham().source();
                    others("elsewhere_sham_fell", from, decimal(arms.shamFell()), OF_100);
                    others("elsewhere_needling_fell", from, decimal(arms.needlingFell()), OF_100);
                    others("elsewhere_sham_week", from, String.valueOf(arms.week()), "weeks");
                });
        others("elsewhere_usual_care", sentence.usualCare());
        others("elsewhere_waiting", sentence.waiting());
        others("elsewhere_general_practice", sentence.generalPractice());
        publication.yardstick().ifPresent(this::harmsElsewhere);
    }

    private void level(OtherSigns.Level level) {
        var part = "level:" + level.state().key();
        exact("rule_level", part, level.state().value());
        words("rule_level_meaning", part, level.state().meaning());
        words("rule_level_source", part, level.state().source().citation());
    }

    private void harmsElsewhere(HarmsYardstick yardstick) {
        var witt = yardstick.needingTreatment().source();
        others(
                "elsewhere_harm_people",
                witt,
                String.valueOf(yardstick.needingTreatment().denominator().orElseThrow()),
                "count");
        printed("elsewhere_harm_any", witt, yardstick.any().value(), "percent");
        printed("elsewhere_harm_treated", witt, yardstick.needingTreatment().value(), "percent");
        others(
                "elsewhere_collapsed_lung",
                witt,
                String.valueOf(yardstick.collapsedLung().numerator().orElseThrow()),
                "count");
        var pooled = yardstick.serious().source();
        printed("elsewhere_serious", pooled, yardstick.serious().value(), "of 10000");
        printed("elsewhere_serious_lower", pooled, yardstick.serious().low(), "of 10000");
        printed("elsewhere_serious_upper", pooled, yardstick.serious().high(), "of 10000");
        var harms = registry.harms();
        oneIn("harm_serious_one_in", harms.people(), harms.serious());
        var lungs = HarmsYardstick.collapsedLungs(harms);
        oneIn("harm_collapsed_lung_one_in", harms.people(), lungs);
        if (lungs > 0) {
            var limits = new Share(lungs, harms.people()).wilson95();
            line(
                    "harm_collapsed_lung_one_in_lower",
                    "all",
                    decimal(100 / limits.upperPercent()),
                    "people");
            line(
                    "harm_collapsed_lung_one_in_upper",
                    "all",
                    decimal(100 / limits.lowerPercent()),
                    "people");
        }
        var elsewhere = yardstick.seriousOneIn();
        others("elsewhere_serious_one_in", pooled, decimal(elsewhere.value()), "people");
        others("elsewhere_serious_one_in_lower", pooled, decimal(elsewhere.lower()), "people");
        others("elsewhere_serious_one_in_upper", pooled, decimal(elsewhere.upper()), "people");
        others("elsewhere_collapsed_lung_one_in", witt, decimal(yardstick.lungOneIn()), "people");
    }

    private void oneIn(String figure, int people, int who) {
        if (who > 0) {
            line(figure, "all", decimal((double) people / who), "people");
        }
    }

    private void printed(String figure, String address, OptionalDouble value, String unit) {
        others(figure, address, decimal(value.orElseThrow()), unit);
    }

    private void others(String figure, PublishedShare share) {
        others(figure, share.source(), decimal(share.percent()), "percent");
        others(figure + "_week", share.source(), String.valueOf(share.week()), "weeks");
    }

    private void others(String figure, Source source, String value, String unit) {
        others(figure, source.address().isEmpty() ? source.id() : source.address(), value, unit);
    }

    /**
     * A figure of others, which is of no period, measure and week of this clinic. Addresses may
     * hold a comma, which would be read as the next cell.
     */
    private void others(String figure, String address, String value, String unit) {
        cells(
                figure,
                "source:" + address.replace(",", "%2C"),
                value,
                unit,
                "",
                "",
                "",
                "",
                "",
                "",
                "");
    }

    private static String code(Why why) {
        return why.name().toLowerCase(Locale.ROOT);
    }

    /** The model, which is drawn on the clinic's own page only. */
    private void end() {
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
    }

    private void recruited(Recruited recruited) {
        line("first_day_of_all", "all", recruited.firstEver().toString(), "day");
        line("first_day", "all", recruited.first().toString(), "day");
        line("last_day", "all", recruited.last().toString(), "day");
        for (var one : recruited.halves()) {
            count("half_counted", "half:" + one.half().code(), one.counted());
        }
        count("practitioners", "all", recruited.practitioners());
        count("came_again", "all", recruited.cameAgain());
    }

    private void definitions(Definitions definitions) {
        var level = 0;
        for (var one : definitions.all()) {
            var part = "by:" + one.way().name().toLowerCase(Locale.ROOT);
            if (one.way() == Definitions.Way.AT_LEVEL) {
                part += ":" + registry.signs().orElseThrow().levels().get(level++).state().key();
            }
            count("defined_better", part, one.better());
            percent("defined_lower", part, one.bounds().lowerPercent());
            percent("defined_upper", part, one.bounds().upperPercent());
        }
        range("defined", definitions.range());
    }

    private void worsened(Worsened worsened) {
        count("worse_cannot", "all", worsened.cannot());
        count("worse_can", "all", registry.people().judged() - worsened.cannot());
        if (registry.sum() instanceof ClinicSum.Reported(var count, _, _, _, _, _, _)) {
            worsened.worseOfThoseWhoCan(count)
                    .ifPresent(share -> range("worse_of_can", share.wilson95()));
        }
        count("stopped_worse", "all", worsened.stopped());
        percent(
                "stopped_worse_share",
                "all",
                new Share(worsened.stopped(), worsened.counted()).percent());
        count("stopped_worse_before", "all", worsened.when().before());
        count("stopped_worse_in", "all", worsened.when().in());
        count("stopped_worse_after", "all", worsened.when().after());
        count("stopped_worse_answered", "all", worsened.stoppedAnswered());
        count("stopped_worse_better", "all", worsened.stoppedBetter());
        count("strict_better", "all", worsened.strictlyBetter());
        count("answered_end_unknown", "all", worsened.endUnknown());
        count("responders_end_unknown", "all", worsened.betterEndUnknown());
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
        range(figure, "all", range);
    }

    private void range(String figure, String part, Share.Range range) {
        percent(figure + "_lower", part, range.lowerPercent());
        percent(figure + "_upper", part, range.upperPercent());
    }

    private void signs(OtherSigns signs) {
        signs.beyondWider()
                .ifPresent(beyond -> count("responders_beyond_wider_noise", "all", beyond));
        signs.beyondOwn()
                .ifPresent(own -> {
                    count("responders_beyond_own_limit", "all", own.responders());
                    scale("responders_least_change", "all", own.least());
                });
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
        count("responders_not_heard_of", "all", signs.endings().notHeardOf());
        count("responders_ended_otherwise", "all", signs.endings().otherwise());
        count("responders_end_known", "all", signs.endings().known());
        count(
                "responders_ended_neither",
                "all",
                signs.endings().otherwise() - registry.worsened().orElseThrow().stoppedBetter());
        ended("counted", signs.endings().all());
        ended("silent", signs.endings().silent());
        range("reached_bound", signs.endings().all().reachedPercent());
        percent("better_by_ending_bound_lower", "all", signs.endings().better().lowerPercent());
        percent("better_by_ending_bound_upper", "all", signs.endings().better().upperPercent());
    }

    private void ended(String who, OtherSigns.Ended ended) {
        count(who + "_ended_reached", "all", ended.reached());
        count(who + "_end_known", "all", ended.known());
        count(who + "_end_unknown", "all", ended.unknown());
        count(who + "_ended_otherwise", "all", ended.otherwise());
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
        cannot(code, part.sum(), part.cannot());
        part.sessions().ifPresent(used -> scaleless("sessions_median", code, used.median()));
    }

    private void cannot(String part, ClinicSum sum, int cannot) {
        switch (sum) {
            case ClinicSum.TooFew _ -> {}
            case ClinicSum.BoundsOnly _, ClinicSum.Reported _ ->
                    count("worse_cannot", part, cannot);
        }
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
                sum.worseInterval().ifPresent(range -> range("worse", part, range));
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
                range("worse", part, worse.wilson95());
                percent("worse_bound_lower", part, worseBounds.lowerPercent());
                percent("worse_bound_upper", part, worseBounds.upperPercent());
            }
        }
    }

    private void sessions(SessionsUsed used) {
        count("sessions_total", "all", registry.harms().sessions());
        scaleless("sessions_median", "all", used.median());
        count("sessions_least", "all", used.least());
        count("sessions_most", "all", used.most());
        count("still_open", "all", used.open());
        count("end_unknown", "all", used.unknown().all());
        percent("end_unknown_share", "all", 100.0 * used.unknown().all() / used.courses());
    }

    private void harms() {
        var harms = registry.harms();
        count("harm_sessions_asked", "all", harms.sessionsAsked());
        count("harm_people_started", "all", harms.people());
        count("harm_people_any", "all", harms.anyone());
        count("harm_people_serious", "all", harms.serious());
        if (harms.people() > 0) {
            percent("harm_any_share", "all", new Share(harms.anyone(), harms.people()).percent());
            percent(
                    "harm_serious_share",
                    "all",
                    new Share(harms.serious(), harms.people()).percent());
            range("harm_any", harms.anyInterval());
            range("harm_serious", harms.seriousInterval());
        }
        for (var severity : AdverseEvent.Severity.values()) {
            count(
                    "harm_severity",
                    "severity:" + severity.name().toLowerCase(Locale.ROOT),
                    harms.bySeverity().getOrDefault(severity, 0));
        }
        count("harm_events", "all", harms.asked() + harms.volunteered());
        count("harm_serious_events", "all", harms.seriousEvents());
        for (var one : harms.responses()) {
            count(
                    "harm_done",
                    "kind:%s;words:%s;steps:%s"
                            .formatted(
                                    one.category(),
                                    one.inWords() ? "yes" : "no",
                                    one.steps().stream()
                                            .map(step -> step.name().toLowerCase(Locale.ROOT))
                                            .collect(Collectors.joining("+"))),
                    one.events());
        }
        for (var one : harms.ended()) {
            count(
                    "harm_ended",
                    "kind:%s;outcome:%s"
                            .formatted(
                                    one.category(),
                                    one.outcome()
                                            .map(how -> how.name().toLowerCase(Locale.ROOT))
                                            .orElse("not_noted")),
                    one.events());
        }
        for (var relation : AdverseEvent.Relation.values()) {
            count(
                    "harm_relation",
                    "relation:" + relation.name().toLowerCase(Locale.ROOT),
                    harms.seriousBy().getOrDefault(relation, 0));
            count(
                    "harm_relation_others",
                    "relation:" + relation.name().toLowerCase(Locale.ROOT),
                    harms.othersBy().getOrDefault(relation, 0));
        }
        count("harm_serious_by_care", "all", harms.seriousByCare());
        count("harm_by_care", "all", harms.byCare());
        count("harm_asked", "all", harms.asked());
        count("harm_volunteered", "all", harms.volunteered());
        for (var kind : harms.kinds()) {
            count("harm_events", "kind:" + kind.category(), kind.events());
            count("harm_people", "kind:" + kind.category(), kind.people());
            count("harm_people_serious", "kind:" + kind.category(), kind.serious());
        }
    }

    private void tipping(TippingPoint tipping) {
        if (tipping.delta().isPresent()) {
            scale("tipping_point", "all", tipping.delta().getAsDouble());
            scale("tipping_point_change", "all", tipping.mean() - tipping.delta().getAsDouble());
        }
        if (tipping.delta().isEmpty()) {
            line("tipping_point_absent", "all", absent(tipping), "reason");
        }
        scale("tipping_point_worst_change", "all", tipping.worstChange());
        scale("mean_if_silent_worst", "all", tipping.meanAtWorst());
    }

    private void mean(MeanImprovement seen) {
        scale("mean_improvement", "all", seen.mean());
        scale("mean_improvement_lower", "all", seen.lower());
        scale("mean_improvement_upper", "all", seen.upper());
        line("mean_improvement_days", "all", decimal(seen.days()), "days");
        scale("mean_improvement_per_week", "all", seen.perWeek());
    }

    private static String absent(TippingPoint tipping) {
        if (tipping.silent() == 0) {
            return "nobody_silent";
        }
        return tipping.alreadyThere() ? "already_reached" : "none_on_the_scale";
    }

    /** The same with those as silent who came and are not counted for want of consent. */
    private void tippingOfAll(TippingPoint tipping) {
        tipping.delta()
                .ifPresentOrElse(
                        delta -> {
                            scale("came_tipping_point", "all", delta);
                            scale("came_tipping_point_change", "all", tipping.mean() - delta);
                        },
                        () -> line("came_tipping_point_absent", "all", absent(tipping), "reason"));
        scale("came_tipping_point_worst_change", "all", tipping.worstChange());
        scale("came_mean_if_silent_worst", "all", tipping.meanAtWorst());
    }

    /** What scores of those who answered did before treatment. */
    private void answeredBefore(BeforeNeedles before) {
        switch (before) {
            case BeforeNeedles.TooFew _ -> {}
            case BeforeNeedles.Seen seen -> {
                count("answered_before_needles_people", "all", seen.people());
                scale("answered_before_needles_mean", "all", seen.mean());
                scale("answered_before_needles_lower", "all", seen.lower());
                scale("answered_before_needles_upper", "all", seen.upper());
                scale("answered_before_needles_per_week", "all", seen.perWeek());
            }
        }
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
        line(figure, part, decimal(value), unit());
    }

    private void exact(String figure, String part, Exact value) {
        line(figure, part, decimal(value), unit());
    }

    private String unit() {
        return question.instrument().scale().unit().name().toLowerCase(Locale.ROOT);
    }

    private static String decimal(Exact value) {
        return decimal(value.toDouble());
    }

    /** Four decimals: fewer than the last bits in which two machines may differ. */
    private static String decimal(double value) {
        var rounded =
                BigDecimal.valueOf(value).setScale(4, RoundingMode.HALF_EVEN).stripTrailingZeros();
        return rounded.signum() == 0 ? "0" : rounded.toPlainString();
    }

    /** Words that the page prints, with whatever numbers are in them. */
    private void words(String figure, String part, String words) {
        line(figure, part, '"' + words.replace("\"", "\"\"") + '"', "text");
    }

    private void line(String figure, String part, String value, String unit) {
        cells(
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
                question.rules());
    }

    private void cells(String... cells) {
        text.append(String.join(",", cells)).append("\r\n");
    }
}
