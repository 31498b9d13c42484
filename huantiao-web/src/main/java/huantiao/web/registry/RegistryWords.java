package huantiao.web.registry;

import huantiao.base.Source;
import huantiao.care.CareLibrary;
import huantiao.course.Schedule;
import huantiao.measures.AcceptableState;
import huantiao.measures.Exact;
import huantiao.measures.Instrument;
import huantiao.measures.Noise;
import huantiao.measures.ResponderRule;
import huantiao.registry.BeforeAndAfter;
import huantiao.registry.BeforeNeedles;
import huantiao.registry.Besides;
import huantiao.registry.ClinicCourses;
import huantiao.registry.ClinicSum;
import huantiao.registry.Complaint;
import huantiao.registry.Complaints;
import huantiao.registry.Definitions;
import huantiao.registry.MeanImprovement;
import huantiao.registry.NoComparisonGroup;
import huantiao.registry.OtherSigns;
import huantiao.registry.Publication;
import huantiao.registry.Recruited;
import huantiao.registry.Registry;
import huantiao.registry.RegistryQuestion;
import huantiao.registry.SessionsUsed;
import huantiao.registry.Share;
import huantiao.registry.StartingPoint;
import huantiao.registry.TippingPoint;
import huantiao.registry.Worsened;
import huantiao.web.Words;
import huantiao.web.course.Told;
import huantiao.web.evidence.ClinicCard;
import huantiao.web.evidence.Numerals;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

    /** How the figures were worked out, and what they take for granted. */
    public String method(Recruited recruited, Registry.People people) {
        return words.say("registry.method", recruited.practitioners(), people.counted());
    }

    /** Who counts by what, where somebody began more than once. */
    public String whoMore(Optional<Recruited> recruited) {
        return words.say("registry.who.more")
                + recruited
                        .map(one -> " " + words.say("registry.who.again", one.cameAgain()))
                        .orElse("");
    }

    /** Of how many nobody knows how their course ended; nothing where it is known of all. */
    public String endUnknown(SessionsUsed used) {
        var unknown = used.unknown();
        return unknown.all() == 0
                ? ""
                : words.say(
                        "registry.ended.unknown",
                        unknown.all(),
                        used.courses(),
                        percent(new Share(unknown.all(), used.courses()).percent()),
                        unknown.open(),
                        unknown.notHeardOf());
    }

    /** By how much the lines of the model lie off what was seen at the start. */
    public String startOff(ClinicCourses.Modelled modelled) {
        var told = new ArrayList<String>();
        if (modelled.apart()) {
            startOff(told, modelled.startOff(false), "registry.picture.line.chronic");
            startOff(told, modelled.startOff(true), "registry.picture.line.shorter");
        } else {
            startOff(told, modelled.startOff(false), "registry.picture.line.all");
        }
        return told.isEmpty() ? "" : words.say("registry.courses.start", String.join("; ", told));
    }

    private void startOff(List<String> told, OptionalDouble off, String line) {
        if (off.isPresent()) {
            told.add(
                    words.say(
                            "registry.courses.start.line",
                            words.say(line),
                            number(Math.abs(off.getAsDouble())),
                            off.getAsDouble() < 0 ? 0 : 1));
        }
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
                .thresholdRead()
                .map(source -> words.say("registry.threshold.read", source.citation()))
                .orElseGet(() -> words.say("registry.threshold.unread"));
    }

    /** From which change on somebody is better, and in the other direction worse. */
    private String much(Instrument instrument) {
        return switch (instrument.responder()) {
            case ResponderRule.ByPercent(var percent, _) ->
                    words.say("registry.much.percent", percent.rounded(0).toPlainString());
            case ResponderRule.ByPoints(var points) ->
                    words.say("registry.much.points", plain(points));
            case ResponderRule.ByAnswer _, ResponderRule.None _ -> "";
        };
    }

    /** A change in units of the scale: whole where the scale is. */
    private String plain(double value) {
        return numerals().of(value, value == Math.rint(value) ? 0 : 1);
    }

    private static String plain(Exact value) {
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

    /** What would be known of everybody who came, with those who did not agree as silent. */
    public String everybodyWhoCame(Registry.People people, ClinicSum sum, Worsened worsened) {
        if (people.notAgreed() == 0) {
            return "";
        }
        return switch (sum) {
            case ClinicSum.TooFew _ -> "";
            case ClinicSum.BoundsOnly(var count, _, _) -> came(people, count, worsened);
            case ClinicSum.Reported(var count, _, _, _, _, _, _) -> came(people, count, worsened);
        };
    }

    private String came(Registry.People people, ClinicSum.Count count, Worsened worsened) {
        var bounds = count.responderBoundsWith(people.notAgreed());
        var strict = worsened.betterWith(people.notAgreed());
        return words.say(
                "registry.sum.came",
                people.notAgreed(),
                low(bounds.lowerPercent()),
                high(bounds.upperPercent()),
                Math.min(1, worsened.stopped()),
                low(strict.lowerPercent()),
                high(strict.upperPercent()));
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

    /** How who answered and who did not differed at the start; nothing where one group is small. */
    public String startDiffered(StartingPoint start) {
        if (start.answered().described().isEmpty() || start.silent().described().isEmpty()) {
            return "";
        }
        var answered = start.answered().described().get();
        var silent = start.silent().described().get();
        var told = new ArrayList<String>();
        if (answered.baseline().isPresent() && silent.baseline().isPresent()) {
            told.add(
                    words.say(
                            "registry.start.differ.score",
                            number(answered.baseline().getAsDouble()),
                            number(silent.baseline().getAsDouble())));
        }
        told.add(
                words.say(
                        "registry.start.differ.long",
                        percent(answered.longLasting().percent()),
                        percent(silent.longLasting().percent())));
        if (answered.women().isPresent() && silent.women().isPresent()) {
            told.add(
                    words.say(
                            "registry.start.differ.women",
                            percent(answered.women().get().percent()),
                            percent(silent.women().get().percent())));
        }
        return words.say("registry.start.differ", String.join(", ", told));
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

    /**
     * The headline as it is published: beside the bounds of the score those of whoever did not stop
     * because it got worse.
     */
    public String headline(Publication publication) {
        var worsened = publication.worsened();
        return publication
                .sum()
                .bounds()
                .map(bounds ->
                        words.say(
                                        "registry.sum.silent",
                                        low(bounds.lowerPercent()),
                                        high(bounds.upperPercent()),
                                        worsened.counted())
                                + " "
                                + words.say(
                                        "registry.sum.silent.strict",
                                        worsened.stopped(),
                                        low(worsened.better().lowerPercent()),
                                        high(worsened.better().upperPercent()),
                                        worsened.betterEndUnknown(),
                                        worsened.stoppedBetter(),
                                        low(worsened.worse().lowerPercent()),
                                        high(worsened.worse().upperPercent()),
                                        lowerFigure(publication)))
                .orElseThrow();
    }

    /** How courses ended of those behind the lower figure; nothing where it is not told. */
    private String lowerFigure(Publication publication) {
        return publication
                .lowerFigure()
                .map(one ->
                        " "
                                + words.say(
                                        "registry.sum.silent.lower",
                                        one.people(),
                                        one.reached(),
                                        one.people() - one.reached()))
                .orElse("");
    }

    /** A line of what it comes to. */
    public record ShortLine(String label, String value) {}

    /** What it comes to, before any sentence: who, against whom, and how it ended. */
    public List<ShortLine> inShort(Publication publication) {
        var people = publication.people();
        var question = publication.question();
        var rows = new ArrayList<ShortLine>();
        line(
                rows,
                "who",
                people.counted(),
                day(publication.recruited().first()),
                day(publication.recruited().last()),
                people.judged(),
                answeredPercent(people),
                day(question.from()),
                day(question.to()));
        line(rows, "as-of", day(publication.asOf()), day(question.to()));
        line(rows, "measure", measure(question), question.week(), much(question.instrument()));
        line(rows, "comparison");
        publication.sum().bounds().ifPresent(bounds -> between(rows, "score", bounds));
        var worsened = publication.worsened();
        if (worsened.stopped() + worsened.endUnknown() > 0) {
            between(rows, "strict", worsened.better());
        }
        between(rows, "worse", worsened.worse());
        var harms = publication.harms();
        line(rows, "harms", harms.anyone(), harms.people(), harms.serious());
        return rows;
    }

    private void between(List<ShortLine> rows, String key, Share.Range bounds) {
        line(rows, key, low(bounds.lowerPercent()), high(bounds.upperPercent()));
    }

    private void line(List<ShortLine> rows, String key, Object... values) {
        rows.add(
                new ShortLine(
                        words.say("registry.short." + key),
                        words.say("registry.short." + key + ".value", values)));
    }

    /** Why there is no headline but bounds; empty where there is one. */
    public Optional<String> noHeadline(ClinicSum sum) {
        return switch (sum) {
            case ClinicSum.BoundsOnly _ -> Optional.of(sum(sum).getFirst());
            case ClinicSum.TooFew _, ClinicSum.Reported _ -> Optional.empty();
        };
    }

    /** What is said by the score besides the bounds of the headline. */
    public List<String> byScore(ClinicSum sum) {
        var told = sum(sum);
        return switch (sum) {
            case ClinicSum.TooFew _ -> told;
            case ClinicSum.BoundsOnly _ -> told.subList(2, told.size());
            case ClinicSum.Reported _ -> told.subList(1, told.size());
        };
    }

    /** That the figure hangs on what is called better, on the measure and on the week. */
    public List<String> spread(Publication publication) {
        var told = new ArrayList<String>();
        publication
                .definitions()
                .map(Definitions::range)
                .ifPresent(range ->
                        told.add(
                                words.say(
                                        "registry.sum.spread",
                                        low(range.lowerPercent()),
                                        high(range.upperPercent()))));
        if (!publication.sameWeek().isEmpty()) {
            told.add(
                    words.say(
                            "registry.sum.spread.week",
                            publication.sameWeek().stream()
                                    .map(one ->
                                            words.say(
                                                    "registry.sum.spread.week.one",
                                                    low(bounds(one).lowerPercent()),
                                                    high(bounds(one).upperPercent()),
                                                    measure(one)))
                                    .collect(Collectors.joining("; "))));
        }
        var others = others(publication);
        if (!others.isEmpty()) {
            told.add(others);
        }
        return told;
    }

    private static Share.Range bounds(Besides one) {
        return one.sum().bounds().orElseThrow();
    }

    /** What the other measures and weeks leave possible; nothing where none is shown. */
    public String others(Publication publication) {
        return publication
                .otherwise()
                .map(range ->
                        words.say(
                                "registry.sum.spread.others",
                                low(range.lowerPercent()),
                                high(range.upperPercent())))
                .orElse("");
    }

    /** What a closed fold of every measure and week holds. */
    public String besidesFold(List<Besides> besides) {
        return fold(byMeasure(besides).stream().map(rows -> measure(rows.getFirst())));
    }

    /** What a closed fold of parts by how long it had lasted holds. */
    public String phasesFold(List<Registry.Part> parts) {
        return fold(parts.stream().map(part -> words.say("registry.phase." + part.code())));
    }

    /** What a closed fold of parts by where the complaint was holds. */
    public String complaintsFold(List<Registry.Part> parts) {
        return fold(parts.stream().map(part -> words.say("registry.complaint." + part.code())));
    }

    private String fold(Stream<String> rows) {
        return words.say("registry.fold", rows.collect(Collectors.joining("; ")));
    }

    /** A row of what is called better. */
    public record Defined(String label, String better, String bounds) {}

    /** Every way to say what better is. */
    public List<Defined> defined(Publication publication, Definitions definitions) {
        var levels = publication.signs().levels().iterator();
        return definitions.all().stream()
                .map(one ->
                        new Defined(
                                definition(publication, one.way(), levels),
                                String.valueOf(one.better()),
                                range(one.bounds())))
                .toList();
    }

    private String definition(
            Publication publication, Definitions.Way way, Iterator<OtherSigns.Level> levels) {
        var key = "registry.defined." + way.name().toLowerCase(Locale.ROOT);
        return switch (way) {
            case SCORE, NOT_STOPPED_WORSE, GOAL_REACHED -> words.say(key);
            case GOAL_REACHED_ALONE -> words.say(key, publication.people().counted());
            case BEYOND_ERROR -> words.say(key, error(publication.question()));
            case BEYOND_WIDER_ERROR -> words.say(key, wider(publication.question()));
            case BEYOND_OWN_LIMIT -> {
                var own = publication.signs().beyondOwn().orElseThrow();
                yield words.say(
                        key,
                        ownLimit(publication.signs()),
                        own.responders() == publication.signs().responders() ? 1 : 0,
                        plain(own.least()));
            }
            case AT_LEVEL -> {
                var state = levels.next().state();
                yield words.say(
                        key,
                        state.value().rounded(1).stripTrailingZeros().toPlainString(),
                        switch (state.holds()) {
                            case AT_OR_BELOW, EXACTLY -> 0;
                            case AT_OR_ABOVE -> 1;
                        });
            }
        };
    }

    private String ownLimit(OtherSigns signs) {
        return asPrinted(signs.beyondOwn().orElseThrow().before().agreement().upper());
    }

    private static String error(RegistryQuestion question) {
        return question.instrument().noise() instanceof Noise.Measured(var sdc95, _, _, _)
                ? sdc95.rounded(1).toPlainString()
                : "";
    }

    private static String wider(RegistryQuestion question) {
        return question.instrument().noise() instanceof Noise.Measured(_, var wider, _, _)
                ? wider.orElseThrow().rounded(1).toPlainString()
                : "";
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

    /** What scores did before the first visit, and at which pace. */
    public List<String> before(BeforeAndAfter both, List<Besides> paces) {
        var told = new ArrayList<String>();
        told.add(before(both.before()));
        if (both.perWeekBefore().isPresent() && both.perWeekAfter().isPresent()) {
            var pace = both.perWeekBefore().getAsDouble();
            told.add(
                    words.say(
                            pace >= 0 ? "registry.before.pace" : "registry.before.pace.worse",
                            asPrinted(Math.abs(pace)),
                            asPrinted(both.perWeekAfter().getAsDouble()),
                            percent(both.mean().orElseThrow().days())));
            // Beside the sentence that there was no comparison group it is said already.
            if (fasterBefore(both, paces).isEmpty()) {
                if (!paces.isEmpty()) {
                    told.add(paces(paces));
                }
                others(both).ifPresent(told::add);
            }
        }
        return told;
    }

    /**
     * That scores got better faster before the first needle than after it, and in whom; empty where
     * they did not, or where it cannot be told.
     *
     * @param paces the same measure at every week of which an average is told
     */
    public Optional<String> fasterBefore(BeforeAndAfter both, List<Besides> paces) {
        if (!both.fasterBefore()) {
            return Optional.empty();
        }
        var before = asPrinted(both.perWeekBefore().getAsDouble());
        var after = asPrinted(both.perWeekAfter().getAsDouble());
        // What differs only beyond the digits that are told is told to be no difference.
        if (before.equals(after)) {
            return Optional.empty();
        }
        var told = new ArrayList<String>();
        told.add(words.say("registry.before.faster", before, after));
        told.add(paces.isEmpty() ? words.say("registry.before.faster.unsaid") : paces(paces));
        others(both).ifPresent(told::add);
        return Optional.of(String.join(" ", told));
    }

    /** How fast it went up to each week; below 0 it got worse. */
    private String paces(List<Besides> weeks) {
        return words.say(
                "registry.before.paces",
                weeks.stream()
                        .map(one ->
                                words.say(
                                        "registry.before.pace.week",
                                        asPrinted(one.mean().orElseThrow().perWeek()),
                                        one.week(),
                                        one.mean().orElseThrow().people()))
                        .collect(Collectors.joining(", ")));
    }

    /** Who is behind the pace before and who behind the one after, if they are not the same. */
    private Optional<String> others(BeforeAndAfter both) {
        if (both.samePeople()) {
            return Optional.empty();
        }
        return Optional.of(
                switch (both.answered()) {
                    case BeforeNeedles.TooFew _ ->
                            words.say(
                                    "registry.before.others",
                                    both.before().people(),
                                    both.peopleAfter());
                    case BeforeNeedles.Seen same ->
                            words.say(
                                    "registry.before.others.same",
                                    both.before().people(),
                                    both.peopleAfter(),
                                    same.people(),
                                    asPrinted(Math.abs(same.perWeek())),
                                    same.perWeek() < 0 ? 1 : 0,
                                    all(same.people(), both.peopleAfter()));
                });
    }

    /** How many had it for a short time only, and what becomes of such people who only wait. */
    public String caseMix(Publication publication) {
        var sentence = publication.noComparison();
        return publication.shortLasting() < StartingPoint.FEWEST
                ? ""
                : words.say(
                        "registry.case-mix",
                        publication.shortLasting(),
                        publication.people().counted(),
                        percent(sentence.waiting().percent()),
                        sentence.waiting().week(),
                        sentence.waiting().source().citation());
    }

    private String before(BeforeNeedles before) {
        return switch (before) {
            case BeforeNeedles.TooFew(var people) ->
                    words.say("registry.before.too-few", people, BeforeNeedles.FEWEST);
            case BeforeNeedles.Seen seen -> {
                boolean fell = seen.mean() >= 0;
                yield words.say(
                        fell ? "registry.before.fell" : "registry.before.rose",
                        seen.people(),
                        number(Math.abs(seen.mean())),
                        lower(fell ? seen.lower() : -seen.upper()),
                        upper(fell ? seen.upper() : -seen.lower()),
                        Schedule.START_DAYS_APART,
                        half(seen.days()));
            }
        };
    }

    public String sessions(SessionsUsed used, LocalDate asOf) {
        return words.say(
                "registry.sessions",
                half(used.median()),
                used.least(),
                used.most(),
                used.courses(),
                day(asOf));
    }

    /**
     * Getting worse that the score does not see; nothing where there is none.
     *
     * @param used by everybody who started and agreed, with how courses ended
     */
    public List<String> worsened(Worsened worsened, ClinicSum sum, SessionsUsed used) {
        var told = new ArrayList<String>();
        if (worsened.cannot() > 0
                && sum instanceof ClinicSum.Reported(var count, _, _, _, _, _, _)) {
            var can = worsened.worseOfThoseWhoCan(count).map(Share::wilson95);
            told.add(
                    words.say(
                            "registry.sum.cannot",
                            worsened.cannot(),
                            count.answered(),
                            count.answered() - worsened.cannot(),
                            count.worse(),
                            can.isPresent() ? 1 : 0,
                            can.map(range -> low(range.lowerPercent())).orElse(""),
                            can.map(range -> high(range.upperPercent())).orElse("")));
        }
        if (worsened.stopped() > 0) {
            told.add(
                    words.say(
                            "registry.sum.stopped-worse",
                            worsened.stopped(),
                            worsened.counted(),
                            percent(new Share(worsened.stopped(), worsened.counted()).percent()),
                            worsened.stoppedAnswered(),
                            worsened.stoppedBetter(),
                            all(worsened.stoppedBetter(), worsened.stoppedAnswered())));
            if (used.unknown().all() > 0) {
                told.add(
                        words.say(
                                "registry.sum.stopped-worse.floor",
                                worsened.stopped(),
                                used.unknown().all(),
                                used.courses()));
            }
            told.add(
                    words.say(
                            "registry.sum.stopped-worse.when",
                            worsened.when().before(),
                            worsened.when().in(),
                            worsened.when().after(),
                            worsened.stopped()));
        }
        return told;
    }

    /**
     * What the scores of every week say of those who stopped because it got worse; empty where
     * nobody did.
     */
    public Optional<String> worseAtEveryWeek(Publication publication) {
        var weeks = publication.sameMeasure();
        if (publication.worsened().stopped() == 0 || weeks.isEmpty()) {
            return Optional.empty();
        }
        var told =
                weeks.stream()
                        .map(one ->
                                words.say(
                                        "registry.sum.stopped-worse.week",
                                        worseOf(one.sum()).worse(),
                                        worseOf(one.sum()).answered(),
                                        one.week()))
                        .collect(Collectors.joining(", "));
        boolean never = weeks.stream().allMatch(one -> worseOf(one.sum()).worse() == 0);
        return Optional.of(words.say("registry.sum.stopped-worse.weeks", told, never ? 0 : 1));
    }

    private static ClinicSum.Count worseOf(ClinicSum sum) {
        return switch (sum) {
            case ClinicSum.TooFew _ ->
                    throw new IllegalArgumentException("of too few nothing is told");
            case ClinicSum.BoundsOnly(var count, _, _) -> count;
            case ClinicSum.Reported(var count, _, _, _, _, _, _) -> count;
        };
    }

    /** Which word a part of several takes: 0 for none, 1 for some, 2 for all. */
    private static int all(int part, int whole) {
        if (part == 0) {
            return 0;
        }
        return part == whole ? 2 : 1;
    }

    /** The share who answered, rounded as everywhere on the page. */
    public String answeredPercent(Registry.People people) {
        return low(new Share(people.judged(), people.counted()).percent());
    }

    /** What was given, each to how many. */
    public String given(List<Registry.Part> parts, Registry.People people) {
        return words.say(
                "registry.given.counts",
                parts.stream()
                        .map(part ->
                                words.say(
                                        "registry.given.count",
                                        words.say("registry.given." + part.code()),
                                        started(part.sum()),
                                        people.counted()))
                        .collect(Collectors.joining("; ")));
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

    /** Whether, and with what known, it was chosen what stands first. */
    public String chosen(boolean proposed) {
        return words.say("registry.chosen")
                + " "
                + words.say(proposed ? "registry.chosen.proposed" : "registry.chosen.other");
    }

    /** Why there is neither an average nor a tipping point. */
    public String noTipping() {
        return words.say("registry.tipping.no-headline", ClinicSum.LEAST_COVERAGE_PERCENT);
    }

    /** What the clinic says of itself beside its figures, and what is said nowhere. */
    public List<String> ofTheClinic(Optional<ClinicCard> card) {
        var told = new ArrayList<String>();
        var missing = new ArrayList<String>();
        says(
                told,
                missing,
                "ask",
                card.map(one ->
                        Stream.of(one.place(), one.phone())
                                .filter(text -> !text.isEmpty())
                                .collect(Collectors.joining(", "))));
        says(
                told,
                missing,
                "training",
                card.map(one -> one.practitioner() + ", " + one.training()));
        says(told, missing, "paid", card.map(one -> one.figures().paid()));
        says(told, missing, "protocol", card.map(one -> one.figures().protocol()));
        if (!told.isEmpty()) {
            told.addFirst(words.say("registry.clinic-says"));
        }
        missing.add(words.say("registry.not-here.always"));
        told.add(words.say("registry.not-here", String.join("; ", missing)));
        return told;
    }

    private void says(List<String> told, List<String> missing, String what, Optional<String> said) {
        said.filter(text -> !text.isEmpty())
                .ifPresentOrElse(
                        text -> told.add(words.say("registry.clinic-says." + what, text)),
                        () -> missing.add(words.say("registry.not-here." + what)));
    }

    /** Something that was read, and where. */
    public record ReadIn(String what, String where, String address) {}

    /** Where thresholds, errors and levels of every measure were read. */
    public List<ReadIn> readIn(Publication publication) {
        return Stream.concat(
                        Stream.of(publication.question().instrument()),
                        publication.besides().stream().map(Besides::instrument))
                .distinct()
                .flatMap(instrument -> readIn(instrument).stream())
                .toList();
    }

    private List<ReadIn> readIn(Instrument instrument) {
        var told = new ArrayList<ReadIn>();
        var measure = Told.name(words, instrument);
        instrument
                .thresholdRead()
                .ifPresentOrElse(
                        source -> told.add(read("threshold", measure, source)),
                        () ->
                                told.add(
                                        new ReadIn(
                                                words.say("registry.read.threshold", measure),
                                                words.say("registry.threshold.unread"),
                                                "")));
        switch (instrument.noise()) {
            case Noise.Measured measured -> told.add(read("error", measure, measured.source()));
            case Noise.NotKnown _ -> {}
        }
        instrument.acceptable().stream()
                .filter(state -> state.holds() != AcceptableState.Holds.EXACTLY)
                .forEach(state -> told.add(read("level", measure, state.source())));
        return told;
    }

    private ReadIn read(String what, String measure, Source source) {
        return new ReadIn(
                words.say("registry.read." + what, measure), source.citation(), source.address());
    }

    /** The rules of the measures that stand beside, each once. */
    public String rulesBeside(List<Besides> besides, RegistryQuestion question) {
        return words.say(
                "registry.again.besides",
                besides.stream()
                        .map(Besides::instrument)
                        .distinct()
                        .filter(one -> !one.equals(question.instrument()))
                        .map(RegistryQuestion::rules)
                        .collect(Collectors.joining("; ")));
    }

    /** How courses ended, with those still open. */
    public List<String> endings(SessionsUsed used) {
        return endings(
                used,
                new java.util.TreeMap<>(used.ended())
                        .entrySet().stream()
                                .map(one ->
                                        new SessionsUsed.Ending(
                                                Set.of(one.getKey()), one.getValue()))
                                .toList());
    }

    /** The same as it may be published, the rare endings together. */
    public List<String> publishedEndings(SessionsUsed used) {
        return endings(used, used.published());
    }

    private List<String> endings(SessionsUsed used, List<SessionsUsed.Ending> endings) {
        var told = new ArrayList<String>();
        for (var ending : endings) {
            told.add(
                    words.say(
                            "registry.ended",
                            ending.whys().stream()
                                    .map(why ->
                                            words.say(
                                                    "registry.ended."
                                                            + why.name().toLowerCase(Locale.ROOT)))
                                    .collect(Collectors.joining(words.say("registry.or"))),
                            ending.courses()));
        }
        if (used.open() > 0) {
            told.add(words.say("registry.ended", words.say("registry.ended.open"), used.open()));
        }
        return told;
    }

    /** The sentence without which nothing is published, and the numbers that say why. */
    public List<String> noComparison(NoComparisonGroup sentence, RegistryQuestion question) {
        var scale = question.instrument().scale();
        return List.of(
                words.say("registry.no-comparison"),
                sentence.yardstick()
                        .map(arms ->
                                words.say(
                                        "registry.no-comparison.sham",
                                        number(arms.shamFell()),
                                        number(arms.needlingFell()),
                                        arms.week(),
                                        plain(scale.least()),
                                        plain(scale.most()),
                                        arms.sham().source().citation()))
                        .orElseGet(() -> words.say("registry.no-comparison.taken-back")),
                words.say(
                        "registry.no-comparison.usual",
                        percent(sentence.usualCare().percent()),
                        sentence.usualCare().week(),
                        sentence.usualCare().source().citation()),
                words.say("registry.no-comparison.others"));
    }
}
