package huantiao.web.people;

import huantiao.body.Feeling;
import huantiao.body.Mark;
import huantiao.care.Chart;
import huantiao.care.Entry;
import huantiao.care.Medicines;
import huantiao.care.Picture;
import huantiao.care.Story;
import huantiao.measures.Instruments;
import huantiao.triage.Facts;
import huantiao.triage.Value;
import huantiao.triage.Vocabulary;
import huantiao.web.Words;
import huantiao.web.triage.FactQuestions;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What somebody told in the symptom check last, in words: what they chose, and what they wrote.
 * What they left open is not there, but for medicines, where silence is said to be silence. Of
 * medicines it says what is known now, whenever it was told, and the day.
 *
 * @param lines what they chose, each with its name
 * @param inShort since when, and where: what a line has room for beside the medicines
 * @param medicines what is known of medicines, in one line: chosen, and written here or in a
 *     consultation since
 * @param story what they wrote
 * @param on the day they wrote it, in words
 */
public record Told(List<Line> lines, String inShort, String medicines, Story story, String on) {

    /** What was told of one thing. */
    public record Line(String name, String said) {}

    private static final List<String> WORSE_WITH =
            List.of(
                    "worse_sitting",
                    "worse_cough_sneeze",
                    "worse_standing_walking_eased_bending",
                    "calf_pain_walking_eased_standing");

    private static final List<String> MEDICINES =
            List.of(Medicines.ANTICOAGULANT, Medicines.ANTIPLATELET, Medicines.LIST);

    /** The measures of the starting score. */
    private static final List<String> SCORED =
            List.of(Instruments.LEG_PAIN, Instruments.BACK_PAIN, "rmdq24");

    private static final int IN_SHORT = 2;

    public Told {
        lines = List.copyOf(lines);
    }

    /** What was told last; empty for somebody who told nothing. */
    public static Optional<Told> last(
            Chart chart, Vocabulary vocabulary, Words words, LocalDate today, ZoneId zone) {
        return chart.latest(Entry.SymptomsTold.class)
                .map(told -> new Reader(chart, told, vocabulary, words, today, zone).read());
    }

    private record Reader(
            Chart chart,
            Chart.Placed<Entry.SymptomsTold> told,
            Vocabulary vocabulary,
            Words words,
            LocalDate today,
            ZoneId zone) {

        Told read() {
            var facts = Picture.read(told.entry().facts(), vocabulary);
            var lines = new ArrayList<Line>();
            add("since", since(facts), lines);
            add("where", where(facts), lines);
            add("pain", pain(facts), lines);
            add("worse", worse(facts), lines);
            add("score", score(), lines);
            var inShort =
                    lines.stream()
                            .limit(IN_SHORT)
                            .map(Line::said)
                            .collect(Collectors.joining("; "));
            add("medicines", medicines(facts), lines);
            var story = told.entry().story();
            var medicines = new ArrayList<>(medicines(facts));
            Medicines.written(chart).stream()
                    .filter(written -> !isChosenToo(written))
                    .forEach(written ->
                            medicines.add(
                                    words.say(
                                            "told.said",
                                            words.say("told.medicines.in-words"),
                                            words.say(
                                                    "told.dated",
                                                    written.text(),
                                                    brief(written.noted().occurredAt())))));
            return new Told(lines, inShort, String.join("; ", medicines), story, day(told));
        }

        private void add(String key, List<String> said, List<Line> lines) {
            if (!said.isEmpty()) {
                lines.add(new Line(words.say("told." + key), String.join("; ", said)));
            }
        }

        private List<String> since(Facts facts) {
            return facts.find("symptom_days").stream()
                    .map(days ->
                            words.say(
                                    "told.days",
                                    days instanceof Value.Whole(var number)
                                            ? FactQuestions.since(words, number)
                                            : FactQuestions.answer(words, "symptom_days", days),
                                    day(told),
                                    began(days)))
                    .toList();
        }

        /** By what is felt, where; or the side alone, where nothing was drawn. */
        private List<String> where(Facts facts) {
            var where = new ArrayList<String>();
            for (var feeling : Feeling.values()) {
                var places =
                        told.entry().marks().stream()
                                .filter(mark -> mark.feeling() == feeling)
                                .map(this::place)
                                .collect(Collectors.joining(", "));
                if (!places.isEmpty()) {
                    where.add(words.say("told.said", say("body.feeling.", feeling), places));
                }
            }
            if (where.isEmpty()) {
                facts.find("leg_side")
                        .map(side -> words.say("told.side." + code(side)))
                        .ifPresent(where::add);
            }
            truth(facts, "leg_below_knee", where);
            truth(facts, "leg_worse_than_back", where);
            return where;
        }

        private String place(Mark mark) {
            return words.say(
                    "told.place",
                    words.say("body.region." + mark.region().code()),
                    words.say("body.side." + mark.side().code()));
        }

        private List<String> pain(Facts facts) {
            var pain = new ArrayList<String>();
            facts.find("pain_leg_nrs")
                    .map(score ->
                            words.say(
                                    "told.of-ten",
                                    FactQuestions.answer(words, "pain_leg_nrs", score)))
                    .ifPresent(pain::add);
            facts.find("pain_trend")
                    .map(trend -> FactQuestions.answer(words, "pain_trend", trend))
                    .ifPresent(pain::add);
            if (facts.find("function_badly_limited").equals(Optional.of(new Value.Truth(true)))) {
                pain.add(words.say("told.function_badly_limited.yes"));
            }
            return pain;
        }

        private List<String> worse(Facts facts) {
            return WORSE_WITH.stream()
                    .filter(fact -> facts.find(fact).equals(Optional.of(new Value.Truth(true))))
                    .map(fact -> words.say("told." + fact + ".yes"))
                    .toList();
        }

        /** Pain of leg and back and the function score as last scored, before any treatment. */
        private List<String> score() {
            return chart.latest(Entry.SessionSigned.class).isPresent()
                    ? List.of()
                    : SCORED.stream().flatMap(measure -> scored(measure).stream()).toList();
        }

        private Optional<String> scored(String measure) {
            return chart.all(Entry.CheckedIn.class).reversed().stream()
                    .flatMap(one ->
                            one.entry().measures().stream()
                                    .filter(taken -> taken.instrument().equals(measure))
                                    .flatMap(taken -> taken.score().stream())
                                    .map(score ->
                                            words.say(
                                                    "told.scored." + measure,
                                                    Math.round(score),
                                                    day(one))))
                    .findFirst();
        }

        /**
         * What is known of medicines now. What was told here and taken back since is said to be
         * unknown: a calm answer of then would be read as one of today.
         */
        private List<String> medicines(Facts then) {
            var now = Picture.read(chart.facts(), vocabulary);
            var medicines =
                    MEDICINES.stream()
                            .filter(fact -> now.knows(fact) || then.knows(fact))
                            .map(fact ->
                                    words.say(
                                            "told.said",
                                            fact.equals(Medicines.LIST)
                                                    ? words.say("told.medicines.list")
                                                    : words.say("who.fact." + fact),
                                            now.find(fact)
                                                    .map(value -> known(fact, value))
                                                    .orElseGet(() ->
                                                            words.say("told.medicines.again"))))
                            .toList();
            return medicines.isEmpty() && Medicines.written(chart).isEmpty()
                    ? List.of(words.say("told.medicines.open"))
                    : medicines;
        }

        /** True for a written "none" where none of the list was chosen on that day or since. */
        private boolean isChosenToo(Medicines.Written written) {
            return written.isNone()
                    && chart.facts().plain().get(Medicines.LIST) instanceof List<?> list
                    && list.isEmpty()
                    && Optional.ofNullable(chart.toldAt().get(Medicines.LIST))
                            .map(this::day)
                            .filter(day -> !day.isBefore(day(written.noted().occurredAt())))
                            .isPresent();
        }

        private LocalDate day(Instant at) {
            return LocalDate.ofInstant(at, zone);
        }

        private String known(String fact, Value value) {
            var said =
                    value instanceof Value.Many(var none) && none.isEmpty()
                            ? words.say("told.medicines.none")
                            : FactQuestions.answer(words, fact, value);
            return Optional.ofNullable(chart.toldAt().get(fact))
                    .map(at -> words.say("told.dated", said, brief(at)))
                    .orElse(said);
        }

        private String brief(Instant at) {
            return words.brief(LocalDate.ofInstant(at, zone), today);
        }

        private void truth(Facts facts, String fact, List<String> said) {
            if (facts.find(fact).orElse(null) instanceof Value.Truth(var yes)) {
                said.add(words.say("told.%s.%s".formatted(fact, yes ? "yes" : "no")));
            }
        }

        private String say(String key, Feeling feeling) {
            return words.say(key + feeling.code());
        }

        private String began(Value days) {
            var told = LocalDate.ofInstant(this.told.noted().occurredAt(), zone);
            return words.day(days instanceof Value.Whole(var many) ? told.minusDays(many) : told);
        }

        private String day(Chart.Placed<?> placed) {
            return words.day(LocalDate.ofInstant(placed.noted().occurredAt(), zone));
        }

        private static String code(Value value) {
            return value instanceof Value.Choice(var choice) ? choice : "none";
        }
    }
}
