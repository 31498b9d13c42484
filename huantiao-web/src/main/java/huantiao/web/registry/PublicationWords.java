package huantiao.web.registry;

import huantiao.base.Source;
import huantiao.measures.AcceptableState;
import huantiao.measures.Instrument;
import huantiao.measures.Noise;
import huantiao.registry.Besides;
import huantiao.registry.ClinicSum;
import huantiao.registry.Definitions;
import huantiao.registry.NoComparisonGroup;
import huantiao.registry.OtherSigns;
import huantiao.registry.Publication;
import huantiao.registry.Recruited;
import huantiao.registry.Registry;
import huantiao.registry.RegistryQuestion;
import huantiao.registry.Share;
import huantiao.registry.StartingPoint;
import huantiao.registry.Worsened;
import huantiao.web.Words;
import huantiao.web.course.Told;
import huantiao.web.evidence.ClinicCard;
import huantiao.web.evidence.Numerals;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What only the page says that a clinic may publish.
 *
 * @param registry what it says as the owner's page does
 */
public record PublicationWords(Words words, RegistryWords registry) implements Rounded {

    @Override
    public Numerals numerals() {
        return registry.numerals();
    }

    /** How the figures were worked out, and what they take for granted. */
    public String method(Recruited recruited, Registry.People people) {
        return words.say("registry.method", recruited.practitioners(), people.counted());
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
                registry.day(publication.recruited().first()),
                registry.day(publication.recruited().last()),
                people.judged(),
                registry.answeredPercent(people),
                registry.day(question.from()),
                registry.day(question.to()));
        line(rows, "as-of", registry.day(publication.asOf()), registry.day(question.to()));
        line(
                rows,
                "measure",
                registry.measure(question),
                question.week(),
                registry.much(question.instrument()));
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
            case ClinicSum.BoundsOnly _ -> Optional.of(registry.sum(sum).getFirst());
            case ClinicSum.TooFew _, ClinicSum.Reported _ -> Optional.empty();
        };
    }

    /** What is said by the score besides the bounds of the headline. */
    public List<String> byScore(ClinicSum sum) {
        var told = registry.sum(sum);
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
                                                    registry.measure(one)))
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
        return fold(
                registry.byMeasure(besides).stream()
                        .map(rows -> registry.measure(rows.getFirst())));
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
                        registry.plain(own.least()));
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

    /** How many had it for a short time only, and what becomes of such people who only wait. */
    public String caseMix(Publication publication) {
        var sentence = publication.noComparison();
        return publication.shortLasting() < StartingPoint.FEWEST
                ? ""
                : words.say(
                        "registry.case-mix",
                        publication.shortLasting(),
                        publication.people().counted(),
                        percent(sentence.generalPractice().percent()),
                        percent(sentence.waiting().percent()),
                        sentence.waiting().week(),
                        sentence.generalPractice().source().citation(),
                        sentence.waiting().source().citation());
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
                                        registry.started(part.sum()),
                                        people.counted()))
                        .collect(Collectors.joining("; ")));
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
                .flatMap(instrument ->
                        readIn(instrument, instrument.equals(publication.question().instrument()))
                                .stream())
                .toList();
    }

    /**
     * @param levels true where shares at an acceptable level are told
     */
    private List<ReadIn> readIn(Instrument instrument, boolean levels) {
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
                .filter(state -> levels && state.holds() != AcceptableState.Holds.EXACTLY)
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
                                        RegistryWords.plain(scale.least()),
                                        RegistryWords.plain(scale.most()),
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
