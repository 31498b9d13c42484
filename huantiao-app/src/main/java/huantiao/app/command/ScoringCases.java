package huantiao.app.command;

import huantiao.base.Known;
import huantiao.base.Result;
import huantiao.knowledge.Node;
import huantiao.measures.AcceptableState;
import huantiao.measures.Answer;
import huantiao.measures.Answers;
import huantiao.measures.Band;
import huantiao.measures.Calculation;
import huantiao.measures.Change;
import huantiao.measures.Instrument;
import huantiao.measures.Instruments;
import huantiao.measures.Item;
import huantiao.measures.ResponseClass;
import huantiao.measures.Score;
import huantiao.measures.Scored;
import huantiao.measures.Unit;
import huantiao.measures.Unscored;
import huantiao.measures.Unscored.Reason;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Answers the cases of a scoring file. The instruments do the work; this class knows the ways in
 * which a file may write down a form, and the names under which answers are asked for.
 */
final class ScoringCases {
    private static final Set<String> REMARKS =
            Set.of("note", "comment", "title", "date", "day", "week", "recall", "form");

    /** Refusals that say the input itself is wrong, unless the case asks for the reason. */
    private static final Set<Reason> WRONG_INPUT =
            Set.of(
                    Reason.OUT_OF_RANGE,
                    Reason.WRONG_NUMBER_OF_ITEMS,
                    Reason.WRONG_EDITION,
                    Reason.UNIT_MISSING,
                    Reason.WRONG_UNIT);

    private static final Map<String, Unit> UNITS =
            Map.ofEntries(
                    Map.entry("points", Unit.POINTS),
                    Map.entry("point", Unit.POINTS),
                    Map.entry("nrs", Unit.POINTS),
                    Map.entry("percent", Unit.PERCENT),
                    Map.entry("%", Unit.PERCENT),
                    Map.entry("mm", Unit.MILLIMETRES),
                    Map.entry("millimetres", Unit.MILLIMETRES),
                    Map.entry("t", Unit.T_SCORE),
                    Map.entry("t_score", Unit.T_SCORE));

    private final Instruments instruments;

    ScoringCases(Instruments instruments) {
        this.instruments = instruments;
    }

    private static <T, R> Optional<T> ok(Result<T, R> result) {
        return result.fold(Optional::of, _ -> Optional.empty());
    }

    /** A form as it was scored: what came out, and the answers where there were any. */
    private record Form(
            Instrument instrument,
            Optional<Answers> answers,
            Result<Scored, Unscored> scored,
            Field at) {
        Optional<Score> score() {
            return ok(scored).map(Scored::score);
        }

        Optional<String> reason() {
            return scored.fold(_ -> Optional.empty(), why -> Optional.of(why.reason().code()));
        }
    }

    /**
     * @return the answers, under the keys of the case's {@code expected} where it has some
     * @throws BadCase if the case cannot be answered
     */
    SequencedMap<String, @Nullable Object> answer(Node.Mapping item) {
        var asked = Field.of(item, "");
        var instrument = instrument(asked, "measure");
        var input = asked.field("input");
        var expected = asked.maybe("expected").filter(Field::isBlock);
        var asksForReason = expected.filter(keys -> keys.has("reason")).isPresent();
        var all =
                input.has("baseline") || input.has("followup")
                        ? pair(instrument, input, asksForReason)
                        : single(instrument, input, asksForReason);
        if (expected.isEmpty()) {
            return all;
        }
        var answers = new LinkedHashMap<String, @Nullable Object>();
        for (var key : expected.get().names()) {
            if (!all.containsKey(key) && !key.equals("reason")) {
                throw expected.get()
                        .field(key)
                        .bad(
                                "This measure and input have no such answer; there are %s."
                                        .formatted(all.keySet()));
            }
            answers.put(key, all.get(key));
        }
        return answers;
    }

    private Instrument instrument(Field at, String name) {
        var id = at.text(name);
        return instruments
                .find(id)
                .orElseThrow(() ->
                        at.field(name)
                                .bad(
                                        "There is no measure '%s'; there are %s."
                                                .formatted(
                                                        id,
                                                        instruments.all().stream()
                                                                .map(Instrument::id)
                                                                .toList())));
    }

    // One form

    private SequencedMap<String, @Nullable Object> single(
            Instrument instrument, Field input, boolean asksForReason) {
        var given = isNested(input) ? input.field("form") : input;
        if (instrument.items().size() == 1 && given.has("answers")) {
            return several(instrument, given.field("answers"), asksForReason);
        }
        if (instrument.calculation() == Calculation.PROFILE) {
            return profile(instrument, given, asksForReason);
        }
        var form = form(instrument, given);
        refuseWrongInput(form, asksForReason);
        var all = new LinkedHashMap<String, @Nullable Object>();
        var score = form.score();
        all.put("score", score.map(Score::shown).orElse(null));
        all.put("reason", form.reason().orElse(null));
        all.put("total", all.get("score"));
        all.put("sum", ok(form.scored()).map(s -> s.sum().rounded(2)).orElse(null));
        all.put("denominator", ok(form.scored()).map(s -> s.denominator().rounded(2)).orElse(null));
        all.put("answered", form.scored().fold(Scored::answered, Unscored::answered));
        all.put("raw", raw(form));
        all.put("raw_sum", all.get("raw"));
        all.put("t_score", instrument.scale().unit() == Unit.T_SCORE ? all.get("score") : null);
        states(all, instrument, score);
        if (!instrument.bands().isEmpty()) {
            all.put("band", band(instrument, score));
            all.put("class", band(instrument, score));
        }
        for (var subscale : instrument.subscales()) {
            var total = form.answers().map(answers -> instrument.score(subscale, answers));
            var value = total.flatMap(t -> t.fold(Optional::of, _ -> Optional.empty()));
            all.put(subscale.key(), value.map(t -> t.value()).orElse(null));
            if (subscale.positiveAt().isPresent()) {
                all.put(
                        subscale.key() + "_positive",
                        value.map(t -> truth(t.positive())).orElse(null));
            }
            if (!instrument.strata().isEmpty()) {
                all.put(
                        "risk",
                        value.flatMap(t -> score.flatMap(s -> instrument.stratum(s, t)))
                                .map(stratum -> stratum.label())
                                .orElse(null));
            }
        }
        return all;
    }

    /** True if the form stands a level deeper; a bare word there is the name of a short form. */
    private static boolean isNested(Field input) {
        return input.has("form") && (input.field("form").isBlock() || input.field("form").isList());
    }

    /** Answers of several people or times to one question, each judged alone. */
    private SequencedMap<String, @Nullable Object> several(
            Instrument instrument, Field answers, boolean asksForReason) {
        var all = new LinkedHashMap<String, @Nullable Object>();
        for (var answer : answers.list()) {
            var form = form(instrument, answer);
            refuseWrongInput(form, asksForReason);
            var one = new LinkedHashMap<String, @Nullable Object>();
            one.put("score", form.score().map(Score::shown).orElse(null));
            one.put("reason", form.reason().orElse(null));
            if (!instrument.bands().isEmpty()) {
                one.put("band", band(instrument, form.score()));
            }
            states(one, instrument, form.score());
            one.forEach((key, value) -> listIn(all, key).add(value));
        }
        return all;
    }

    @SuppressWarnings("unchecked") // Only lists are ever put into this map.
    private static List<@Nullable Object> listIn(Map<String, @Nullable Object> all, String key) {
        var list = (List<@Nullable Object>) all.get(key);
        if (list == null) {
            list = new ArrayList<>();
            all.put(key, list);
        }
        return list;
    }

    private SequencedMap<String, @Nullable Object> profile(
            Instrument instrument, Field given, boolean asksForReason) {
        var all = new LinkedHashMap<String, @Nullable Object>();
        var answers = answers(instrument, given, Set.of("vas"));
        var scored = instrument.score(answers);
        var form = new Form(instrument, Optional.of(answers), scored, given);
        refuseWrongInput(form, asksForReason);
        var complete = answers.inOrder().stream().allMatch(Answer.Given.class::isInstance);
        all.put("profile", ok(instrument.profile(answers)).orElse(null));
        all.put("index", null);
        all.put("score", null);
        all.put("sum", null);
        all.put(
                "reason",
                complete ? scored.reasonOrThrow().reason().code() : Reason.MISSING_ITEM.code());
        all.put("answered", scored.reasonOrThrow().answered());
        if (given.has("vas")) {
            var vas = given.field("vas");
            if (!vas.isNothing() && !(vas.whole() >= 0 && vas.whole() <= 100)) {
                throw vas.bad("Must be a whole number from 0 to 100.");
            }
            all.put("vas", vas.isNothing() ? null : vas.whole());
        }
        return all;
    }

    private static @Nullable Object raw(Form form) {
        if (form.answers().isEmpty()) {
            return null;
        }
        return ok(form.instrument().rawSum(form.answers().get())).orElse(null);
    }

    // Two forms

    private SequencedMap<String, @Nullable Object> pair(
            Instrument instrument, Field input, boolean asksForReason) {
        input.only(with(REMARKS, "baseline", "followup", "unit"));
        var unit = input.maybe("unit");
        var before = form(instrument, input.field("baseline"), unit);
        var after = form(instrument, input.field("followup"), unit);
        refuseWrongInput(before, asksForReason);
        refuseWrongInput(after, asksForReason);
        var all = new LinkedHashMap<String, @Nullable Object>();
        all.put("baseline", before.score().map(Score::shown).orElse(null));
        all.put("followup", after.score().map(Score::shown).orElse(null));
        all.put("score", all.get("followup"));
        Optional<Change> change = Optional.empty();
        @Nullable String reason;
        if (before.score().isPresent() && after.score().isPresent()) {
            var judged = Change.between(instrument, before.score().get(), after.score().get());
            change = judged.fold(Optional::of, _ -> Optional.empty());
            reason = judged.isOk() ? null : judged.reasonOrThrow().name().toLowerCase(Locale.ROOT);
        } else {
            reason =
                    (before.score().isPresent() ? after : before)
                            .scored()
                            .reasonOrThrow()
                            .reason()
                            .code();
        }
        all.put("change", change.map(c -> c.improvement().rounded(2)).orElse(null));
        all.put("pct", change.flatMap(Change::percent).map(p -> p.rounded(2)).orElse(null));
        all.put(
                "class",
                change.map(Change::responseClass).orElse(ResponseClass.NOT_ASSESSABLE).code());
        all.put("reason", reason);
        all.put("immpact", change.flatMap(Change::immpact).map(band -> band.code()).orElse(null));
        all.put("mic_reached", change.flatMap(Change::reachesPoints).orElse(null));
        all.put("beyond_noise", change.map(Change::beyondNoise).orElse(null));
        states(all, instrument, own(instrument, after));
        if (!instrument.bands().isEmpty()) {
            all.put("band_from", band(instrument, own(instrument, before)));
            all.put("band_to", band(instrument, own(instrument, after)));
        }
        return all;
    }

    /** The score, if it is one of this instrument. */
    private static Optional<Score> own(Instrument instrument, Form form) {
        return form.score().filter(score -> score.edition().equals(instrument.edition()));
    }

    private static void states(
            Map<String, @Nullable Object> all, Instrument instrument, Optional<Score> score) {
        for (var state : instrument.acceptable()) {
            var reached = score.map(state::reachedBy).orElse(null);
            all.put(state.key(), reached);
            if (state.holds() == AcceptableState.Holds.AT_OR_BELOW) {
                var cut = state.value().rounded(3).toPlainString();
                all.putIfAbsent("pass_le_" + cut, reached);
                all.putIfAbsent("pass_le_" + cut.replace('.', '_'), reached);
            }
        }
    }

    private static @Nullable Object band(Instrument instrument, Optional<Score> score) {
        return score.flatMap(instrument::band).map(Band::label).orElse(null);
    }

    private static @Nullable Object truth(Known known) {
        return switch (known) {
            case YES -> true;
            case NO -> false;
            case UNKNOWN -> null;
        };
    }

    private static void refuseWrongInput(Form form, boolean asksForReason) {
        if (form.scored() instanceof Result.Refused<Scored, Unscored>(var why)
                && WRONG_INPUT.contains(why.reason())
                && !asksForReason) {
            throw form.at().bad("%s: %s.".formatted(why.reason().code(), why.what()));
        }
    }

    // How a form may be written down

    private Form form(Instrument instrument, Field given) {
        return form(instrument, given, Optional.empty());
    }

    private Form form(Instrument asked, Field given, Optional<Field> unitOfPair) {
        var instrument = given.has("measure") ? instrument(given, "measure") : asked;
        var named = given.has("unit") ? given.maybe("unit") : unitOfPair;
        if (given.isNumber() && instrument.items().size() != 1) {
            return entered(instrument, given, named);
        }
        if (given.isNothing() && instrument.items().size() != 1) {
            return new Form(
                    instrument,
                    Optional.empty(),
                    Result.refused(new Unscored(Reason.MISSING_ITEM, 0, "nothing was answered")),
                    given);
        }
        if (given.isNumber()
                && named.isPresent()
                && unit(named.get()) != instrument.scale().unit()) {
            return entered(instrument, given, named);
        }
        if (given.isBlock()) {
            for (var total : List.of("score", "total", "value", "t_score", "t")) {
                if (given.has(total)) {
                    given.only(
                            with(
                                    REMARKS,
                                    total,
                                    "unit",
                                    "denominator",
                                    "measure",
                                    "touched",
                                    "version"));
                    refuseOtherVersion(instrument, given);
                    if (given.has("denominator")) {
                        return raw(instrument, given, total);
                    }
                    if (untouched(given) || given.field(total).isNothing()) {
                        return blank(instrument, given);
                    }
                    return instrument.items().size() == 1 && named.isEmpty()
                            ? filled(instrument, given.field(total))
                            : entered(instrument, given.field(total), named);
                }
            }
            for (var sum : List.of("raw", "sum")) {
                if (given.has(sum)) {
                    given.only(with(REMARKS, sum, "unit", "denominator", "measure", "version"));
                    refuseOtherVersion(instrument, given);
                    return raw(instrument, given, sum);
                }
            }
        }
        return filled(instrument, given);
    }

    private static boolean untouched(Field given) {
        return given.has("touched") && !given.field("touched").truth();
    }

    private static Form blank(Instrument instrument, Field given) {
        var answers =
                new Answers(
                        instrument.edition(),
                        instrument.items().stream().map(_ -> Answer.BLANK).toList(),
                        false);
        return new Form(instrument, Optional.of(answers), instrument.score(answers), given);
    }

    private Form filled(Instrument instrument, Field given) {
        var answers = answers(instrument, given, Set.of());
        var form = given;
        var fitting = instrument;
        if (instrument.scale().unit() == Unit.T_SCORE
                && answers.inOrder().size() >= 4
                && answers.inOrder().size() < instrument.items().size()) {
            fitting = instrument.withFirstItems(answers.inOrder().size());
        }
        return new Form(fitting, Optional.of(answers), fitting.score(answers), form);
    }

    private static Form entered(Instrument instrument, Field at, Optional<Field> named) {
        var value = at.decimal();
        if (named.isEmpty() && instrument.scale().unit() == Unit.PERCENT) {
            return new Form(
                    instrument,
                    Optional.empty(),
                    Result.refused(
                            new Unscored(
                                    Reason.UNIT_MISSING,
                                    0,
                                    "a score of this measure needs its unit (percent) or its denominator")),
                    at);
        }
        var unit = named.map(ScoringCases::unit).orElse(instrument.scale().unit());
        return new Form(
                instrument,
                Optional.empty(),
                instrument
                        .entered(value, unit)
                        .map(score ->
                                new Scored(
                                        score,
                                        score.value(),
                                        instrument.scale().most(),
                                        instrument.items().size())),
                at);
    }

    private static Form raw(Instrument instrument, Field given, String name) {
        Result<Scored, Unscored> scored =
                given.has("denominator")
                        ? instrument.enteredRaw(given.whole(name), given.whole("denominator"))
                        : Result.refused(
                                new Unscored(
                                        Reason.UNIT_MISSING, 0, "a raw sum needs its denominator"));
        return new Form(instrument, Optional.empty(), scored, given);
    }

    private static Unit unit(Field at) {
        var text = at.node() instanceof Node.Scalar(var word, _, _) ? word : "";
        var unit = UNITS.get(text.toLowerCase(Locale.ROOT));
        if (unit == null) {
            throw at.bad("Must be a unit: points, percent, mm or t_score.");
        }
        return unit;
    }

    private static void refuseOtherVersion(Instrument instrument, Field given) {
        if (given.has("version") && !given.text("version").equals(instrument.edition().version())) {
            throw given.field("version")
                    .bad(
                            "This measure is scored as version %s."
                                    .formatted(instrument.edition().version()));
        }
    }

    private Answers answers(Instrument instrument, Field given, Set<String> alsoAllowed) {
        var items = instrument.items();
        if (given.isList()) {
            return listed(instrument, given, false);
        }
        if (!given.isBlock()) {
            if (items.size() != 1) {
                throw given.bad("Must be a list of answers or a block of named fields.");
            }
            return new Answers(
                    instrument.edition(), List.of(answer(items.getFirst(), given)), false);
        }
        refuseOtherVersion(instrument, given);
        var finished = given.has("finished") && given.field("finished").truth();
        if (given.has("ticked")) {
            return ticked(instrument, given, finished);
        }
        for (var list :
                List.of(
                        "items",
                        "sections",
                        "answers",
                        "positive",
                        "levels",
                        "dimensions",
                        "profile")) {
            if (given.has(list)) {
                given.only(
                        with(
                                with(REMARKS, list, "finished", "measure", "version", "last_seen"),
                                alsoAllowed.toArray(String[]::new)));
                return listed(instrument, given.field(list), finished);
            }
        }
        for (var one : List.of("answer", "value")) {
            if (items.size() == 1 && given.has(one)) {
                given.only(with(REMARKS, one, "touched", "measure", "version"));
                return untouched(given)
                        ? new Answers(instrument.edition(), List.of(Answer.BLANK), false)
                        : new Answers(
                                instrument.edition(),
                                List.of(answer(items.getFirst(), given.field(one))),
                                false);
            }
        }
        return keyed(instrument, given, finished, alsoAllowed);
    }

    private static Answers ticked(Instrument instrument, Field given, boolean finished) {
        given.only(
                with(
                        REMARKS,
                        "ticked",
                        "not_applicable",
                        "finished",
                        "last_seen",
                        "measure",
                        "version"));
        if (instrument.items().stream()
                .anyMatch(item -> !(item.response() instanceof Item.Response.Tick))) {
            throw given.field("ticked").bad("This measure has no statements to tick.");
        }
        var answers = new ArrayList<Answer>();
        instrument.items().forEach(_ -> answers.add(Answer.BLANK));
        var met = new HashSet<Integer>();
        for (var name : List.of("ticked", "not_applicable")) {
            if (!given.has(name) || given.field(name).isNothing()) {
                continue;
            }
            for (var at : given.field(name).list()) {
                var number = at.whole();
                if (!(number >= 1 && number <= answers.size())) {
                    throw at.bad(
                            "out_of_range: the form has statements 1 to %d."
                                    .formatted(answers.size()));
                }
                if (!met.add(number)) {
                    throw at.bad("Statement %d is named twice.".formatted(number));
                }
                answers.set(
                        number - 1, name.equals("ticked") ? Answer.of(1) : Answer.NOT_APPLICABLE);
            }
        }
        return new Answers(instrument.edition(), answers, finished);
    }

    private static Answers listed(Instrument instrument, Field list, boolean finished) {
        var given = list.list();
        var answers = new ArrayList<Answer>();
        for (var i = 0; i < given.size(); i++) {
            answers.add(
                    i < instrument.items().size()
                            ? answer(instrument.items().get(i), given.get(i))
                            : Answer.BLANK);
        }
        return new Answers(instrument.edition(), answers, finished);
    }

    /** Items by their own names: a group of numbered items as a list, a single one as a value. */
    private static Answers keyed(
            Instrument instrument, Field given, boolean finished, Set<String> alsoAllowed) {
        var groups = new LinkedHashMap<String, List<Item>>();
        for (var item : instrument.items()) {
            var group =
                    groups.containsKey(plain(item.key())) || !isNumbered(instrument, item)
                            ? plain(item.key())
                            : plain(item.key().replaceAll("\\d+$", ""));
            groups.computeIfAbsent(group, _ -> new ArrayList<>()).add(item);
        }
        var answers = new ArrayList<Answer>();
        instrument.items().forEach(_ -> answers.add(Answer.BLANK));
        var read = 0;
        for (var name : given.names()) {
            var group = groups.get(plain(name));
            if (group == null) {
                if (!with(
                                with(REMARKS, "finished", "measure", "version", "last_seen"),
                                alsoAllowed.toArray(String[]::new))
                        .contains(name)) {
                    throw given.field(name)
                            .bad(
                                    "Nobody reads this field; the items are %s."
                                            .formatted(groups.keySet()));
                }
                continue;
            }
            read++;
            var field = given.field(name);
            var values = group.size() == 1 && !field.isList() ? List.of(field) : field.list();
            if (values.size() != group.size()) {
                throw field.bad(
                        "wrong_number_of_items: %d answers were given for %d items."
                                .formatted(values.size(), group.size()));
            }
            for (var i = 0; i < values.size(); i++) {
                answers.set(group.get(i).number() - 1, answer(group.get(i), values.get(i)));
            }
        }
        if (read == 0) {
            throw given.bad("No answers are given; the items are %s.".formatted(groups.keySet()));
        }
        return new Answers(instrument.edition(), answers, finished);
    }

    /**
     * True if the item is one of a row that shares a name, as {@code sensory1} to {@code sensory7}.
     */
    private static boolean isNumbered(Instrument instrument, Item item) {
        var stem = item.key().replaceAll("\\d+$", "");
        return !stem.equals(item.key())
                && !instrument.id().equals("mymop2")
                && instrument.items().stream()
                                .filter(other -> other.key().replaceAll("\\d+$", "").equals(stem))
                                .count()
                        > 1;
    }

    private static String plain(String key) {
        return key.replace("_", "").toLowerCase(Locale.ROOT);
    }

    private static Answer answer(Item item, Field given) {
        if (given.isNothing()) {
            return Answer.BLANK;
        }
        if (item.response() instanceof Item.Response.Words) {
            return new Answer.Words(String.valueOf(given.node().described()));
        }
        if (given.isTruth()) {
            return Answer.of(given.truth() ? item.response().most() : noOf(item, given));
        }
        if (given.isNumber() && item.response().most() == 100) {
            // A line is read to the whole millimetre.
            return Answer.of(given.decimal().setScale(0, RoundingMode.HALF_UP).intValueExact());
        }
        return Answer.of(given.whole());
    }

    /** What "no" counts for, where an item has just a yes and a no. */
    private static int noOf(Item item, Field given) {
        if (item.response().most() <= 2
                && item.response().admits(0)
                && !item.response().admits(-1)) {
            return 0;
        }
        throw given.bad("Must be a number: this item is no yes-or-no question.");
    }

    private static Set<String> with(Set<String> some, String... more) {
        var all = new HashSet<>(some);
        all.addAll(List.of(more));
        return all;
    }
}
