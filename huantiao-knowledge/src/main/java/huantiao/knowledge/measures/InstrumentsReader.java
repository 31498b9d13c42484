package huantiao.knowledge.measures;

import huantiao.base.Source;
import huantiao.knowledge.Entry;
import huantiao.knowledge.Ids;
import huantiao.knowledge.Node;
import huantiao.knowledge.Problems;
import huantiao.measures.AcceptableState;
import huantiao.measures.Band;
import huantiao.measures.Calculation;
import huantiao.measures.Code;
import huantiao.measures.Direction;
import huantiao.measures.Edition;
import huantiao.measures.ErrorFigure;
import huantiao.measures.Exact;
import huantiao.measures.Importance;
import huantiao.measures.Instrument;
import huantiao.measures.Instruments;
import huantiao.measures.Item;
import huantiao.measures.Licence;
import huantiao.measures.MissingRule;
import huantiao.measures.Noise;
import huantiao.measures.ResponderRule;
import huantiao.measures.Scale;
import huantiao.measures.Stratum;
import huantiao.measures.Subscale;
import huantiao.measures.Unit;
import huantiao.measures.Wording;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Joins what is published about each measure with how it is computed and, where that is allowed,
 * its words.
 */
final class InstrumentsReader {
    private static final String MEASURES = "measures.yaml";
    private static final String SCORING = "scoring.yaml";
    private static final String WORDINGS = "wordings.yaml";
    private static final Source UNVERIFIED =
            new Source("unverified", "Known, but not read in a source", "", "none");

    private final Problems problems;
    private final Map<String, Source> sources = new LinkedHashMap<>();
    private final Map<String, Entry> measures = new LinkedHashMap<>();

    InstrumentsReader(Problems problems) {
        this.problems = problems;
    }

    Optional<Instruments> read(
            Node.Mapping measuresFile, Node.Mapping scoring, Node.Mapping wordings) {
        var file = Entry.of(MEASURES, measuresFile, problems);
        sources.put(UNVERIFIED.id(), UNVERIFIED);
        for (var source : file.entriesByName("sources")) {
            var address =
                    source.maybeText("doi")
                            .or(() -> source.maybeText("url"))
                            .or(() -> source.maybeText("pmcid"))
                            .or(() -> source.maybeText("repo"))
                            .orElse("");
            sources.put(
                    source.id(),
                    new Source(source.id(), source.text("cite"), address, source.text("read")));
        }
        var ids = new Ids();
        for (var measure : file.entries("measures")) {
            ids.note(measure, MEASURES);
            measures.put(measure.id(), measure);
        }
        var instruments = new ArrayList<Instrument>();
        var scorings = Entry.of(SCORING, scoring, problems);
        for (var entry : scorings.entries("instruments")) {
            var measure = measures.get(entry.id());
            if (measure == null) {
                entry.refuse(
                        "id", "HT-0501", "Nothing is published about it in measures.yaml.", "");
            } else {
                instrument(entry, measure).ifPresent(instruments::add);
            }
        }
        for (var id : measures.keySet()) {
            if (instruments.stream().noneMatch(instrument -> instrument.id().equals(id))) {
                problems.add(
                        MEASURES + ":" + id + ":scoring",
                        "HT-0502",
                        "Nobody says in scoring.yaml how it is computed.",
                        "Add an entry of this id.");
            }
        }
        for (var entry : scorings.entries("own")) {
            own(entry).ifPresent(instruments::add);
        }
        var words = words(Entry.of(WORDINGS, wordings, problems), instruments);
        if (!problems.isEmpty()) {
            return Optional.empty();
        }
        return scorings.build(() -> new Instruments(instruments, words));
    }

    private Optional<Instrument> instrument(Entry entry, Entry measure) {
        var rule = measure.entry("default_rule");
        var states = states(entry);
        var responder = responder(entry, rule, states);
        var noise = noise(rule);
        return entry.build(() ->
                new Instrument(
                        edition(entry),
                        measure.text("name"),
                        items(entry),
                        calculation(entry),
                        missing(entry),
                        scale(entry),
                        entry.flag("pain_intensity"),
                        !entry.flag("unverified"),
                        measure.entry("recall").map(r -> r.textOrEmpty("default")).orElse(""),
                        responder,
                        noise,
                        errorFigures(measure),
                        importances(measure),
                        states,
                        bands(entry),
                        subscales(entry),
                        strata(entry),
                        licence(measure),
                        codes(measure)));
    }

    private Optional<Instrument> own(Entry entry) {
        return entry.build(() ->
                new Instrument(
                        edition(entry),
                        entry.text("name"),
                        items(entry),
                        calculation(entry),
                        missing(entry),
                        scale(entry),
                        false,
                        true,
                        entry.text("recall"),
                        new ResponderRule.None(),
                        new Noise.NotKnown("a form of our own: nobody has measured its error"),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        new Licence(Licence.Text.MAY_SHIP, "our own words", List.of()),
                        List.of()));
    }

    private static Edition edition(Entry entry) {
        return new Edition(entry.id(), entry.text("version"));
    }

    private static Calculation calculation(Entry entry) {
        return entry.oneOf("calculation", Calculation.class);
    }

    private static List<Item> items(Entry entry) {
        var items = new ArrayList<Item>();
        for (var group : entry.entries("items")) {
            var count = group.has("count") ? group.whole("count", 1, 100) : 1;
            for (var n = 1; n <= count; n++) {
                items.add(
                        new Item(
                                items.size() + 1,
                                count == 1 ? group.text("key") : group.text("key") + n,
                                response(group)));
            }
            group.nothingElse();
        }
        return items;
    }

    private static Item.Response response(Entry group) {
        if (group.flag("tick")) {
            return new Item.Response.Tick();
        }
        if (group.flag("words")) {
            return new Item.Response.Words();
        }
        if (group.has("values")) {
            return new Item.Response.OneOf(
                    group.numbers("values").stream().map(Double::intValue).toList());
        }
        return new Item.Response.Whole(
                group.whole("least", -10, 100), group.whole("most", -10, 100));
    }

    private static MissingRule missing(Entry entry) {
        var missing =
                entry.entry("missing")
                        .orElseThrow(() ->
                                new IllegalArgumentException(
                                        "a rule for missing items must be given"));
        return switch (missing.oneOf(
                "rule",
                Set.of(
                        "every_item",
                        "blank_is_zero_once_finished",
                        "denominator_shrinks",
                        "mean_of_given",
                        "at_least"))) {
            case "blank_is_zero_once_finished" -> new MissingRule.BlankIsZeroOnceFinished();
            case "denominator_shrinks" ->
                    new MissingRule.DenominatorShrinks(missing.whole("fewest", 1, 100));
            case "mean_of_given" -> new MissingRule.MeanOfGiven(missing.whole("needed", 1, 100));
            case "at_least" -> new MissingRule.AtLeast(missing.whole("answered", 1, 100));
            default -> new MissingRule.EveryItemNeeded();
        };
    }

    private static Scale scale(Entry entry) {
        var scale =
                entry.entry("scale")
                        .orElseThrow(() -> new IllegalArgumentException("a scale must be given"));
        return new Scale(
                exact(scale, "least"),
                exact(scale, "most"),
                scale.oneOf("unit", Unit.class),
                scale.oneOf("direction", Set.of("higher_worse", "higher_better"))
                                .equals("higher_worse")
                        ? Direction.HIGHER_IS_WORSE
                        : Direction.HIGHER_IS_BETTER,
                scale.whole("decimals", 0, 3),
                scale.flag("whole"));
    }

    private List<AcceptableState> states(Entry entry) {
        var states = new ArrayList<AcceptableState>();
        for (var state : entry.entries("states")) {
            states.add(
                    new AcceptableState(
                            state.text("key"),
                            exact(state, "value"),
                            state.oneOf("holds", AcceptableState.Holds.class),
                            state.text("meaning"),
                            source(state, "source")));
            state.nothingElse();
        }
        return states;
    }

    private List<Band> bands(Entry entry) {
        var bands = new ArrayList<Band>();
        entry.entry("bands")
                .ifPresent(block -> {
                    var source = source(block, "source");
                    for (var band : block.entries("list")) {
                        bands.add(new Band(exact(band, "up_to"), band.text("label"), source));
                    }
                });
        return bands;
    }

    private List<Subscale> subscales(Entry entry) {
        var subscales = new ArrayList<Subscale>();
        for (var subscale : entry.entries("subscales")) {
            subscales.add(
                    new Subscale(
                            subscale.text("key"),
                            subscale.numbers("items").stream().map(Double::intValue).toList(),
                            subscale.maybeWhole("positive_at", 0, 100),
                            source(subscale, "source")));
        }
        return subscales;
    }

    private List<Stratum> strata(Entry entry) {
        var strata = new ArrayList<Stratum>();
        entry.entry("strata")
                .ifPresent(block -> {
                    var source = source(block, "source");
                    for (var stratum : block.entries("list")) {
                        strata.add(
                                new Stratum(
                                        stratum.text("label"),
                                        stratum.whole("total_from", 0, 100),
                                        stratum.whole("subtotal_from", 0, 100),
                                        source));
                    }
                });
        return strata;
    }

    private static ResponderRule responder(
            Entry entry, Optional<Entry> rule, List<AcceptableState> states) {
        if (entry.has("responder")) {
            entry.oneOf("responder", Set.of("by_answer"));
            return states.stream()
                    .filter(state -> state.key().equals("responder"))
                    .findFirst()
                    .<ResponderRule>map(ResponderRule.ByAnswer::new)
                    .orElseGet(() -> {
                        entry.refuse(
                                "responder",
                                "HT-0503",
                                "No state of the key 'responder' is given.",
                                "");
                        return new ResponderRule.None();
                    });
        }
        if (rule.isEmpty()) {
            return new ResponderRule.None();
        }
        var points = maybeExact(rule.get(), "mic_abs");
        return maybeExact(rule.get(), "responder_pct")
                .<ResponderRule>map(percent -> new ResponderRule.ByPercent(percent, points))
                .or(() -> points.map(ResponderRule.ByPoints::new))
                .orElseGet(ResponderRule.None::new);
    }

    private Noise noise(Optional<Entry> rule) {
        if (rule.isEmpty()) {
            return new Noise.NotKnown("no value was read in a source");
        }
        var entry = rule.get();
        var caveat =
                entry.maybeText("sdc95_caveat")
                        .or(() -> entry.maybeText("sdc95_working"))
                        .orElse("");
        return maybeExact(entry, "sdc95")
                .<Noise>map(sdc95 ->
                        new Noise.Measured(
                                sdc95,
                                maybeExact(entry, "sdc95_wider"),
                                caveat,
                                source(entry, "sdc95_source")))
                .orElseGet(() ->
                        new Noise.NotKnown(
                                entry.maybeText("note").orElse("no value was read in a source")));
    }

    private List<ErrorFigure> errorFigures(Entry measure) {
        var figures = new ArrayList<ErrorFigure>();
        if (isBlock(measure, "sem")) {
            measure.entry("sem")
                    .ifPresent(
                            sem -> figure(figures, ErrorFigure.Kind.SEM, sem, range(sem, "range")));
        }
        if (isBlock(measure, "reliability")) {
            measure.entry("reliability")
                    .ifPresent(reliability -> {
                        figure(figures, ErrorFigure.Kind.ICC, reliability, one(reliability, "icc"));
                        figure(
                                figures,
                                ErrorFigure.Kind.ICC,
                                reliability,
                                range(reliability, "icc_range"));
                    });
        }
        for (var mdc : measure.entries("mdc")) {
            figure(
                    figures,
                    mdc.whole("level", 90, 95) == 95
                            ? ErrorFigure.Kind.SDC_95
                            : ErrorFigure.Kind.SDC_90,
                    mdc,
                    one(mdc, "abs"));
        }
        return figures;
    }

    private void figure(
            List<ErrorFigure> figures,
            ErrorFigure.Kind kind,
            Entry entry,
            Optional<List<Exact>> ends) {
        ends.ifPresent(values ->
                figures.add(
                        new ErrorFigure(
                                kind,
                                values.getFirst(),
                                values.getLast(),
                                entry.textOrEmpty("population"),
                                source(entry, "source"))));
    }

    private static Optional<List<Exact>> one(Entry entry, String field) {
        return maybeExact(entry, field).map(value -> List.of(value, value));
    }

    private static boolean isBlock(Entry entry, String field) {
        return entry.node(field).filter(Node.Mapping.class::isInstance).isPresent();
    }

    /** Values for the whole instrument; those of a part, a variant or a country stand elsewhere. */
    private List<Importance> importances(Entry measure) {
        var importances = new ArrayList<Importance>();
        if (measure.node("mic").filter(Node.Sequence.class::isInstance).isEmpty()) {
            return importances;
        }
        for (var mic : measure.entries("mic")) {
            if (mic.has("scale") || mic.has("domain") || mic.has("country")) {
                continue;
            }
            var range = range(mic, "range");
            var absolute =
                    maybeExact(mic, "abs").map(value -> List.of(value, value)).or(() -> range);
            var percent = maybeExact(mic, "pct");
            if (absolute.isEmpty() && percent.isEmpty()) {
                continue;
            }
            var population = mic.maybeText("population").or(() -> mic.maybeText("note")).orElse("");
            var source = source(mic, "source");
            absolute.ifPresent(ends ->
                    importances.add(
                            new Importance(
                                    ends.getFirst(),
                                    ends.getLast(),
                                    Importance.Of.SCALE_UNITS,
                                    population,
                                    source)));
            percent.ifPresent(value ->
                    importances.add(
                            new Importance(
                                    value,
                                    value,
                                    Importance.Of.PERCENT_OF_BASELINE,
                                    population,
                                    source)));
        }
        return importances;
    }

    private static Optional<List<Exact>> range(Entry entry, String field) {
        if (!entry.has(field)) {
            return Optional.empty();
        }
        var ends = entry.items(field).stream().map(InstrumentsReader::exactOf).toList();
        if (ends.size() != 2 || ends.contains(Optional.<Exact>empty())) {
            entry.refuse(field, "HT-0504", "A range must be two numbers.", "");
            return Optional.empty();
        }
        return Optional.of(ends.stream().map(Optional::orElseThrow).toList());
    }

    private Licence licence(Entry measure) {
        var entries = measure.entry("licence");
        if (entries.isEmpty()) {
            measure.refuse("licence", "HT-0505", "Without a licence nothing ships.", "");
            return new Licence(Licence.Text.MAY_NOT_SHIP, "", List.of());
        }
        var licence = entries.get();
        if (!licence.has("may_ship_text")) {
            // Several instruments in one entry, each with its own licence: the strictest holds.
            return new Licence(Licence.Text.MAY_NOT_SHIP, "differs by version", List.of());
        }
        var status = licence.text("status");
        if (status.startsWith("as ") && measures.containsKey(status.substring(3))) {
            return licence(measures.get(status.substring(3)));
        }
        var named = new ArrayList<Source>();
        for (var id : licence.texts("sources")) {
            licence.known("sources", id, sources).ifPresent(named::add);
        }
        licence.maybeText("source")
                .flatMap(id -> licence.known("source", id, sources))
                .ifPresent(named::add);
        return new Licence(
                switch (licence.oneOf(
                        "may_ship_text", Set.of("yes", "yes_with_conditions", "no"))) {
                    case "yes" -> Licence.Text.MAY_SHIP;
                    case "yes_with_conditions" -> Licence.Text.MAY_SHIP_WITH_CONDITIONS;
                    default -> Licence.Text.MAY_NOT_SHIP;
                },
                status,
                named);
    }

    private static List<Code> codes(Entry measure) {
        var codes = new ArrayList<Code>();
        measure.entry("codes")
                .ifPresent(block -> {
                    if (block.node("loinc").filter(Node.Sequence.class::isInstance).isPresent()) {
                        for (var code : block.entries("loinc")) {
                            codes.add(
                                    new Code(
                                            "loinc",
                                            code.text("code"),
                                            code.textOrEmpty("display")));
                        }
                    }
                });
        return codes;
    }

    private List<Wording> words(Entry file, List<Instrument> instruments) {
        var wordings = new ArrayList<Wording>();
        for (var entry : file.entries("instruments")) {
            var instrument =
                    instruments.stream().filter(i -> i.id().equals(entry.id())).findFirst();
            if (instrument.isEmpty()) {
                entry.refuse("id", "HT-0506", "There is no instrument of this id.", "");
                continue;
            }
            if (!instrument.get().licence().allowsText() || !entry.text("ship").startsWith("yes")) {
                entry.refuse(
                        "ship",
                        "HT-0507",
                        "The words of this instrument may not ship.",
                        "Remove them.");
                continue;
            }
            var response = entry.entry("response");
            var labels = new ArrayList<Wording.Option>();
            response.ifPresent(block -> {
                for (var option : block.entries("options")) {
                    labels.add(
                            new Wording.Option(
                                    option.whole("value", -10, 100), option.text("text")));
                }
            });
            var items = entry.entries("items");
            wordings.add(
                    new Wording(
                            new Edition(entry.id(), entry.text("version")),
                            entry.text("wording_by"),
                            entry.entry("instruction")
                                    .map(instruction -> instruction.text("text"))
                                    .or(() -> entry.maybeText("stem"))
                                    .orElse(""),
                            items.stream().map(item -> item.text("text")).toList(),
                            label(response, items, "min_label"),
                            label(response, items, "max_label"),
                            labels,
                            entry.textOrEmpty("credit_line")));
        }
        return wordings;
    }

    private static String label(Optional<Entry> response, List<Entry> items, String field) {
        return response.flatMap(block -> block.maybeText(field))
                .orElseGet(() ->
                        items.stream()
                                .filter(item -> item.has(field))
                                .findFirst()
                                .map(item -> item.text(field))
                                .orElse(""));
    }

    private Source source(Entry entry, String field) {
        return entry.known(field, entry.text(field), sources).orElse(UNVERIFIED);
    }

    private static Exact exact(Entry entry, String field) {
        return maybeExact(entry, field)
                .orElseThrow(() ->
                        new IllegalArgumentException("(%s) must be a number".formatted(field)));
    }

    private static Optional<Exact> maybeExact(Entry entry, String field) {
        return entry.node(field).flatMap(InstrumentsReader::exactOf);
    }

    static Optional<Exact> exactOf(Node node) {
        return node instanceof Node.Scalar(var text, _, _) && Entry.numberIn(node).isPresent()
                ? Optional.of(Exact.parse(text))
                : Optional.empty();
    }
}
