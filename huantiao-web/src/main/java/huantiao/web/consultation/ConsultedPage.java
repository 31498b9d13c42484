package huantiao.web.consultation;

import huantiao.body.ExaminationTest;
import huantiao.body.Mark;
import huantiao.body.Side;
import huantiao.care.CareLibrary;
import huantiao.care.CareRules;
import huantiao.care.CareSteps;
import huantiao.care.Chart;
import huantiao.care.ConsentKind;
import huantiao.care.Consultation;
import huantiao.care.Entry;
import huantiao.care.FactsTold;
import huantiao.care.Noted;
import huantiao.care.PainSide;
import huantiao.care.Picture;
import huantiao.triage.Differential;
import huantiao.triage.Facts;
import huantiao.triage.Level;
import huantiao.web.Words;
import huantiao.web.body.BodyLayers;
import huantiao.web.care.AskedBefore;
import huantiao.web.care.ConsultedAt;
import huantiao.web.form.Form;
import huantiao.web.form.Sent;
import huantiao.web.needling.LeadsLie;
import huantiao.web.people.Agreement;
import huantiao.web.people.Findings;
import huantiao.web.people.FoundWeakness;
import huantiao.web.people.TestWords;
import huantiao.web.triage.FactQuestions;
import huantiao.web.triage.ResultPage;
import huantiao.web.triage.Untold;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A consultation as it was noted, to be read.
 *
 * @param consulted the consultation and where it stands in the chart
 * @param book what its codes are called
 * @param rules by which it is told what was not asked until then
 * @param moment at which it is read
 */
public record ConsultedPage(
        Chart chart,
        Chart.Placed<Entry.Consulted> consulted,
        ConsultationForm.Book book,
        CareRules rules,
        Instant moment,
        Words words,
        ZoneId zone) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

    /** What one test showed, side by side; empty where it was not noted. */
    public record Shown(String test, String left, String right) {}

    /** One test group with at least one test noted. */
    public record Group(String name, List<Shown> tests) {
        public Group {
            tests = List.copyOf(tests);
        }
    }

    /** What can be laid over the marks. */
    public BodyLayers layers() {
        return BodyLayers.of(book.roots(), book.points());
    }

    public String person() {
        return "/people/" + chart.patient().id();
    }

    public String name() {
        return chart.patient().name().text();
    }

    public int birthYear() {
        return chart.patient().born().day().getYear();
    }

    public Consultation consultation() {
        return consulted.entry().consultation();
    }

    /** What stands on each printed sheet of it: whose it is, and of which day. */
    public String sheet() {
        return words.say(
                "consultation.sheet",
                name(),
                String.valueOf(birthYear()),
                words.day(LocalDate.ofInstant(consulted.noted().occurredAt(), zone)));
    }

    /** Who noted it and when. */
    public String byline() {
        return words.say(
                "consultation.noted.by",
                words.day(LocalDate.ofInstant(consulted.noted().occurredAt(), zone)),
                consulted.noted().author().name());
    }

    /** Where it can be put right, on the day on which it was noted; empty on every other. */
    public Optional<String> correction() {
        return chart.toPutRight(moment, zone)
                .filter(one -> one.noted().sequence() == consulted.noted().sequence())
                .map(one -> ConsultedAt.address(chart, one.noted().sequence()) + "/correction");
    }

    /**
     * Another consultation that belongs to this one, in a line.
     *
     * @param said what it is to this one, when it was noted and by whom
     */
    public record Other(String said, String address) {}

    /** The consultation that this one puts right; empty where the person was seen anew. */
    public Optional<Other> puttingRight() {
        return wrong().map(one -> other("consultation.correct.of", one.noted()));
    }

    /** What puts this one right: since then it counts no more. */
    public Optional<Other> putRight() {
        return chart.correctionOf(consulted)
                .map(one -> other("consultation.correct.by", one.noted()));
    }

    private Other other(String key, Noted noted) {
        return new Other(
                words.say(
                        key, TIME.withZone(zone).format(noted.occurredAt()), noted.author().name()),
                ConsultedAt.address(chart, noted.sequence()));
    }

    private Optional<Chart.Placed<Entry.Consulted>> wrong() {
        return chart.all(Entry.Consulted.class).stream()
                .filter(one ->
                        consulted
                                .entry()
                                .corrects()
                                .filter(of -> of == one.noted().sequence())
                                .isPresent())
                .findFirst();
    }

    /** What this one changed, a line each: findings first, then answers, then what is written. */
    public List<String> changed() {
        return wrong().map(this::changed).orElse(List.of());
    }

    private List<String> changed(Chart.Placed<Entry.Consulted> wrong) {
        var lines = new ArrayList<String>();
        var before = wrong.entry().consultation();
        var now = consultation();
        for (var test : book.tests()) {
            for (var side : List.of(Side.LEFT, Side.RIGHT)) {
                line(
                                "%s, %s"
                                        .formatted(
                                                TestWords.name(test, words),
                                                words.say("body.side." + side.code())),
                                shown(before, test, side),
                                shown(now, test, side))
                        .ifPresent(lines::add);
            }
        }
        var told = Picture.read(wrong.entry().facts(), rules.vocabulary());
        var tells = Picture.read(consulted.entry().facts(), rules.vocabulary());
        Stream.concat(told.names().stream(), tells.names().stream())
                .distinct()
                .forEach(fact ->
                        line(
                                        FactQuestions.label(words, fact, chart, rules.flags()),
                                        answer(told, fact),
                                        answer(tells, fact))
                                .ifPresent(lines::add));
        if (!chart.foundWith(wrong).equals(chart.foundWith(consulted))) {
            lines.add(words.say("consultation.where"));
        }
        written(before)
                .forEach((name, text) -> {
                    if (!text.equals(written(now).get(name))) {
                        lines.add(words.say("consultation." + name));
                    }
                });
        return List.copyOf(lines);
    }

    private Optional<String> line(String name, String before, String now) {
        return before.equals(now)
                ? Optional.empty()
                : Optional.of(words.say("consultation.correct.line", name, or(before), or(now)));
    }

    private String or(String said) {
        return said.isEmpty() ? words.say("consultation.correct.nothing") : said;
    }

    private String answer(Facts facts, String fact) {
        return facts.find(fact).map(value -> FactQuestions.answer(words, fact, value)).orElse("");
    }

    /** What is written and chosen, by the name of its label. */
    private static Map<String, Object> written(Consultation one) {
        var written = new LinkedHashMap<String, Object>();
        written.put("medicines", one.medicines());
        written.put("differentials", one.considered());
        written.put("diagnosis", one.workingDiagnosis());
        written.put("goal", one.goal());
        written.put("review-on", one.reviewOn());
        written.put("note", one.note());
        written.put("explained", one.explained());
        written.put("channels", one.channels());
        written.put("patterns", one.patterns());
        written.put("tongue-and-pulse", one.tongueAndPulse());
        return written;
    }

    /** By which text it was explained; empty where nobody noted that. */
    public Optional<String> explained() {
        return consultation()
                .explained()
                .map(version -> ConsultationPage.explained(version, book, words));
    }

    /** What stood then of the agreement to be treated. */
    public String agreement() {
        return Agreement.of(then(), ConsentKind.CARE, book.consents(), zone)
                .noted(words)
                .orElseGet(() -> words.say("consultation.noted.no-agreement"));
    }

    public String review() {
        return words.day(consultation().reviewOn());
    }

    /**
     * What was asked after it on the same day.
     *
     * @param asked when and by whom
     */
    public record After(String asked, List<ResultPage.Said> said) {
        public After {
            said = List.copyOf(said);
        }
    }

    /**
     * Questions that it left open and that were asked on the same day, oldest first; without those
     * that the points of a plan answered and nobody asked.
     */
    public List<After> after() {
        return askedAfter().stream()
                .filter(one -> !said(one).isEmpty())
                .map(one ->
                        new After(
                                words.say(
                                        "consultation.noted.asked",
                                        TIME.withZone(zone).format(one.noted().occurredAt()),
                                        one.noted().author().name()),
                                said(one)))
                .toList();
    }

    /** What was answered in it and lowers no alarm that stands, so that nothing rests on it. */
    public List<ResultPage.Said> notCounted() {
        return said(chart.notCountedWith(consulted.noted().sequence()));
    }

    private List<ResultPage.Said> said(Chart.Placed<Entry.SafetyAsked> asked) {
        var told = asked.entry().facts();
        return said(
                isAnsweredByPoints(asked) ? told.without(List.of(LeadsLie.CROSSES_CHEST)) : told);
    }

    private List<ResultPage.Said> said(FactsTold told) {
        var facts = Picture.read(told, rules.vocabulary());
        return facts.names().stream()
                .flatMap(fact ->
                        facts.find(fact).stream()
                                .map(value ->
                                        new ResultPage.Said(
                                                FactQuestions.label(
                                                        words, fact, chart, rules.flags()),
                                                FactQuestions.answer(words, fact, value))))
                .toList();
    }

    /** True if what was asked is noted with a plan whose points say where the leads lie. */
    private boolean isAnsweredByPoints(Chart.Placed<Entry.SafetyAsked> asked) {
        return chart.since(asked.noted().sequence()).stream()
                .limit(1)
                .map(Noted::entry)
                .filter(Entry.PlanAgreed.class::isInstance)
                .anyMatch(next -> LeadsLie.below(((Entry.PlanAgreed) next).plan(), book.points()));
    }

    private List<Chart.Placed<Entry.SafetyAsked>> askedAfter() {
        var day = LocalDate.ofInstant(consulted.noted().occurredAt(), zone);
        long end =
                chart.correctionOf(consulted)
                        .map(one -> one.noted().sequence())
                        .orElse(Long.MAX_VALUE);
        return chart.askedAfter(consulted).stream()
                .filter(one -> one.noted().sequence() < end)
                .filter(one -> LocalDate.ofInstant(one.noted().occurredAt(), zone).equals(day))
                .toList();
    }

    /** Which questions were confirmed together, and of what time their answers are. */
    public Optional<String> together() {
        return consulted
                .entry()
                .still()
                .map(still ->
                        words.say(
                                "session.still",
                                still.facts().size(),
                                AskedBefore.times(still, chart, zone)));
    }

    /** The entry with which it was complete: its own, or the last that was asked after it. */
    private Noted complete() {
        return askedSince().map(Chart.Placed::noted).orElse(consulted.noted());
    }

    /** What was asked last after it; where it puts another one right, after both. */
    private Optional<Chart.Placed<Entry.SafetyAsked>> askedSince() {
        return askedAfter().reversed().stream()
                .findFirst()
                .filter(one -> one.noted().sequence() > consulted.noted().sequence());
    }

    /** A loss of power that was found by then and nobody had told of, in a line. */
    public Optional<String> weakness() {
        return FoundWeakness.line(then(), rules, book.roots(), words);
    }

    /** The chart when it was complete, with what was marked in it. */
    private Chart then() {
        long marked = consulted.noted().sequence() + (found().isEmpty() ? 0 : 1);
        var at = Math.toIntExact(Math.max(complete().sequence(), marked));
        return Chart.of(chart.whose(), chart.entries().subList(0, at));
    }

    /** What was not asked until then, and what could not be told because of it. */
    public Untold untold() {
        var then = then();
        var day = LocalDate.ofInstant(complete().occurredAt(), zone);
        return Untold.of(
                        then,
                        rules.flags().assess(Picture.of(then, rules, day, zone)),
                        person() + ResultPage.ASK,
                        rules,
                        new Form(Sent.nothing(), List.of(), words))
                .onPaper();
    }

    /** What the red flags said then. */
    public String level() {
        var ruling =
                askedSince().map(one -> one.entry().ruling()).orElse(consulted.entry().ruling());
        boolean open = ruling.level().equals(Level.PROCEED.code()) && !ruling.open().isEmpty();
        return words.say(open ? "people.open-questions" : "level." + ruling.level());
    }

    /** What the person had marked until then. */
    public List<Mark> told() {
        return chart.all(Entry.SymptomsTold.class).stream()
                .filter(one -> one.noted().sequence() < consulted.noted().sequence())
                .reduce((_, later) -> later)
                .map(one -> one.entry().marks())
                .orElse(List.of());
    }

    /** What the clinician marked. */
    public List<Mark> found() {
        return chart.foundWith(consulted);
    }

    /** The tests that were noted, by what they look for. */
    public List<Group> groups() {
        return Arrays.stream(ExaminationTest.Kind.values())
                .map(kind ->
                        new Group(
                                words.say(
                                        "consultation.kind."
                                                + kind.name().toLowerCase(Locale.ROOT)),
                                book.tests().stream()
                                        .filter(test -> test.kind() == kind)
                                        .filter(test ->
                                                consultation().findings().stream()
                                                        .anyMatch(one ->
                                                                one.test().equals(test.id())))
                                        .map(test ->
                                                new Shown(
                                                        TestWords.name(test, words),
                                                        shown(test, Side.LEFT),
                                                        shown(test, Side.RIGHT)))
                                        .toList()))
                .filter(group -> !group.tests().isEmpty())
                .toList();
    }

    private String shown(ExaminationTest test, Side side) {
        return shown(consultation(), test, side);
    }

    private String shown(Consultation of, ExaminationTest test, Side side) {
        return of.findings().stream()
                .filter(one -> one.test().equals(test.id()) && one.side() == side)
                .map(one ->
                        TestWords.said(test, TestWords.shown(test, one.shown(), words), one, words))
                .collect(Collectors.joining("; "));
    }

    /** What it comes to, with what the findings are consistent with. */
    public Findings findings() {
        return new Findings(chart, consulted, book.roots(), words, zone);
    }

    /**
     * Tests of the minimum examination that were not noted on each side on which they say
     * something.
     */
    public List<String> missing() {
        var pain = painSide();
        return book.minimum().stream()
                .filter(test -> !notedOn(test).containsAll(test.sides(pain)))
                .map(ExaminationTest::name)
                .toList();
    }

    private Set<Side> notedOn(ExaminationTest test) {
        return consultation().findings().stream()
                .filter(one -> one.test().equals(test.id()))
                .map(Consultation.Finding::side)
                .collect(Collectors.toSet());
    }

    /** Where a leg hurt, by what had been told until then. */
    private Optional<Side> painSide() {
        var at = complete();
        var then =
                Chart.of(chart.whose(), chart.entries().subList(0, Math.toIntExact(at.sequence())));
        var day = LocalDate.ofInstant(at.occurredAt(), zone);
        return PainSide.toldAlone(then, new CareSteps.Now(day, zone, rules));
    }

    /** Other explanations and where they stood: those that were judged together in one line. */
    public List<String> considered() {
        var lines = new LinkedHashMap<Object, List<Consultation.Considered>>();
        for (var one : consultation().considered()) {
            Object alike = one.why().isEmpty() ? one : List.of(one.standing(), one.why());
            lines.computeIfAbsent(alike, _ -> new ArrayList<>()).add(one);
        }
        return lines.values().stream().map(this::considered).toList();
    }

    private String considered(List<Consultation.Considered> alike) {
        var one = alike.getFirst();
        var said =
                words.say(
                        "consultation.considered",
                        alike.stream()
                                .map(each -> explanation(each.explanation()))
                                .collect(Collectors.joining("; ")),
                        words.say(
                                "consultation.standing."
                                        + one.standing().name().toLowerCase(Locale.ROOT)));
        return one.why().isEmpty() ? said : "%s (%s)".formatted(said, one.why());
    }

    private String explanation(String id) {
        return book.differentials().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .map(Differential::name)
                .orElse(id);
    }

    public String channels() {
        return book.channels().stream()
                .filter(one -> consultation().channels().contains(one.id()))
                .map(one -> "%s %s".formatted(one.name(), one.chinese()).strip())
                .collect(Collectors.joining("; "));
    }

    public String patterns() {
        return book.patterns().stream()
                .filter(one -> consultation().patterns().contains(one.id()))
                .map((CareLibrary.Pattern one) ->
                        "%s %s".formatted(one.name(), one.chinese()).strip())
                .collect(Collectors.joining("; "));
    }

    /** What was added to it later. */
    public List<String> addenda() {
        return chart.addenda(consulted.noted().sequence()).stream()
                .map(one ->
                        "%s, %s: %s"
                                .formatted(
                                        words.day(
                                                LocalDate.ofInstant(
                                                        one.noted().occurredAt(), zone)),
                                        one.noted().author().name(),
                                        one.entry().text()))
                .toList();
    }
}
