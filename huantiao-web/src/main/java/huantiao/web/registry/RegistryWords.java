package huantiao.web.registry;

import huantiao.care.CareLibrary;
import huantiao.measures.Exact;
import huantiao.measures.Instrument;
import huantiao.measures.Noise;
import huantiao.measures.ResponderRule;
import huantiao.registry.Besides;
import huantiao.registry.ClinicSum;
import huantiao.registry.Complaint;
import huantiao.registry.Complaints;
import huantiao.registry.MeanImprovement;
import huantiao.registry.OtherSigns;
import huantiao.registry.Recruited;
import huantiao.registry.Registry;
import huantiao.registry.RegistryQuestion;
import huantiao.registry.Share;
import huantiao.registry.StartingPoint;
import huantiao.registry.TippingPoint;
import huantiao.registry.Worsened;
import huantiao.web.Words;
import huantiao.web.course.Told;
import huantiao.web.evidence.Numerals;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The figures of a registry as sentences; the owner's page and what is published say the same. */
public record RegistryWords(Words words, CareLibrary.HarmsGuide kindsOfHarm) implements Rounded {

    @Override
    public Numerals numerals() {
        return new Numerals(words.locale());
    }

    /** Unwanted events as sentences. */
    public HarmsWords ofHarms() {
        return new HarmsWords(words, kindsOfHarm);
    }

    /** What is said where it may be published, and there only. */
    public PublicationWords published() {
        return new PublicationWords(words, this);
    }

    /** How courses began, went and ended, as sentences. */
    public CoursesWords ofCourses() {
        return new CoursesWords(words, this);
    }

    public String day(LocalDate day) {
        return words.day(day);
    }

    public String measure(RegistryQuestion question) {
        return Told.name(words, question.instrument());
    }

    /** On which days the first and the last of those counted came: the period may be longer. */
    public String span(Recruited recruited) {
        return words.say(
                "registry.span",
                day(recruited.first()),
                day(recruited.last()),
                day(recruited.firstEver()));
    }

    /** When those counted began, half by half. */
    public String recruited(Recruited recruited) {
        var halves =
                recruited.halves().stream()
                        .map(one ->
                                words.say(
                                        "registry.recruited.half",
                                        one.counted(),
                                        day(one.half().first()),
                                        day(one.half().last())))
                        .collect(Collectors.joining("; "));
        return words.say("registry.recruited", halves);
    }

    /** Who counts by what, where somebody began more than once. */
    public String whoMore(Optional<Recruited> recruited) {
        return words.say("registry.who.more")
                + recruited
                        .map(one -> " " + words.say("registry.who.again", one.cameAgain()))
                        .orElse("");
    }

    /** Who is meant by the figures. */
    public String who(RegistryQuestion question) {
        return words.say("registry.who", day(question.from()), day(question.to()));
    }

    /**
     * The measure, when it was asked, and from which change on somebody counts as better or worse.
     */
    public List<String> threshold(RegistryQuestion question) {
        var instrument = question.instrument();
        return List.of(
                words.say(
                        "registry.asked",
                        measure(question),
                        question.week(),
                        question.windowDays(),
                        instrument.recall().isEmpty() ? 0 : 1,
                        instrument.recall()),
                switch (instrument.responder()) {
                    case ResponderRule.ByPercent(var percent, _) ->
                            words.say(
                                    "registry.threshold.percent",
                                    percent.rounded(0).toPlainString(),
                                    thresholdRead(instrument));
                    case ResponderRule.ByPoints(var points) ->
                            words.say(
                                    "registry.threshold.points",
                                    points.rounded(2).toPlainString(),
                                    thresholdRead(instrument));
                    case ResponderRule.ByAnswer _, ResponderRule.None _ ->
                            words.say("registry.threshold.none", measure(question));
                },
                switch (instrument.noise()) {
                    case Noise.Measured(var sdc95, _, _, _) ->
                            words.say(
                                    "registry.threshold.worse",
                                    sdc95.rounded(1).toPlainString(),
                                    much(instrument));
                    case Noise.NotKnown _ ->
                            words.say("registry.threshold.worse.same", much(instrument));
                });
    }

    /** Where the threshold was read. */
    private String thresholdRead(Instrument instrument) {
        return instrument
                .threshold()
                .map(read ->
                        words.say(
                                "registry.threshold.read",
                                read.source().citation(),
                                read.population()))
                .orElseGet(() -> words.say("registry.threshold.unread"));
    }

    /** From which change on somebody is better, and in the other direction worse. */
    String much(Instrument instrument) {
        return switch (instrument.responder()) {
            case ResponderRule.ByPercent(var percent, _) ->
                    words.say("registry.much.percent", percent.rounded(0).toPlainString());
            case ResponderRule.ByPoints(var points) ->
                    words.say("registry.much.points", plain(points));
            case ResponderRule.ByAnswer _, ResponderRule.None _ -> "";
        };
    }

    /** A change in units of the scale: whole where the scale is. */
    String plain(double value) {
        return numerals().of(value, value == Math.rint(value) ? 0 : 1);
    }

    static String plain(Exact value) {
        return value.rounded(2).stripTrailingZeros().toPlainString();
    }

    /** Coverage first. */
    public String coverage(Registry.People people) {
        var counted = people.counted();
        return counted == 0
                ? words.say("registry.coverage.nobody")
                : words.say(
                        "registry.coverage",
                        people.judged(),
                        counted,
                        low(new Share(people.judged(), counted).percent()));
    }

    /**
     * What became of the rest. Who has best scores or did not agree is told also where nobody is,
     * because silence could mean that nobody looked.
     */
    public List<String> rest(Registry.People people) {
        var rest = new ArrayList<String>();
        say(rest, "registry.rest.silent", people.silent());
        say(rest, "registry.rest.watched", people.onlyWatched());
        say(rest, "registry.rest.no-baseline", people.noBaseline());
        say(rest, "registry.rest.not-due", people.notDue());
        if (people.counted() > 0) {
            var nobody = new ArrayList<String>();
            told(rest, nobody, "nothing", people.nothingToImprove());
            told(rest, nobody, "declined", people.declined());
            told(rest, nobody, "not-asked", people.notAsked());
            told(rest, nobody, "took-back", people.tookBack());
            told(rest, nobody, "agreed-later", people.agreedLater());
            told(rest, nobody, "treated-here", people.treatedHere());
            told(rest, nobody, "duration-untold", people.durationUntold());
            if (people.notAgreed() > 0) {
                rest.add(words.say("registry.rest.not-agreed", people.notAgreed()));
            }
            if (!nobody.isEmpty()) {
                rest.add(words.say("registry.rest.nobody", String.join("; ", nobody)));
            }
        }
        return rest;
    }

    /** A line of its own where there is somebody; else a few words for the line of nobody. */
    private void told(List<String> rest, List<String> nobody, String what, int count) {
        if (count > 0) {
            rest.add(words.say("registry.rest." + what, count));
        } else {
            nobody.add(words.say("registry.rest." + what + ".none"));
        }
    }

    private void say(List<String> rest, String key, int count) {
        if (count > 0) {
            rest.add(words.say(key, count));
        }
    }

    /** With what those counted came, by place. */
    public String complaints(Complaints complaints, RegistryQuestion question) {
        if (!complaints.isTold()) {
            return words.say("registry.complaints.few", StartingPoint.FEWEST);
        }
        var told =
                words.say(
                        "registry.complaints",
                        complaints.of(Complaint.BELOW_KNEE),
                        complaints.people(),
                        complaints.of(Complaint.ABOVE_KNEE),
                        complaints.of(Complaint.NO_LEG),
                        complaints.of(Complaint.NOT_TOLD));
        var noLeg = "registry.complaints.no-leg." + question.instrument().id();
        return complaints.of(Complaint.NO_LEG) > 0 && words.knows(noLeg)
                ? told + " " + words.say(noLeg, complaints.of(Complaint.NO_LEG))
                : told;
    }

    /** How many of those who got better did so by more than the error of the measure. */
    public List<String> beyondNoise(RegistryQuestion question, ClinicSum sum, int beyond) {
        return switch (sum) {
            case ClinicSum.TooFew _, ClinicSum.BoundsOnly _ -> List.of();
            case ClinicSum.Reported(var count, _, _, _, _, _, _) ->
                    switch (question.instrument().noise()) {
                        case Noise.Measured measured -> {
                            var told = new ArrayList<String>();
                            told.add(
                                    words.say(
                                            "registry.sum.noise",
                                            beyond,
                                            count.responders(),
                                            measured.sdc95().rounded(1).toPlainString(),
                                            measured.source().citation()));
                            if (!measured.limits().isEmpty()) {
                                told.add(words.say("registry.sum.noise.caveat", measured.limits()));
                            }
                            yield told;
                        }
                        case Noise.NotKnown _ -> List.of(words.say("registry.sum.noise.not-known"));
                    };
        };
    }

    /** How those who got better stand by other signs; only where there is a headline. */
    public List<String> signs(
            RegistryQuestion question, OtherSigns signs, ClinicSum sum, Worsened worsened) {
        var told = new ArrayList<String>();
        if (!(sum instanceof ClinicSum.Reported(var count, _, _, _, _, _, _))
                || signs.responders() == 0) {
            return told;
        }
        if (signs.beyondWider().isPresent()
                && question.instrument().noise() instanceof Noise.Measured(_, var wider, _, _)) {
            told.add(
                    words.say(
                            "registry.signs.wider",
                            signs.beyondWider().getAsInt(),
                            signs.responders(),
                            wider.orElseThrow().rounded(1).toPlainString()));
        }
        signs.beyondOwn()
                .ifPresent(own ->
                        told.add(
                                words.say(
                                        "registry.signs.own-limit",
                                        own.responders(),
                                        signs.responders(),
                                        asPrinted(own.before().mean()),
                                        asPrinted(own.before().agreement().lower()),
                                        asPrinted(own.before().agreement().upper()),
                                        own.before().people(),
                                        half(own.before().days()),
                                        own.before().beyond(),
                                        plain(own.least()))));
        for (var level : signs.levels()) {
            told.add(
                    words.say(
                            switch (level.state().holds()) {
                                case AT_OR_BELOW, EXACTLY -> "registry.signs.level.low";
                                case AT_OR_ABOVE -> "registry.signs.level.high";
                            },
                            level.responders(),
                            signs.responders(),
                            level.state().value().rounded(1).stripTrailingZeros().toPlainString(),
                            level.answered(),
                            count.answered(),
                            level.state().meaning(),
                            level.state().source().citation(),
                            level.before()));
        }
        var own = signs.own();
        told.add(
                own.asked() + own.askedOthers() == 0
                        ? words.say("registry.signs.own.none")
                        : words.say(
                                "registry.signs.own",
                                own.asked(),
                                own.enough(),
                                own.askedOthers(),
                                own.enoughOthers()));
        var endings = signs.endings();
        told.add(
                words.say(
                        "registry.signs.endings",
                        signs.responders(),
                        endings.known(),
                        endings.reached(),
                        worsened.stoppedBetter(),
                        endings.otherwise() - worsened.stoppedBetter(),
                        endings.open(),
                        endings.notHeardOf(),
                        endings.all().known(),
                        endings.all().reached()));
        return told;
    }

    public String measure(Besides one) {
        return Told.name(words, one.instrument());
    }

    /** The rows of each measure, in their order. */
    public List<List<Besides>> byMeasure(List<Besides> besides) {
        return List.copyOf(
                besides.stream()
                        .collect(
                                Collectors.groupingBy(
                                        Besides::instrument,
                                        LinkedHashMap::new,
                                        Collectors.toUnmodifiableList()))
                        .values());
    }

    /** One row of who they were: a label, and a cell for each group. */
    public record StartRow(String label, String answered, String silent) {}

    /** Who answered and who did not, before treatment. */
    public List<StartRow> start(StartingPoint start) {
        var rows = new ArrayList<StartRow>();
        rows.add(
                new StartRow(
                        words.say("registry.start.people"),
                        String.valueOf(start.answered().people()),
                        String.valueOf(start.silent().people())));
        row(rows, "registry.start.age", start, one -> half(one.medianAge()));
        row(
                rows,
                "registry.start.women",
                start,
                one -> one.women().map(share -> percent(share.percent())).orElse("–"));
        row(rows, "registry.start.long", start, one -> percent(one.longLasting().percent()));
        row(rows, "registry.start.watched", start, one -> String.valueOf(one.watched()));
        row(
                rows,
                "registry.start.score",
                start,
                one ->
                        one.baseline().isPresent() && one.deviation().isPresent()
                                ? words.say(
                                        "registry.start.score.cell",
                                        number(one.baseline().getAsDouble()),
                                        number(one.deviation().getAsDouble()),
                                        one.baselines())
                                : "–");
        return rows;
    }

    private void row(
            List<StartRow> rows,
            String key,
            StartingPoint start,
            Function<StartingPoint.Described, String> cell) {
        rows.add(
                new StartRow(
                        words.say(key), cell(start.answered(), cell), cell(start.silent(), cell)));
    }

    private String cell(StartingPoint.Group group, Function<StartingPoint.Described, String> cell) {
        return group.described().map(cell).orElseGet(() -> words.say("registry.cell.too-few"));
    }

    /** The headline, or why there is none. */
    public List<String> sum(ClinicSum sum) {
        return switch (sum) {
            case ClinicSum.TooFew _ ->
                    List.of(words.say("registry.sum.too-few", ClinicSum.FEWEST_STARTED));
            case ClinicSum.BoundsOnly(var count, var coverage, var bounds) ->
                    List.of(
                            words.say(
                                    "registry.sum.bounds",
                                    count.answered(),
                                    count.started(),
                                    low(coverage.percent()),
                                    ClinicSum.LEAST_COVERAGE_PERCENT),
                            words.say(
                                    "registry.sum.silent",
                                    low(bounds.lowerPercent()),
                                    high(bounds.upperPercent()),
                                    count.started()),
                            words.say(
                                    "registry.sum.worse.bounds",
                                    count.worse(),
                                    count.answered(),
                                    low(count.worseBounds().lowerPercent()),
                                    high(count.worseBounds().upperPercent())));
            case ClinicSum.Reported(
                            var count,
                            _,
                            var responders,
                            var interval,
                            var bounds,
                            var worse,
                            var worseBounds) ->
                    List.of(
                            words.say(
                                    "registry.sum.silent",
                                    low(bounds.lowerPercent()),
                                    high(bounds.upperPercent()),
                                    count.started()),
                            words.say(
                                    "registry.sum.responders",
                                    count.responders(),
                                    count.answered(),
                                    percent(responders.percent()),
                                    low(interval.lowerPercent()),
                                    high(interval.upperPercent())),
                            words.say(
                                    "registry.sum.worse",
                                    count.worse(),
                                    count.answered(),
                                    percent(worse.percent()),
                                    low(worseBounds.lowerPercent()),
                                    high(worseBounds.upperPercent()),
                                    low(worse.wilson95().lowerPercent()),
                                    high(worse.wilson95().upperPercent())));
        };
    }

    /** One cell of a table: the share, or why there is none. */
    public String share(ClinicSum sum) {
        return switch (sum) {
            case ClinicSum.TooFew _ -> words.say("registry.cell.too-few");
            case ClinicSum.BoundsOnly _ -> words.say("registry.cell.bounds");
            case ClinicSum.Reported(_, _, var responders, var interval, _, _, _) ->
                    words.say(
                            "registry.cell.share", percent(responders.percent()), range(interval));
        };
    }

    /** Worst and best, for a table. */
    public String bounds(ClinicSum sum) {
        return switch (sum) {
            case ClinicSum.TooFew _ -> "–";
            case ClinicSum.BoundsOnly(_, _, var bounds) -> range(bounds);
            case ClinicSum.Reported(_, _, _, _, var bounds, _, _) -> range(bounds);
        };
    }

    /** How many got worse of those who answered, with the interval of that share. */
    public String worse(ClinicSum sum) {
        return switch (sum) {
            case ClinicSum.TooFew _ -> "–";
            case ClinicSum.BoundsOnly(var count, _, _) -> worse(count, sum);
            case ClinicSum.Reported(var count, _, _, _, _, _, _) -> worse(count, sum);
        };
    }

    private String worse(ClinicSum.Count count, ClinicSum sum) {
        var of = words.say("registry.cell.of", count.worse(), count.answered());
        return sum.worseInterval()
                .map(interval -> words.say("registry.cell.share", of, range(interval)))
                .orElse(of);
    }

    /** How much scores got better on average, with the interval of that, for a table. */
    public String mean(Optional<MeanImprovement> mean) {
        return mean.map(seen ->
                        words.say(
                                "registry.cell.mean",
                                number(seen.mean()),
                                lower(seen.lower()),
                                upper(seen.upper())))
                .orElse("–");
    }

    /** For how many the score could not have told that it got worse. */
    public String cannot(ClinicSum sum, int cannot) {
        return switch (sum) {
            case ClinicSum.TooFew _ -> "–";
            case ClinicSum.BoundsOnly _, ClinicSum.Reported _ -> String.valueOf(cannot);
        };
    }

    public int started(ClinicSum sum) {
        return sum.people();
    }

    public String answered(ClinicSum sum) {
        return switch (sum) {
            case ClinicSum.TooFew _ -> "–";
            case ClinicSum.BoundsOnly(var count, var coverage, _) ->
                    words.say("registry.cell.answered", count.answered(), low(coverage.percent()));
            case ClinicSum.Reported(var count, var coverage, _, _, _, _, _) ->
                    words.say("registry.cell.answered", count.answered(), low(coverage.percent()));
        };
    }

    /**
     * How bad the silent would have to be.
     *
     * @param all the same of everybody who came
     * @param notAgreed how many of these are not counted for want of consent
     */
    public List<String> tipping(TippingPoint tipping, Optional<TippingPoint> all, int notAgreed) {
        var told = new ArrayList<String>();
        told.add(
                words.say(
                        "registry.mean",
                        number(tipping.mean()),
                        lower(tipping.lower()),
                        upper(tipping.upper())));
        if (tipping.silent() == 0) {
            told.add(words.say("registry.tipping.nobody"));
        } else if (tipping.alreadyThere()) {
            told.add(words.say("registry.tipping.already"));
        } else if (tipping.delta().isPresent()) {
            told.add(
                    words.say(
                            "registry.tipping.at",
                            tipping.silent(),
                            number(tipping.delta().getAsDouble()),
                            number(tipping.mean() - tipping.delta().getAsDouble()),
                            lower(tipping.worstChange())));
        } else {
            told.add(
                    words.say(
                            "registry.tipping.never",
                            tipping.silent(),
                            lower(tipping.meanAtWorst())));
        }
        if (!tipping.alreadyThere()) {
            all.ifPresent(one -> told.add(tippingOfAll(one, notAgreed)));
        }
        return told;
    }

    /** What of this holds for those too who came and are not counted. */
    private String tippingOfAll(TippingPoint tipping, int notAgreed) {
        if (tipping.delta().isPresent()) {
            return words.say(
                    "registry.tipping.came.at",
                    notAgreed,
                    number(tipping.delta().getAsDouble()),
                    number(tipping.mean() - tipping.delta().getAsDouble()),
                    lower(tipping.worstChange()));
        }
        return words.say("registry.tipping.came.never", notAgreed, lower(tipping.meanAtWorst()));
    }

    /** The share who answered, rounded as everywhere on the page. */
    public String answeredPercent(Registry.People people) {
        return low(new Share(people.judged(), people.counted()).percent());
    }

    /** From when on somebody is better or worse by a measure, in short. */
    public String rule(Besides one) {
        var instrument = one.instrument();
        var better =
                switch (instrument.responder()) {
                    case ResponderRule.ByPercent(var percent, _) ->
                            words.say(
                                    "registry.besides.percent", percent.rounded(0).toPlainString());
                    case ResponderRule.ByPoints(var points) ->
                            words.say("registry.besides.points", points.rounded(2).toPlainString());
                    case ResponderRule.ByAnswer _, ResponderRule.None _ -> "";
                };
        var worse =
                switch (instrument.noise()) {
                    case Noise.Measured(var sdc95, _, _, _) ->
                            words.say(
                                    "registry.besides.worse",
                                    sdc95.rounded(1).toPlainString(),
                                    much(instrument));
                    case Noise.NotKnown _ ->
                            words.say("registry.besides.worse.same", much(instrument));
                };
        return better + " " + worse;
    }

    /** How far from each week an answer still counts. */
    public String windows(List<Besides> besides, RegistryQuestion question) {
        return words.say(
                "registry.besides.caption",
                besides.stream()
                        .map(Besides::week)
                        .distinct()
                        .map(week ->
                                words.say(
                                        "registry.besides.window", week, question.windowDays(week)))
                        .collect(Collectors.joining(", ")),
                ClinicSum.LEAST_COVERAGE_PERCENT);
    }

    /** What must be known to read a table of parts. */
    public String partsWarning() {
        return words.say("registry.parts.warning", ClinicSum.LEAST_COVERAGE_PERCENT);
    }
}
