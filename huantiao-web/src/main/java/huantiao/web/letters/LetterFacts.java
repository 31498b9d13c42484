package huantiao.web.letters;

import huantiao.base.Known;
import huantiao.body.ExaminationTest;
import huantiao.body.Mark;
import huantiao.body.Side;
import huantiao.care.AdverseEvent;
import huantiao.care.CareLibrary;
import huantiao.care.CareRules;
import huantiao.care.CareSteps;
import huantiao.care.Chart;
import huantiao.care.Consultation;
import huantiao.care.EarlierFinding;
import huantiao.care.Entry;
import huantiao.care.Episode;
import huantiao.care.Examined;
import huantiao.care.Letter;
import huantiao.care.Medicines;
import huantiao.care.PainSide;
import huantiao.care.Picture;
import huantiao.care.Plan;
import huantiao.care.PlanToday;
import huantiao.care.Session;
import huantiao.care.Story;
import huantiao.care.Weakness;
import huantiao.course.PersonCourse;
import huantiao.course.Verdict;
import huantiao.measures.Instruments;
import huantiao.triage.Differential;
import huantiao.triage.Explanation;
import huantiao.triage.Facts;
import huantiao.triage.RedFlag;
import huantiao.triage.TechniqueKind;
import huantiao.triage.Value;
import huantiao.web.Words;
import huantiao.web.care.BodyBook;
import huantiao.web.people.CombinedWords;
import huantiao.web.people.FeltLess;
import huantiao.web.people.Findings;
import huantiao.web.people.FoundWeakness;
import huantiao.web.people.PlanAgainst;
import huantiao.web.people.ReferralWords;
import huantiao.web.people.SupplementWords;
import huantiao.web.people.TestWords;
import huantiao.web.triage.FactQuestions;
import huantiao.web.triage.FlagWords;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a chart has to say in a letter. What nobody asked or noted is said not to be; nothing is
 * promised and nothing is judged that a named person did not judge.
 *
 * @param course of leg pain; empty before care began
 */
record LetterFacts(
        Chart chart,
        Optional<PersonCourse> course,
        Book book,
        Words words,
        LocalDate today,
        ZoneId zone) {

    /** What codes of the chart are called. */
    record Book(CareRules rules, CareLibrary library, BodyBook body) {}

    private static final String LEG_OR_BACK = "leg_worse_than_back";
    private static final String CAUDA_EQUINA = "cauda_equina";
    private static final String ONSET = "bladder_bowel_saddle_days";
    private static final String INR = "inr";
    private static final Value WARFARIN = new Value.Choice("warfarin");
    private static final int SIDES = 2;
    private static final Value NO = new Value.Truth(false);

    /** As many open warning signs stand by name; of more it is said how many they are. */
    private static final int BY_NAME = 8;

    /** What is examined of a nerve, in the order in which it is said to be left out. */
    private static final List<ExaminationTest.Kind> BY_KIND =
            List.of(
                    ExaminationTest.Kind.POWER,
                    ExaminationTest.Kind.REFLEX,
                    ExaminationTest.Kind.FEELING,
                    ExaminationTest.Kind.TENSION);

    private static final List<String> COMPLAINT =
            List.of("leg_side", "leg_below_knee", "leg_worse_than_back", "pain_trend");

    private static final List<String> MEDICINES =
            List.of(
                    "anticoagulant",
                    INR,
                    "antiplatelet",
                    "medicines",
                    "bleeding_disorder",
                    "cardiac_device",
                    "immunosuppressed",
                    "cancer_history",
                    "pregnant",
                    "metal_allergy");

    /** In reading order: what an emergency department needs first stands on its first page. */
    List<Letter.Part> parts(Letter.Reader reader) {
        return switch (reader) {
            case EMERGENCY ->
                    List.of(
                            part("short", urgently()),
                            part("flags", briefFlags()),
                            part("medicines", briefMedicines()),
                            part("examination", examination(reader)),
                            part("complaint", briefComplaint()),
                            part("done", done(reader)));
            case GP, COLLEAGUE ->
                    List.of(
                            part("short", inShort()),
                            part("flags", flags()),
                            part("complaint", complaint()),
                            part("examination", examination(reader)),
                            part("done", done(reader)),
                            part("course", legPain()),
                            part("medicines", medicines()));
        };
    }

    private Letter.Part part(String key, List<Letter.Line> lines) {
        return new Letter.Part(words.say("letters.part." + key), lines);
    }

    private Letter.Line line(String key, String said) {
        return new Letter.Line(
                words.say("letters.line." + key),
                said.isBlank() ? words.say("letters.not-told") : bounded(said));
    }

    /** A letter carries a long story in short; the chart keeps it whole. */
    private String bounded(String said) {
        return said.length() <= 4_000
                ? said
                : said.substring(0, 4_000) + " " + words.say("letters.shortened");
    }

    /** What a reader in a hurry needs: how urgent, by which answers, since when, and the rest. */
    private List<Letter.Line> urgently() {
        var lines = new ArrayList<Letter.Line>();
        lines.add(line("in-short.level", level()));
        lines.add(line("in-short.yes", listed(reasons(), "\n")));
        onset().ifPresent(said -> lines.add(line("in-short.onset", said)));
        lines.add(line("story", story().map(Story::story).orElse("")));
        lines.add(line("in-short.pain", pain()));
        lines.add(line("in-short.found", found()));
        foundWeakness().ifPresent(lines::add);
        unknownProgress().ifPresent(said -> lines.add(line("in-short.unknown", said)));
        return lines;
    }

    /** When the changes that an emergency is judged by began; empty where there are none. */
    private Optional<String> onset() {
        var known = known();
        boolean changed =
                book.rules().flags().all().stream()
                        .filter(flag -> flag.group().equals(CAUDA_EQUINA))
                        .anyMatch(flag -> flag.when().holds(known).isYes());
        return changed
                ? Optional.of(
                        known.find(ONSET)
                                .flatMap(value ->
                                        Optional.ofNullable(chart.toldAt().get(ONSET))
                                                .map(told -> began(value, told)))
                                .orElse(words.say("letters.not-told")))
                : Optional.empty();
    }

    private String began(Value days, Instant told) {
        var day = LocalDate.ofInstant(told, zone);
        return days instanceof Value.Whole(var ago)
                ? words.say("letters.in-short.onset", words.day(day.minusDays(ago)), words.day(day))
                : words.say("letters.not-told");
    }

    private List<Letter.Line> briefFlags() {
        var known = known();
        var plain = plain();
        var first = new Answers();
        var rest = new Answers();
        for (var flag : book.rules().flags().all()) {
            (flag.askFirst() ? first : rest).of(flag.when().holds(known)).add(flag);
        }
        var lines = new ArrayList<Letter.Line>();
        lines.add(line("flags.no", byDay(plain.no(first.no))));
        lines.add(line("flags.open", listed(plain.open(first.open), "; ")));
        lines.add(line("others", others(rest)));
        if (!rest.open.isEmpty() && rest.open.size() <= BY_NAME) {
            lines.add(line("others.open", listed(plain.open(rest.open), "; ")));
        }
        return lines;
    }

    /** Facts under the day on which each was told last, one day a line. */
    private String byDay(Map<String, String> facts) {
        var told = chart.toldAt();
        return listed(
                facts.keySet().stream()
                        .collect(
                                Collectors.groupingBy(
                                        fact ->
                                                Optional.ofNullable(told.get(fact))
                                                        .map(this::day)
                                                        .orElse(""),
                                        LinkedHashMap::new,
                                        Collectors.mapping(facts::get, Collectors.joining("; "))))
                        .entrySet()
                        .stream()
                        .map(one ->
                                one.getKey().isEmpty()
                                        ? one.getValue()
                                        : "%s %s"
                                                .formatted(
                                                        words.say("letters.on", one.getKey()),
                                                        one.getValue()))
                        .toList(),
                "\n");
    }

    private List<Letter.Line> briefMedicines() {
        var plain = plain();
        var facts =
                asked().filter(fact -> !fact.equals(INR))
                        .filter(fact ->
                                !fact.equals(Medicines.LIST)
                                        || plain.known().knows(fact)
                                        || Medicines.written(chart).isEmpty())
                        .toList();
        var lines = new ArrayList<Letter.Line>();
        lines.add(line("medicines", writtenMedicines()));
        asked().filter(INR::equals).forEach(fact -> lines.add(fact(fact)));
        for (var standing : PlainFacts.Standing.values()) {
            var here = plain.where(facts, standing);
            if (!here.isEmpty()) {
                lines.add(
                        line(
                                "briefly." + standing.name().toLowerCase(Locale.ROOT),
                                String.join("; ", here)));
            }
        }
        return lines;
    }

    private List<Letter.Line> briefComplaint() {
        var plain = plain();
        var lines = new ArrayList<Letter.Line>();
        COMPLAINT.forEach(fact ->
                lines.add(
                        new Letter.Line(
                                plain.label(fact),
                                plain.known()
                                        .find(fact)
                                        .map(value -> FactQuestions.answer(words, fact, value))
                                        .orElseGet(() -> say("not-asked")))));
        lines.add(line("where", marks(chart.marks())));
        lines.add(line("history", story().map(Story::history).orElse("")));
        return lines;
    }

    private PlainFacts plain() {
        return new PlainFacts(chart, known(), book.rules().flags(), words);
    }

    private String listed(Collection<String> said, String between) {
        return said.isEmpty() ? words.say("letters.none") : String.join(between, said);
    }

    private Optional<Story> story() {
        return chart.latest(Entry.SymptomsTold.class).map(one -> one.entry().story());
    }

    private Optional<Letter.Line> foundWeakness() {
        return FoundWeakness.line(chart, book.rules(), book.body().roots(), words)
                .map(found -> line("weakness", found));
    }

    /** What was found, the pain in numbers, what it leads to and why, and what nobody knows. */
    private List<Letter.Line> inShort() {
        var lines = new ArrayList<Letter.Line>();
        lines.add(line("in-short.found", found()));
        lines.add(line("in-short.pain", pain()));
        lines.add(line("in-short.why", why()));
        unknownProgress().ifPresent(said -> lines.add(line("in-short.unknown", said)));
        return lines;
    }

    /** Findings that are not normal, kind by kind, with losses that nobody touched since. */
    private String found() {
        var consulted = chart.latest(Entry.Consulted.class);
        if (consulted.isEmpty()) {
            return words.say("letters.not-examined");
        }
        var findings = consulted.get().entry().consultation().findings();
        var before =
                FeltLess.of(chart, book.body().roots(), words, zone)
                        .before(LocalDate.ofInstant(consulted.get().noted().occurredAt(), zone));
        var earlier = EarlierFinding.notTestedSince(chart, zone);
        var said = new ArrayList<String>();
        brisk(findings, earlier).ifPresent(said::add);
        for (var kind : ExaminationTest.Kind.values()) {
            var here =
                    findings.stream()
                            .filter(one -> one.shown() == Consultation.Shown.POSITIVE)
                            .flatMap(one ->
                                    book.body().roots().test(one.test()).stream()
                                            .filter(test -> test.kind() == kind)
                                            .map(test -> loss(test, one)))
                            .collect(Collectors.toCollection(ArrayList::new));
            if (kind != ExaminationTest.Kind.FEELING) {
                here.addAll(TestWords.before(lost(earlier), kind, book.body().roots(), words));
            } else if (!before.isEmpty()) {
                here.add(before);
            }
            if (!here.isEmpty()) {
                said.add(
                        words.say(
                                "letters.in-short." + kind.name().toLowerCase(Locale.ROOT),
                                String.join("; ", here)));
            }
        }
        var untested = untested();
        if (said.isEmpty()) {
            said.add(nothing(LocalDate.ofInstant(consulted.get().noted().occurredAt(), zone)));
        }
        return Stream.concat(untested.stream(), said.stream()).collect(Collectors.joining("\n"));
    }

    /**
     * Which kinds of the least that is examined were left out, or done in part, in the examination
     * that tested last: a reader must not take "nothing abnormal" for them. Empty where nothing was
     * left out, and where no test was ever noted, which is said by itself.
     */
    private Optional<String> untested() {
        var roots = book.body().roots();
        var pain = PainSide.told(chart, new CareSteps.Now(today, zone, book.rules()));
        return EarlierFinding.lastToTest(chart)
                .map(one -> one.entry().consultation().findings())
                .map(findings -> {
                    var none = new ArrayList<String>();
                    var part = new ArrayList<String>();
                    for (var kind : BY_KIND) {
                        var least =
                                roots.minimumExam().tests().stream()
                                        .flatMap(id -> roots.test(id).stream())
                                        .filter(test -> test.kind() == kind)
                                        .toList();
                        long done =
                                least.stream().filter(test -> isDone(test, findings, pain)).count();
                        boolean any =
                                findings.stream()
                                        .filter(one -> one.shown() != Consultation.Shown.NOT_DONE)
                                        .flatMap(one -> roots.test(one.test()).stream())
                                        .anyMatch(test -> test.kind() == kind);
                        if (done < least.size()) {
                            (any ? part : none)
                                    .add(say("kind." + kind.name().toLowerCase(Locale.ROOT)));
                        }
                    }
                    return Stream.of(
                                    left("letters.in-short.not-tested", none),
                                    left("letters.in-short.in-part", part))
                            .flatMap(Optional::stream)
                            .collect(Collectors.joining(" "));
                })
                .filter(said -> !said.isEmpty());
    }

    private Optional<String> left(String key, List<String> kinds) {
        return kinds.isEmpty()
                ? Optional.empty()
                : Optional.of(words.say(key, String.join(", ", kinds)));
    }

    /** True if it was done on each side that it speaks of, by itself or at one of its places. */
    private static boolean isDone(
            ExaminationTest test, List<Consultation.Finding> findings, Optional<Side> pain) {
        return test.sides(pain).stream()
                .allMatch(side ->
                        findings.stream()
                                .filter(one -> one.shown() != Consultation.Shown.NOT_DONE)
                                .filter(one -> one.side() == side || one.side() == Side.BOTH)
                                .anyMatch(one ->
                                        one.test().equals(test.id())
                                                || test.places().contains(one.test())));
    }

    private static List<EarlierFinding> lost(List<EarlierFinding> earlier) {
        return earlier.stream()
                .filter(one -> one.finding().shown() != Consultation.Shown.BRISK)
                .toList();
    }

    /** Reflexes that are brisk, and what that is no sign of; empty where none is. */
    private Optional<String> brisk(
            List<Consultation.Finding> findings, List<EarlierFinding> earlier) {
        var roots = book.body().roots();
        var here =
                findings.stream()
                        .filter(Examined::speaksAboveTheRoot)
                        .flatMap(one ->
                                roots.test(one.test()).stream()
                                        .filter(test -> test.kind() == ExaminationTest.Kind.REFLEX)
                                        .map(test -> loss(test, one)));
        var before =
                TestWords.before(
                        earlier.stream().filter(one -> !lost(earlier).contains(one)).toList(),
                        ExaminationTest.Kind.REFLEX,
                        roots,
                        words);
        return Optional.of(Stream.concat(here, before.stream()).collect(Collectors.joining("; ")))
                .filter(said -> !said.isEmpty())
                .map(said -> words.say("letters.in-short.brisk", said));
    }

    /** That nothing is abnormal: in the newest examination, or when somebody tested last. */
    private String nothing(LocalDate newest) {
        return EarlierFinding.lastTested(chart, zone)
                .map(tested ->
                        tested.equals(newest)
                                ? words.say("letters.in-short.nothing")
                                : words.say("letters.in-short.nothing.before", words.day(tested)))
                .orElse(words.say("letters.in-short.untested"));
    }

    private String loss(ExaminationTest test, Consultation.Finding finding) {
        return TestWords.said(
                test,
                "%s %s"
                        .formatted(
                                TestWords.name(test, words),
                                words.say("plan.side." + finding.side().code())),
                finding,
                words);
    }

    /** The newest pain of each kind, one a line, and since when. */
    private String pain() {
        var said = new ArrayList<>(new PainOnFile(chart, words, zone).newest());
        if (said.isEmpty()) {
            said.add(words.say("letters.in-short.no-score"));
        }
        var since = since(chart.latest(Entry.SymptomsTold.class));
        if (!since.isEmpty()) {
            said.add(words.say("letters.in-short.since", since));
        }
        return String.join("\n", said);
    }

    /** The latest score of an instrument with its day; empty if it was never asked. */
    private Optional<String> latest(String instrument) {
        return chart.all(Entry.CheckedIn.class).reversed().stream()
                .flatMap(checkIn ->
                        checkIn.entry().measures().stream()
                                .filter(taken -> taken.instrument().equals(instrument))
                                .flatMap(taken -> taken.score().stream())
                                .map(score ->
                                        words.say(
                                                "letters.dated",
                                                plain(score),
                                                day(checkIn.noted().occurredAt()))))
                .findFirst();
    }

    private static String plain(double score) {
        return BigDecimal.valueOf(score).stripTrailingZeros().toPlainString();
    }

    /** What the answers led to, and the answers it rests on, one a line. */
    private String why() {
        return chart.ruling().isEmpty()
                ? words.say("letters.never-asked")
                : Stream.concat(
                                chart.ruling().stream()
                                        .map(one -> words.say("level." + one.ruling().level())),
                                reasons().stream())
                        .collect(Collectors.joining("\n"));
    }

    private String level() {
        return chart.ruling()
                .map(one ->
                        words.say(
                                "letters.level",
                                words.say("level." + one.ruling().level()),
                                "%s, %s".formatted(day(one.at()), Words.time(one.at(), zone))))
                .orElse(words.say("letters.never-asked"));
    }

    /** Why, the most urgent first: in the words of the sign where it has such, else as facts. */
    private Set<String> reasons() {
        var known = known();
        var plain = plain();
        return book.rules().flags().all().stream()
                .filter(flag -> flag.when().holds(known).isYes())
                .sorted(Comparator.comparing(RedFlag::action).reversed())
                .flatMap(flag ->
                        ReferralWords.known(flag, words)
                                .map(Stream::of)
                                .orElseGet(() -> plain.yes(List.of(flag)).stream()))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** That nobody knows whether a weakness grows, where there is one. */
    private Optional<String> unknownProgress() {
        var known = known();
        var vocabulary = book.rules().vocabulary();
        boolean weak =
                vocabulary.find(Weakness.FACT).isPresent()
                        && known.knows(Weakness.FACT)
                        && !Weakness.isToldNone(known);
        return weak
                        && vocabulary.find(Weakness.CHANGES).isPresent()
                        && !known.knows(Weakness.CHANGES)
                ? Optional.of(words.say("letters.in-short.progress"))
                : Optional.empty();
    }

    private Facts known() {
        var told = Picture.read(chart.facts(), book.rules().vocabulary());
        return Picture.person(chart, Weakness.joined(told, chart, book.rules()), today);
    }

    private List<Letter.Line> flags() {
        var lines = new ArrayList<Letter.Line>();
        var ruled = chart.ruling();
        lines.add(
                line(
                        "level",
                        ruled.map(one ->
                                        words.say(
                                                "letters.level",
                                                words.say("level." + one.ruling().level()),
                                                day(one.at())))
                                .orElse(words.say("letters.never-asked"))));
        var told = Picture.read(chart.facts(), book.rules().vocabulary());
        var facts = Picture.person(chart, told, today);
        var known = known();
        var first = new Answers();
        var rest = new Answers();
        for (var flag : book.rules().flags().all()) {
            var into = flag.askFirst() ? first : rest;
            switch (flag.when().holds(known)) {
                case YES -> {
                    if (flag.when().holds(facts).isYes()) {
                        into.yes.add(flag);
                    }
                }
                case NO -> into.no.add(flag);
                case UNKNOWN -> into.open.add(flag);
            }
        }
        var yes = new ArrayList<>(first.yes);
        yes.addAll(rest.yes);
        foundWeakness().ifPresent(lines::add);
        lines.add(line("yes", answered(yes, this::question)));
        lines.add(line("no", answered(first.no, flag -> asAsked(flag, known))));
        lines.add(line("open", questions(first.open)));
        lines.add(line("others", others(rest)));
        if (!rest.open.isEmpty() && rest.open.size() <= BY_NAME) {
            lines.add(line("others.open", questions(rest.open)));
        }
        return lines;
    }

    private String others(Answers rest) {
        return words.say(
                "letters.others",
                rest.no.size() + rest.open.size(),
                rest.no.size(),
                rest.open.size());
    }

    private String questions(List<RedFlag> flags) {
        return flags.isEmpty()
                ? words.say("letters.none")
                : flags.stream().map(this::question).collect(Collectors.joining("\n"));
    }

    /**
     * A warning sign that was answered no: in its own words where all of it was asked, else what
     * was asked of it and decided it.
     */
    private String asAsked(RedFlag flag, Facts known) {
        if (flag.when().facts().stream().allMatch(known::knows)) {
            return question(flag);
        }
        var asked =
                Explanation.of(flag.when(), known).because().stream()
                        .filter(fact -> !Picture.fromTheChart().contains(fact))
                        .flatMap(fact -> known.find(fact).stream().map(value -> asked(fact, value)))
                        .toList();
        return asked.isEmpty() ? question(flag) : String.join("\n", asked);
    }

    private String question(RedFlag flag) {
        return FlagWords.question(flag, chart, words);
    }

    private static final class Answers {
        private final List<RedFlag> yes = new ArrayList<>();
        private final List<RedFlag> no = new ArrayList<>();
        private final List<RedFlag> open = new ArrayList<>();

        private List<RedFlag> of(Known outcome) {
            return switch (outcome) {
                case YES -> yes;
                case NO -> no;
                case UNKNOWN -> open;
            };
        }
    }

    /** The question, and the answer where it is another than no. */
    private String asked(String fact, Value value) {
        var question = FactQuestions.label(words, fact, chart, book.rules().flags());
        return value.equals(NO)
                ? question
                : words.say("letters.in-part", question, FactQuestions.answer(words, fact, value));
    }

    /** Questions that were answered, one a line, under the day of the answer. */
    private String answered(List<RedFlag> flags, Function<RedFlag, String> said) {
        var told = chart.toldAt();
        var byDay = new LinkedHashMap<String, Set<String>>();
        for (var flag : flags) {
            var last =
                    flag.when().facts().stream()
                            .flatMap(fact -> Optional.ofNullable(told.get(fact)).stream())
                            .max(Instant::compareTo);
            byDay.computeIfAbsent(last.map(this::day).orElse(""), _ -> new LinkedHashSet<>())
                    .addAll(List.of(said.apply(flag).split("\\R")));
        }
        var lines = new ArrayList<String>();
        byDay.forEach((day, questions) -> {
            if (!day.isEmpty()) {
                lines.add(words.say("letters.on", day));
            }
            lines.addAll(questions);
        });
        return lines.isEmpty() ? words.say("letters.none") : String.join("\n", lines);
    }

    private List<Letter.Line> complaint() {
        var lines = new ArrayList<Letter.Line>();
        var told = chart.latest(Entry.SymptomsTold.class);
        var story = told.map(one -> one.entry().story());
        lines.add(line("story", story.map(Story::story).orElse("")));
        lines.add(line("since", since(told)));
        COMPLAINT.forEach(fact -> lines.add(fact(fact)));
        lines.add(line("where", marks(chart.marks())));
        lines.add(line("history", story.map(Story::history).orElse("")));
        lines.add(line("goal", goal(story)));
        return lines;
    }

    private String goal(Optional<Story> story) {
        var planned = chart.episode().map(episode -> episode.plan().goal()).orElse("");
        return planned.isEmpty() ? story.map(Story::goal).orElse("") : planned;
    }

    private String since(Optional<Chart.Placed<Entry.SymptomsTold>> told) {
        return told.flatMap(one ->
                        one.entry().facts().plain().get("symptom_days") instanceof Integer days
                                ? Optional.of(
                                        words.say(
                                                "letters.since",
                                                FactQuestions.answer(
                                                        words,
                                                        "symptom_days",
                                                        new Value.Whole(days)),
                                                day(one.noted().occurredAt())))
                                : Optional.<String>empty())
                .orElse("");
    }

    private String marks(List<Mark> marks) {
        return marks.stream()
                .map(mark ->
                        words.say(
                                "body.mark",
                                words.say("body.region." + mark.region().code()),
                                words.say("body.side." + mark.side().code()),
                                words.say("body.feeling." + mark.feeling().code())))
                .collect(Collectors.joining("; "));
    }

    private Letter.Line fact(String fact) {
        var known = Picture.read(chart.facts(), book.rules().vocabulary()).find(fact);
        return new Letter.Line(
                FactQuestions.label(words, fact, chart, book.rules().flags()),
                known.map(value -> FactQuestions.answer(words, fact, value))
                        .map(said -> fact.equals(INR) ? dated(said, fact) : said)
                        .orElseGet(() -> fact.equals(LEG_OR_BACK) ? scores() : say("not-asked")));
    }

    /** With the day on which it was told: a value of the blood is of its day. */
    private String dated(String said, String fact) {
        return Optional.ofNullable(chart.toldAt().get(fact))
                .map(told -> words.say("letters.dated", said, day(told)))
                .orElse(said);
    }

    /** Both scores where there are both; which pain is worse was still not asked in words. */
    private String scores() {
        var leg = latest(Instruments.LEG_PAIN);
        var back = latest(Instruments.BACK_PAIN);
        return leg.isPresent() && back.isPresent()
                ? words.say("letters.scores", leg.get(), back.get())
                : say("not-asked");
    }

    private List<Letter.Line> examination(Letter.Reader reader) {
        var found = chart.latest(Entry.Consulted.class);
        if (found.isEmpty()) {
            return List.of(line("examined", words.say("letters.not-examined")));
        }
        var consultation = found.get().entry().consultation();
        var lines = new ArrayList<Letter.Line>();
        lines.add(
                line(
                        "examined",
                        words.say(
                                "letters.examined",
                                "%s, %s"
                                        .formatted(
                                                day(found.get().noted().occurredAt()),
                                                Words.time(found.get().noted().occurredAt(), zone)),
                                found.get().noted().author().name())));
        lines.addAll(tests(consultation));
        before().map(said -> line("found-before", said)).ifPresent(lines::add);
        if (!chart.foundWith(found.get()).isEmpty()) {
            lines.add(line("found", marks(chart.foundWith(found.get()))));
        }
        if (reader == Letter.Reader.COLLEAGUE) {
            lines.add(line("tongue", consultation.tongueAndPulse()));
            lines.add(line("channels", channels(consultation)));
        }
        lines.add(line("diagnosis", consultation.workingDiagnosis()));
        lines.add(line("considered", considered(consultation)));
        lines.add(line("note", consultation.note()));
        return lines;
    }

    /** What an earlier examination found and none has tested or touched since. */
    private Optional<String> before() {
        return Findings.last(chart, book.body().roots(), words, zone).stream()
                .flatMap(last -> Stream.of(last.foundBefore(), last.feltLessBefore()))
                .filter(said -> !said.isEmpty())
                .reduce("%s; %s"::formatted);
    }

    /** What is not plainly normal, test by test; then what is, and what nobody tested, by name. */
    private List<Letter.Line> tests(Consultation consultation) {
        var lines = new ArrayList<Letter.Line>();
        var plain = new LinkedHashMap<String, List<String>>();
        var untested = new ArrayList<String>();
        for (var test : book.body().roots().tests()) {
            var name = TestWords.name(test, words);
            var here =
                    consultation.findings().stream()
                            .filter(one -> one.test().equals(test.id()))
                            .toList();
            if (here.isEmpty()) {
                if (!book.body().roots().isPlace(test)) {
                    untested.add(name);
                }
            } else if (here.size() == SIDES && here.stream().allMatch(LetterFacts::isPlain)) {
                var shown = TestWords.shown(test, Consultation.Shown.NEGATIVE, words);
                plain.computeIfAbsent(shown, _ -> new ArrayList<>()).add(name);
            } else {
                lines.add(new Letter.Line(name, shown(test, here)));
            }
        }
        plain.forEach((shown, names) ->
                lines.add(
                        new Letter.Line(
                                words.say("letters.both-sides", shown), String.join("; ", names))));
        if (!untested.isEmpty()) {
            lines.add(line("untested", String.join("; ", untested)));
        }
        return lines;
    }

    private static boolean isPlain(Consultation.Finding finding) {
        return finding.shown() == Consultation.Shown.NEGATIVE && finding.measured().isBlank();
    }

    private String shown(ExaminationTest test, List<Consultation.Finding> findings) {
        return findings.stream()
                .map(one ->
                        TestWords.said(
                                test,
                                words.say(
                                        "letters.shown",
                                        words.say("plan.side." + one.side().code()),
                                        TestWords.shown(test, one.shown(), words)),
                                one,
                                words))
                .collect(Collectors.joining("; "));
    }

    private String channels(Consultation consultation) {
        return book.body().channels().stream()
                .filter(one -> consultation.channels().contains(one.id()))
                .map(one -> "%s %s".formatted(one.name(), one.chinese()).strip())
                .collect(Collectors.joining("; "));
    }

    private String considered(Consultation consultation) {
        return consultation.considered().stream()
                .map(one -> {
                    var standing =
                            words.say(
                                    "letters.considered",
                                    explanation(one.explanation()),
                                    words.say(
                                                    "consultation.standing."
                                                            + one.standing()
                                                                    .name()
                                                                    .toLowerCase(Locale.ROOT))
                                            .toLowerCase(words.locale()));
                    return one.why().isEmpty() ? standing : standing + " (" + one.why() + ")";
                })
                .collect(Collectors.joining("\n"));
    }

    private String explanation(String id) {
        return book.body().differentials().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .map(Differential::name)
                .orElse(id);
    }

    private List<Letter.Line> done(Letter.Reader reader) {
        var lines = new ArrayList<Letter.Line>();
        var episode = chart.episode();
        lines.add(line("treatment", episode.map(this::treatment).orElse(say("no-treatment"))));
        episode.ifPresent(one -> {
            lines.add(line("visits", visits(one)));
            if (reader != Letter.Reader.EMERGENCY) {
                lines.add(line("home", home(one)));
            }
        });
        lines.add(line("harms", harms()));
        chart.safetyNet()
                .map(told -> line("safety-net", day(told.noted().occurredAt())))
                .ifPresent(lines::add);
        var sent = chart.all(Entry.SentOn.class);
        if (!sent.isEmpty()) {
            lines.add(
                    line(
                            "sent-on",
                            sent.stream()
                                    .map(one ->
                                            words.say(
                                                    "letters.dated",
                                                    one.entry().toWhom(),
                                                    day(one.noted().occurredAt())))
                                    .collect(Collectors.joining("\n"))));
        }
        return lines;
    }

    private String treatment(Episode episode) {
        var plan = episode.plan();
        Set<String> named = new LinkedHashSet<>();
        plan.techniques().forEach(code -> named.add(words.say("technique." + code)));
        for (var combined : plan.combined()) {
            named.add(
                    CombinedWords.areOfHerbs(combined)
                            ? CombinedWords.line(combined, book.library(), words)
                            : CombinedWords.name(combined, book.library(), words));
        }
        var points =
                plan.points().stream()
                        .map(point ->
                                "%s %s"
                                        .formatted(
                                                point.point(),
                                                words.say("plan.side." + point.side().code())))
                        .collect(Collectors.joining(", "));
        var said = new ArrayList<>(List.of(String.join(", ", named)));
        if (plan.combined().stream().anyMatch(Plan.CombinedTherapy::mayThrust)) {
            var thrust = words.say("technique.smt_thrust");
            var against = withAgainst("letters.thrust.against", thrust, TechniqueKind.SMT_THRUST);
            if (!against.equals(thrust)) {
                said.add(against);
            }
        }
        said.add(points);
        said.add(herbs(plan));
        plan.supplements()
                .map(which -> words.say("letters.supplements", SupplementWords.line(which, words)))
                .map(line -> withAgainst(line, TechniqueKind.SUPPLEMENTS))
                .ifPresent(said::add);
        return said.stream().filter(line -> !line.isEmpty()).collect(Collectors.joining("\n"));
    }

    /** Herbs of the plan, and what stands against them today. */
    private String herbs(Plan plan) {
        return plan.herbs().isEmpty()
                ? ""
                : withAgainst(
                        words.say("letters.herbs", PlanAgainst.herbs(plan.herbs())),
                        TechniqueKind.HERBS);
    }

    private String withAgainst(String line, TechniqueKind taken) {
        return withAgainst("letters.herbs.against", line, taken);
    }

    private String withAgainst(String key, String line, TechniqueKind of) {
        var against =
                PlanToday.of(chart, new CareSteps.Now(today, zone, book.rules()))
                        .against(of)
                        .stream()
                        .map(one -> one.rule().instead())
                        .collect(Collectors.joining(" "));
        return against.isEmpty() ? line : words.say(key, line, against);
    }

    private String visits(Episode episode) {
        int held = episode.sessions().size();
        return held == 0
                ? words.say("letters.visits.none", episode.plan().sessions())
                : words.say(
                        "letters.visits",
                        held,
                        episode.plan().sessions(),
                        day(episode.sessions().getFirst().entry().session().started()),
                        day(episode.sessions().getLast().entry().session().started()));
    }

    private String home(Episode episode) {
        var home =
                episode.plan().selfCare().stream()
                        .map(id -> book.library().selfCare().name(id))
                        .collect(Collectors.joining(", "));
        return home.isEmpty() ? words.say("letters.none") : home;
    }

    private String harms() {
        var visits =
                chart.all(Entry.SessionSigned.class).stream()
                        .map(one -> one.entry().session())
                        .toList();
        long asked = visits.stream().filter(Session::harmsAsked).count();
        var harms = chart.harms();
        var said =
                harms.isEmpty()
                        ? words.say("letters.harms.none")
                        : harms.stream().map(this::harm).collect(Collectors.joining("\n"));
        return said + "\n" + words.say("letters.harms.asked", asked, visits.size());
    }

    private String harm(AdverseEvent harm) {
        var said =
                words.say(
                        "letters.harm",
                        book.library().harms().text(harm.category()),
                        words.say(
                                "session.severity."
                                        + harm.severity().name().toLowerCase(Locale.ROOT)));
        return harm.serious() ? said + ", " + words.say("letters.harm.serious") : said;
    }

    /** The course of leg pain, judged as on its own page; beside it what visits say of a moment. */
    private List<Letter.Line> legPain() {
        var lines = new ArrayList<Letter.Line>();
        if (course.isEmpty() || course.get().trajectory().points().isEmpty()) {
            lines.add(line("course", firstScore()));
        } else {
            lines.addAll(judged(course.get()));
        }
        var visits = new PainOnFile(chart, words, zone).atVisits();
        if (!visits.isEmpty()) {
            lines.add(line("at-visits", String.join("\n", visits)));
        }
        return lines;
    }

    private List<Letter.Line> judged(PersonCourse course) {
        var trajectory = course.trajectory();
        var last = trajectory.points().getLast();
        var verdict =
                switch (trajectory.verdict()) {
                    case Verdict.TooEarly _ -> "early";
                    case Verdict.WithinNoise _ -> "noise";
                    case Verdict.Better _ -> "better";
                    case Verdict.Worse _ -> "worse";
                };
        var now =
                trajectory
                        .baselineReading()
                        .map(first ->
                                words.say(
                                        "letters.course",
                                        first.score().shown(),
                                        day(first.at()),
                                        last.reading().score().shown(),
                                        words.day(last.day())))
                        .orElseGet(() ->
                                words.say(
                                        "letters.course.no-baseline",
                                        last.reading().score().shown(),
                                        words.day(last.day())));
        return List.of(
                line("course", now + " " + say("course." + verdict)),
                line("cause", say("no-cause")));
    }

    /** The latest score of leg pain, where nothing can be compared with it yet. */
    private String firstScore() {
        return chart.all(Entry.CheckedIn.class).reversed().stream()
                .flatMap(checkIn ->
                        checkIn.entry().measures().stream()
                                .filter(taken -> taken.instrument().equals(Instruments.LEG_PAIN))
                                .flatMap(taken -> taken.score().stream())
                                .map(score ->
                                        words.say(
                                                "letters.course.first",
                                                plain(score),
                                                day(checkIn.noted().occurredAt()))))
                .findFirst()
                .orElseGet(() -> words.say("letters.no-course"));
    }

    private List<Letter.Line> medicines() {
        var lines = new ArrayList<Letter.Line>();
        lines.add(line("medicines", writtenMedicines()));
        asked().forEach(fact -> lines.add(fact(fact)));
        return lines;
    }

    /** What is said of medicines; the INR, where warfarin is taken or it is known all the same. */
    private Stream<String> asked() {
        var known = Picture.read(chart.facts(), book.rules().vocabulary());
        return MEDICINES.stream()
                .filter(fact -> Picture.concerns(fact, chart))
                .filter(fact ->
                        !fact.equals(INR)
                                || known.knows(INR)
                                || known.find("anticoagulant").equals(Optional.of(WARFARIN)));
    }

    private String writtenMedicines() {
        return Medicines.written(chart).stream()
                .map(Medicines.Written::text)
                .collect(Collectors.joining("\n"));
    }

    private String say(String key) {
        return words.say("letters." + key);
    }

    private String day(Instant instant) {
        return words.day(LocalDate.ofInstant(instant, zone));
    }
}
