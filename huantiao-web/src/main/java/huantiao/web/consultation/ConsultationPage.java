package huantiao.web.consultation;

import huantiao.base.Backing;
import huantiao.body.ExaminationTest;
import huantiao.body.NerveRoot;
import huantiao.body.NerveRoots;
import huantiao.body.Side;
import huantiao.care.CareLibrary;
import huantiao.care.Chart;
import huantiao.care.ConsentKind;
import huantiao.care.Consultation;
import huantiao.care.Doubted;
import huantiao.care.Entry;
import huantiao.care.Examined;
import huantiao.care.KeepAway;
import huantiao.care.Medicines;
import huantiao.care.Noted;
import huantiao.course.ReviewProposal;
import huantiao.triage.Differential;
import huantiao.triage.Rule;
import huantiao.triage.Verdict;
import huantiao.web.Words;
import huantiao.web.body.BodyLayers;
import huantiao.web.care.AskedTogether;
import huantiao.web.care.ConsultedAt;
import huantiao.web.care.Rows;
import huantiao.web.care.RulesSay;
import huantiao.web.form.Choices;
import huantiao.web.form.Field;
import huantiao.web.form.Form;
import huantiao.web.form.Option;
import huantiao.web.people.Agreement;
import huantiao.web.people.TestWords;
import huantiao.web.people.Told;
import huantiao.web.safety.SafetyForm;
import huantiao.web.safety.SafetyPage;
import huantiao.web.triage.FactQuestion;
import huantiao.web.triage.WhatMatters;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A consultation that is being written.
 *
 * @param seen sequence of the chart the form was made from
 * @param since what others noted meanwhile; empty unless that kept this from being noted
 * @param told what the person told before; empty if nothing
 * @param safety the questions that come first, asked anew
 * @param other questions that can still matter
 * @param examined questions that only an examination answers, where its tests leave them open
 * @param musts what this person must be asked for before a needle, with the reason
 * @param waiting rules that could still forbid treatment whatever is planned
 * @param noAtHome to how many of the questions that come first the person said no alone at home, in
 *     words; empty where that is not said
 * @param weakness a loss of power that was found and nobody told of, in a line; empty if none was
 * @param noticed whether the person noticed that weakness, and how it changes; empty where no such
 *     was found, and where the page asks it elsewhere
 * @param whichLeg which leg hurts, where what was told and what was found name different ones
 * @param comesFirst who sees the person before anything is planned, by what is known so far; empty
 *     if nobody must
 * @param reasoning what the findings so far speak for, on each side
 * @param rules what the rules would say to each technique, by all that is known now
 * @param usual what they would say to the techniques that are usual, by name
 * @param still the questions that come first as they were answered earlier in this sitting, to be
 *     confirmed together; empty where they are asked as ever
 * @param standing an alarm of earlier, and what of it is asked anew here; empty if none stands
 * @param pain the side on which a leg hurts, as it was told; empty where nobody said so
 * @param review the day of review that the form begins with, and why
 * @param zone of the clinic
 * @param scoresNext true where the scores of the pain come as soon as this is noted
 * @param wrong what is being put right; empty for a new consultation
 * @param ofToday the consultation of this day that could be put right instead of noting a new one;
 *     empty if there is none, and while it is put right
 * @param answered the group of tests that was answered by one answer a moment ago; empty if none
 * @param consent what became of the agreement to be treated
 * @param matters what is known of what matters for needling
 * @param cautions what the rules advise by what is told and typed, whatever is planned
 */
public record ConsultationPage(
        Form form,
        Chart chart,
        long seen,
        List<String> since,
        Optional<Told> told,
        List<FactQuestion> safety,
        Optional<String> noAtHome,
        List<FactQuestion> other,
        List<FactQuestion> examined,
        Taken taken,
        List<Must> musts,
        List<Waits> waiting,
        Optional<String> weakness,
        Optional<FactQuestion> noticed,
        Optional<FactQuestion> whichLeg,
        Optional<String> comesFirst,
        List<NerveRoots.Consistency> reasoning,
        RulesSay rules,
        SequencedMap<String, Verdict> usual,
        Optional<SafetyPage.Still> still,
        Optional<SafetyPage.Standing> standing,
        Optional<Side> pain,
        ConsultationForm.Book book,
        ReviewDay review,
        ZoneId zone,
        Optional<String> savedAt,
        boolean scoresNext,
        Optional<Earlier> wrong,
        Optional<Earlier> ofToday,
        String answered,
        Agreement consent,
        WhatMatters matters,
        List<WhatMatters.Caution> cautions) {

    /** Ends the code of a supplement of which only a high dose is meant. */
    private static final String HIGH = "_high";

    /** Both channels as one; whoever means both ticks the two, and the old word stays readable. */
    private static final String BOTH_CHANNELS = "CH-MIXED";

    /** Where an alarm of earlier stands on the page. */
    static final String STANDING = "standing";

    /** Names each question that the page said needs an answer. */
    private static final String NEEDED = "needed";

    /** How many words for a diagnosis are read at a glance. */
    private static final int MOST_WORDS = 3;

    /** How many roots an open level names: more say nothing. */
    private static final int MOST_ROOTS = 2;

    /** The explanation that a weak lifting of the foot calls for. */
    private static final String PAST_THE_ROOT = "DX-PERON";

    /** What the last section asks for. */
    private static final List<String> RESULT = List.of("diagnosis", "goal", "review_on");

    /**
     * A consultation that was noted earlier.
     *
     * @param at the time at which it was noted
     * @param by who noted it
     */
    public record Earlier(long sequence, String at, String by) {
        static Earlier of(Chart.Placed<Entry.Consulted> consulted, ZoneId zone) {
            var noted = consulted.noted();
            return new Earlier(
                    noted.sequence(), Words.time(noted.occurredAt(), zone), noted.author().name());
        }

        /** Where it is put right. */
        public String correction(String person) {
            return "%s/consultations/%d/correction".formatted(person, sequence);
        }
    }

    /**
     * A question with a reason to ask this person for it.
     *
     * @param isNotKnown true if somebody said that the answer is not known
     */
    public record Must(FactQuestion question, boolean isNotKnown) {

        /** True where no choice says that the answer is not known. */
        public boolean isNumber() {
            return question instanceof FactQuestion.Figure;
        }
    }

    /**
     * What the person takes.
     *
     * @param list whether anything is taken, and which; empty where the chart knows it
     * @param others questions about medicines of which the chart knows nothing
     * @param isPressing true if one of them can still change what to do
     * @param away herbs and supplements that do not go with what is known
     */
    public record Taken(
            Optional<FactQuestion.Several> list,
            List<FactQuestion> others,
            boolean isPressing,
            List<KeepAway> away) {
        public Taken {
            others = List.copyOf(others);
            away = List.copyOf(away);
        }

        /** All of them, as they stand on the page. */
        List<FactQuestion> questions() {
            return Stream.concat(list.stream(), others.stream()).toList();
        }
    }

    /** Whether anything is taken, with what the person told of it. */
    public Optional<Choices> takes() {
        return taken.list().map(list -> list.choices().withHint(medicinesTold("").orElse("")));
    }

    /** True if the list is to be seen: something is chosen, written or told, or wrong with it. */
    public boolean opensList() {
        var words = field(ConsultationForm.MEDICINES).value();
        return taken.list()
                        .map(FactQuestion.Several::choices)
                        .filter(list ->
                                list.hasProblem()
                                        || list.chosen().stream()
                                                .anyMatch(one -> !one.equals(Option.NONE)))
                        .isPresent()
                || !(words.isEmpty() || Medicines.sayNone(words))
                || !form.problem(ConsultationForm.MEDICINES).isEmpty()
                || Medicines.written(chart).stream().anyMatch(one -> !one.isNone());
    }

    /** What a rule keeps this person away from, by its names. */
    public String named(KeepAway away) {
        return away.named().stream()
                .map(code ->
                        code.endsWith(HIGH)
                                ? say(
                                        "consultation.away.high",
                                        code.substring(0, code.length() - HIGH.length())
                                                .replace('_', ' '))
                                : code.replace('_', ' '))
                .collect(Collectors.joining(", "));
    }

    /** How far anybody may depart from it. */
    public String severity(KeepAway away) {
        return say("consultation.away." + away.rule().severity().name().toLowerCase(Locale.ROOT));
    }

    /** What is open of the questions about medicines, or what was told of them. */
    public String medicinesSaid() {
        if (medicinesOpen() > 0) {
            return say("consultation.medicines.open", medicinesOpen());
        }
        return takes().filter(list -> list.chosen().contains(Option.NONE)).isPresent()
                ? say("consultation.medicines.nothing")
                : told.map(Told::medicines)
                        .filter(_ -> taken.questions().isEmpty())
                        .orElseGet(() -> say("consultation.medicines.told"));
    }

    /** What is to be seen once the first questions are answered: medicines, where one is open. */
    public String afterSafety() {
        return medicinesOpen() > 0 ? "#medicines-title" : "#where-title";
    }

    /** True if the questions about medicines are to be seen at once: also while one is open. */
    public boolean opensMedicines() {
        return taken.isPressing()
                || (wrong.isEmpty() && medicinesOpen() > 0)
                || form.sent().has(ConsultationForm.MEDICINES)
                || !form.problem(ConsultationForm.MEDICINES).isEmpty()
                || taken.questions().stream()
                        .anyMatch(one ->
                                form.sent().has(one.fact()) || !form.problem(one.fact()).isEmpty());
    }

    /** True where a question about medicines is open, which is said again where one notes it. */
    public boolean leavesMedicines() {
        return wrong.isEmpty() && medicinesOpen() > 0;
    }

    /** How many questions about medicines are open. */
    public int medicinesOpen() {
        return taken.questions().size() - answered(taken.questions());
    }

    /**
     * A rule that cannot be told.
     *
     * @param questions what it waits for, in the words in which it is asked; empty if no form asks
     *     it
     * @param isPressing true if this person has a reason to be asked
     */
    public record Waits(Rule rule, String questions, boolean isPressing) {}

    /** Rules that wait for what this person must be asked for. */
    public List<Waits> pressing() {
        return waiting.stream().filter(Waits::isPressing).toList();
    }

    /** Rules that wait for what the plan asks. */
    public List<Waits> later() {
        return waiting.stream().filter(one -> !one.isPressing()).toList();
    }

    public ConsultationPage {
        since = List.copyOf(since);
        safety = List.copyOf(safety);
        other = List.copyOf(other);
        examined = List.copyOf(examined);
        musts = List.copyOf(musts);
        waiting = List.copyOf(waiting);
        reasoning = List.copyOf(reasoning);
    }

    public String person() {
        return "/people/" + chart.patient().id();
    }

    public String address() {
        return wrong.map(one -> one.correction(person()))
                .orElseGet(() -> person() + "/consultation");
    }

    /** What is done here. */
    public String title() {
        return wrong.map(one -> say("consultation.correct.title", one.at()))
                .orElseGet(() -> say("consultation.title"));
    }

    public String name() {
        return chart.patient().name().text();
    }

    public int birthYear() {
        return chart.patient().born().day().getYear();
    }

    /**
     * A section of the page and how far it is answered.
     *
     * @param id of its heading
     * @param of what there is to answer; 0 where nothing has to be, or nothing was begun
     * @param optional true where nothing has to be answered
     */
    public record Section(String id, String label, int answered, int of, boolean optional) {}

    /** The sections, to jump to. */
    public List<Section> sections() {
        return Stream.of(
                        section("safety", safetyAnswered(), safetyCount()),
                        optional("where", found().size()),
                        section("exam", tests().groupsNoted(), tests().groups().size()),
                        section(
                                "other",
                                answered(other) + answered(needed()),
                                other.size() + musts.size()),
                        optional("differentials", considered()),
                        section(
                                "result",
                                isResultBegun() ? written() : 0,
                                isResultBegun() ? RESULT.size() : 0))
                .filter(one -> asksOther() || !one.id().equals("other-title"))
                .toList();
    }

    private List<FactQuestion> needed() {
        return musts.stream().map(Must::question).toList();
    }

    /** True if anything else can still matter. */
    public boolean asksOther() {
        return !(other.isEmpty() && musts.isEmpty());
    }

    /**
     * True if something has to be asked that the form has not shown yet, or if what needs an answer
     * is no longer what it said.
     */
    public boolean opensOther() {
        var shown = form.sent().all(AskedTogether.SHOWN);
        var needed = needed().stream().map(FactQuestion::fact).toList();
        return !needed.equals(form.sent().all(NEEDED))
                || other.stream().anyMatch(question -> !shown.contains(question.fact()));
    }

    private Section section(String name, int answered, int of) {
        return new Section(name + "-title", say("consultation.jump." + name), answered, of, false);
    }

    private Section optional(String name, int answered) {
        return new Section(name + "-title", say("consultation.jump." + name), answered, 0, true);
    }

    private int answered(List<FactQuestion> questions) {
        return count(questions.stream().map(question -> form.sent().has(question.fact())));
    }

    private int considered() {
        return count(differentials().stream().map(one -> !standing(one).chosen().isEmpty()));
    }

    /** How many questions come first, with those that are offered to be confirmed. */
    public int safetyCount() {
        return safety.size() + still.map(one -> one.of().size()).orElse(0);
    }

    private int safetyAnswered() {
        return answered(safety)
                + count(
                        still.stream()
                                .flatMap(one -> one.of().stream())
                                .map(fact -> form.sent().has(fact) || isConfirmed()));
    }

    /** True if somebody says that what was answered earlier is still so. */
    public boolean isConfirmed() {
        return still.isPresent() && form.sent().text(SafetyForm.STILL).equals("no");
    }

    /** True once every question that comes first is answered or confirmed, each with a no. */
    public boolean safetyIsCalm() {
        return safetyCount() > 0
                && safety.stream().allMatch(question -> isNo(question.fact(), false))
                && still.stream()
                        .flatMap(one -> one.of().stream())
                        .allMatch(fact -> isNo(fact, isConfirmed()));
    }

    private boolean isNo(String fact, boolean confirmed) {
        return (form.sent().text(fact).equals("no") || (confirmed && !form.sent().has(fact)))
                && form.problem(fact).isEmpty();
    }

    /** What the rules say of this person to the techniques that are usual. */
    public RulesSay ofUsual() {
        return rules.ofThePerson().concerning(usual.keySet(), say("consultation.rules.every"));
    }

    /** What they say of this person to all others. */
    public RulesSay ofOthers() {
        return rules.ofThePerson()
                .concerningOthers(usual.keySet(), say("consultation.rules.every"));
    }

    /** Usual techniques that nothing known speaks against, by name; empty if there are none. */
    public String free() {
        return usual.entrySet().stream()
                .filter(one -> one.getValue() instanceof Verdict.Allowed)
                .map(Map.Entry::getKey)
                .collect(Collectors.joining(", "));
    }

    /** How many rival explanations somebody gave a standing. */
    public int consideredCount() {
        return considered();
    }

    /** True if something stands in a rival explanation, or has to be looked at. */
    public boolean opensDifferentials() {
        return differentials().stream().anyMatch(this::opens);
    }

    /** True if something stands in what only some use, or has to be looked at. */
    public boolean opensTradition() {
        return Stream.of(
                        ConsultationForm.CHANNELS,
                        ConsultationForm.PATTERNS,
                        ConsultationForm.TONGUE)
                .anyMatch(name -> form.sent().has(name) || !form.problem(name).isEmpty());
    }

    /** How many channels and patterns are chosen, with what is written of tongue and pulse. */
    public int traditionCount() {
        return form.sent().all(ConsultationForm.CHANNELS).size()
                + form.sent().all(ConsultationForm.PATTERNS).size()
                + (form.sent().has(ConsultationForm.TONGUE) ? 1 : 0);
    }

    private int written() {
        return count(RESULT.stream().map(form.sent()::has));
    }

    /** True if something stands in the result that the form did not begin with. */
    private boolean isResultBegun() {
        var goal = LastGoal.of(chart).map(LastGoal::words).orElse("");
        return form.sent().has(ConsultationForm.DIAGNOSIS)
                || !form.sent().text(ConsultationForm.GOAL).equals(goal)
                || !form.sent().text(ConsultationForm.REVIEW).equals(review.day().toString());
    }

    /**
     * Words for the working diagnosis, by what was found so far; none once something is written,
     * and none where the findings point past the root or are a warning sign.
     */
    public List<String> diagnosisWords() {
        boolean warns =
                reasoning.stream()
                        .flatMap(side -> side.reasonings().stream())
                        .anyMatch(one -> !alarm(one).isEmpty());
        return warns || form.sent().has(ConsultationForm.DIAGNOSIS)
                ? List.of()
                : reasoning.stream()
                        .filter(side -> !side.pointsPastTheRoot())
                        .flatMap(this::diagnosisWords)
                        .limit(MOST_WORDS)
                        .toList();
    }

    /** The level where map and loss agree, then that it is open; of the map alone, that it is. */
    private Stream<String> diagnosisWords(NerveRoots.Consistency side) {
        boolean hurts =
                !side.stretches().isEmpty()
                        || pain.filter(told -> told == side.side() || told == Side.BOTH)
                                .isPresent();
        var what =
                say(
                        hurts ? "consultation.words.pain" : "consultation.words.symptoms",
                        tests().side(side.side()));
        boolean irritated =
                !side.stretches().isEmpty()
                        || side.reasonings().stream().anyMatch(one -> one.deficits() > 0);
        var level =
                Stream.of(side.level())
                        .filter(roots -> !roots.isEmpty())
                        .map(roots -> say("consultation.words.level", what, either(roots)));
        var open = side.reasonings().stream().map(NerveRoots.Reasoning::root).toList();
        var root =
                open.isEmpty() || open.size() > MOST_ROOTS || !side.level().isEmpty()
                        ? say("consultation.words.root", what)
                        : say("consultation.words.roots", what, either(open));
        return irritated
                ? Stream.concat(level, Stream.of(root))
                : Stream.of(say("consultation.words.felt", what, either(side.first())));
    }

    private String either(List<NerveRoot> roots) {
        return roots.stream()
                .map(NerveRoot::name)
                .collect(Collectors.joining(say("consultation.words.or")));
    }

    private static int count(Stream<Boolean> answers) {
        return Math.toIntExact(answers.filter(yes -> yes).count());
    }

    /** What each field is called, for the list of what has to be looked at. */
    public SequencedMap<String, String> names() {
        var names = new LinkedHashMap<String, String>();
        var tests = tests();
        still.ifPresent(one -> {
            names.put(SafetyForm.STILL, one.tick().label());
            one.questions().forEach(question -> names.put(question.fact(), question.label()));
        });
        safety.forEach(question -> names.put(question.fact(), question.label()));
        for (var test : tests.groups().stream().flatMap(TestSheet.TestGroup::all).toList()) {
            for (var side : tests.sides()) {
                var shown = tests.shown(test, side);
                var measured = tests.measured(test, side);
                names.put(shown.name(), shown.label());
                names.put(measured.name(), measured.label());
                names.put(ConsultationForm.where(test.id(), side), tests.where(test, side));
            }
        }
        examined.forEach(question -> names.put(question.fact(), question.label()));
        names.put(ConsultationForm.CORRECTS, title());
        names.put(ConsultationForm.MEDICINES, field(ConsultationForm.MEDICINES).label());
        taken.questions().forEach(question -> names.put(question.fact(), question.label()));
        names.put(STANDING, say("safety.standing.title"));
        standing.stream()
                .flatMap(one -> one.again().stream())
                .forEach(question -> names.put(question.fact(), question.label()));
        musts.forEach(must -> names.put(must.question().fact(), must.question().label()));
        other.forEach(question -> names.put(question.fact(), question.label()));
        noticed.ifPresent(question -> names.put(question.fact(), question.label()));
        whichLeg.ifPresent(question -> names.put(question.fact(), question.label()));
        for (var differential : differentials()) {
            names.put(
                    ConsultationForm.standing(differential.id()),
                    say("consultation.of", differential.name(), say("consultation.standing")));
            names.put(
                    ConsultationForm.why(differential.id()),
                    say("consultation.of", differential.name(), say("consultation.why")));
        }
        for (var name :
                List.of(
                        ConsultationForm.CHANNELS,
                        ConsultationForm.PATTERNS,
                        ConsultationForm.TONGUE,
                        ConsultationForm.DIAGNOSIS,
                        ConsultationForm.GOAL,
                        ConsultationForm.REVIEW,
                        ConsultationForm.NOTE)) {
            names.put(name, field(name).label());
        }
        return names;
    }

    /** The consultation noted last. */
    public Optional<String> lastConsultation() {
        return chart.latest(Entry.Consulted.class)
                .map(one -> ConsultedAt.address(chart, one.noted().sequence()));
    }

    /** What can be laid over the marks. */
    public BodyLayers layers() {
        return BodyLayers.of(book.roots(), book.points());
    }

    /** What the clinician marked so far, to be drawn. */
    public Set<String> found() {
        return Set.copyOf(form.sent().all(ConsultationForm.FOUND));
    }

    /**
     * A loss of feeling outside of everything that the person drew, in a line, where no clinician
     * marked anything here; empty where there is none.
     */
    public Optional<String> drawnElsewhere() {
        if (chart.marks().isEmpty() || !found().isEmpty()) {
            return Optional.empty();
        }
        var lost =
                typed().examined(book).findings().stream()
                        .filter(one -> one.shown() == Consultation.Shown.POSITIVE)
                        .flatMap(one -> undrawn(one).map(root -> at(root.name(), one.side())))
                        .distinct()
                        .toList();
        return lost.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        say(
                                "consultation.where.elsewhere",
                                String.join("; ", lost),
                                chart.marks().stream()
                                        .map(mark ->
                                                say(
                                                        "told.place",
                                                        say("body.region." + mark.region().code()),
                                                        say("body.side." + mark.side().code())))
                                        .distinct()
                                        .collect(Collectors.joining(", "))));
    }

    /**
     * What is marked at the saddle and speaks against a no, in a line; empty where nothing is, and
     * where the answer is a yes.
     */
    public Optional<String> markedAtTheSaddle() {
        var marked =
                typed().found().stream()
                        .filter(Doubted::isAtTheSaddle)
                        .map(mark ->
                                say(
                                        "consultation.marked.place",
                                        say("body.region." + mark.region().code()),
                                        say("body.side." + mark.side().code()),
                                        say("body.feeling." + mark.feeling().code())))
                        .collect(Collectors.joining("; "));
        return marked.isEmpty() || form.sent().text(Examined.SADDLE).equals("yes")
                ? Optional.empty()
                : Optional.of(say("consultation.marked.saddle", marked));
    }

    /** Signs of something above the root, and what they ask; empty where none was found. */
    public Optional<String> above() {
        return TestWords.above(typed().examined(book).findings(), book.roots(), form.words())
                .map(said -> "%s %s".formatted(said, say("consultation.above")));
    }

    /**
     * Where the screen of the upper motor neurone is answered, while a brisk reflex asks for it.
     */
    public Optional<String> screenField() {
        return Examined.notScreened(typed().examined(book).findings()).stream()
                .findFirst()
                .map(side -> Form.id(ConsultationForm.shown(Examined.UPPER, side)));
    }

    /** What says so of them. */
    public NerveRoots.Principle aboveTheRoot() {
        return book.roots().aboveTheRoot();
    }

    private String at(String root, Side side) {
        return say("consultation.of", root, tests().side(side));
    }

    /** Roots whose skin a test found to feel less, and in whose skin nothing was drawn. */
    private Stream<NerveRoot> undrawn(Consultation.Finding finding) {
        return book
                .roots()
                .test(finding.test())
                .filter(test ->
                        test.kind() == ExaminationTest.Kind.FEELING && test.positiveSpeaks())
                .stream()
                .flatMap(test -> test.roots().stream())
                .flatMap(root -> book.roots().find(root).stream())
                .filter(root -> !root.sensoryRegions().isEmpty())
                .filter(root ->
                        chart.marks().stream()
                                .filter(mark ->
                                        mark.side() == finding.side() || mark.side() == Side.BOTH)
                                .noneMatch(mark -> root.sensoryRegions().contains(mark.region())));
    }

    /** True if the person weighed the choices there are. */
    public boolean hasWeighed() {
        return chart.latest(Entry.ChoicesWeighed.class).isPresent();
    }

    /** What a loss in a root warns of, and what to do then; empty where it warns of nothing. */
    public String alarm(NerveRoots.Reasoning reasoning) {
        return reasoning
                .root()
                .alarm()
                .filter(_ -> reasoning.deficits() > 0)
                .flatMap(book.flags()::find)
                .map(flag ->
                        say(
                                "consultation.root.alarm",
                                flag.id(),
                                say("level." + flag.action().code())))
                .orElse("");
    }

    /** What the tests of a group showed at the examination before; empty where nothing. */
    public String before(TestSheet.TestGroup group) {
        return wrong.isPresent()
                ? ""
                : chart.latest(Entry.Consulted.class)
                        .map(one ->
                                new FoundBefore(
                                        LocalDate.ofInstant(one.noted().occurredAt(), zone),
                                        one.entry().consultation(),
                                        book.roots(),
                                        form.words()))
                        .map(before -> before.of(group.kind()))
                        .orElse("");
    }

    /** The tests as they are answered so far. */
    public TestSheet tests() {
        return new TestSheet(form, book, pain, examined, answered);
    }

    public List<Differential> differentials() {
        return book.differentials();
    }

    /**
     * The nerve past the root, which is never judged with others: while the foot is weak to lift,
     * nothing found points to the root instead, and nobody said where it stands.
     */
    public Optional<Differential> pastTheRoot() {
        var outcomes = typed().outcomes(book);
        boolean may =
                Stream.of(Side.LEFT, Side.RIGHT)
                        .anyMatch(side -> book.roots().mayLiePastTheRoot(side, outcomes));
        return differentials().stream()
                .filter(_ -> may)
                .filter(one -> one.id().equals(PAST_THE_ROOT))
                .filter(one -> standing(one).chosen().isEmpty())
                .findFirst();
    }

    /** True if something stands in it that was said of it alone, or has to be looked at. */
    public boolean opens(Differential differential) {
        return standing(differential).hasProblem()
                || pastTheRoot().filter(differential::equals).isPresent()
                || (!typed().isThoughtTogether(differential)
                        && !(standing(differential).chosen().isEmpty()
                                && why(differential).value().isEmpty()));
    }

    /** That it was explained to the person, and by which text; empty where nobody says so. */
    public Optional<String> explained() {
        return typed().explained().map(version -> explained(version, book, form.words()));
    }

    /** The version of that text, as it is kept. */
    public String explainedBy() {
        return typed().explained().orElse("");
    }

    /** A text by which it was explained, by its title and version. */
    static String explained(String version, ConsultationForm.Book book, Words words) {
        return words.say(
                "consultation.explained.by",
                book.consents()
                        .named(version)
                        .orElseGet(book.consents()::current)
                        .of(ConsentKind.CARE)
                        .title(),
                version);
    }

    /** Explanations that can be judged by one answer: while something speaks for a root. */
    public List<Differential> rivals() {
        return reasoning.isEmpty() ? List.of() : typed().unjudged(book);
    }

    /** Explanations that were judged so. */
    public List<Differential> thoughtTogether() {
        return typed().thoughtTogether(book);
    }

    /** What they are called, in a line. */
    public String names(List<Differential> differentials) {
        return differentials.stream().map(Differential::name).collect(Collectors.joining("; "));
    }

    private ConsultationForm typed() {
        return new ConsultationForm(form.sent(), form.words(), pain);
    }

    public Choices standing(Differential differential) {
        return form.choices(
                ConsultationForm.standing(differential.id()),
                say("consultation.standing"),
                Rows.options(
                        "consultation.standing.", form.words(), Consultation.Standing.values()));
    }

    public Field why(Differential differential) {
        return form.field(ConsultationForm.why(differential.id()), say("consultation.why"))
                .asOptional();
    }

    public Choices channels() {
        return form.choices(
                ConsultationForm.CHANNELS,
                say("consultation.channels"),
                book.channels().stream()
                        .filter(channel ->
                                !channel.id().equals(BOTH_CHANNELS)
                                        || form.sent()
                                                .all(ConsultationForm.CHANNELS)
                                                .contains(channel.id()))
                        .map(channel ->
                                new Option(
                                        channel.id(),
                                        "%s %s"
                                                .formatted(channel.name(), channel.chinese())
                                                .strip(),
                                        channel.pain()))
                        .toList());
    }

    /** Its signs; where nobody published them so, that is said. */
    private String signs(CareLibrary.Pattern pattern) {
        var signs = String.join("; ", pattern.signs());
        return pattern.backing().isGeneralKnowledge()
                ? "%s · %s".formatted(signs, say("callout.unverified"))
                : signs;
    }

    /** Every pattern, with what its signs rest on. */
    public List<CareLibrary.Pattern> patternsKnown() {
        return book.patterns();
    }

    public Choices patterns() {
        return form.choices(
                        ConsultationForm.PATTERNS,
                        say("consultation.patterns"),
                        book.patterns().stream()
                                .map(pattern ->
                                        new Option(
                                                pattern.id(),
                                                "%s %s"
                                                        .formatted(
                                                                pattern.name(), pattern.chinese())
                                                        .strip(),
                                                signs(pattern)))
                                .toList())
                .withHint(say("consultation.patterns.hint"))
                .asOptional();
    }

    /** The day of review, with why it is proposed. Whoever notes the consultation agrees to it. */
    public Field reviewOn() {
        var hint =
                say(
                        "consultation.review-on.hint." + Rows.code(review.why()),
                        form.words().day(review.day()),
                        ReviewProposal.REVIEW_WEEK);
        return field(ConsultationForm.REVIEW).withHint(hint);
    }

    /** The rule that proposes it, where one does. */
    public String reviewRuleId() {
        return ReviewDay.RULE;
    }

    /** What that proposal rests on, where it is a rule's. */
    public Optional<Backing> reviewRule() {
        return review.why() == ReviewDay.Why.RULE ? book.firstReview() : Optional.empty();
    }

    public Field field(String name) {
        return form.field(name, say("consultation." + name.replace('_', '-')));
    }

    /** The goal, with the one that was said last. */
    public Field goal() {
        var goal = field(ConsultationForm.GOAL);
        return goal.withHint(
                LastGoal.of(chart)
                        .map(last -> told(last.words(), last.noted(), goal.value()))
                        .orElseGet(() -> say("consultation.goal.hint")));
    }

    /** What the person takes, with what they wrote of it where that stands at no other question. */
    public Field medicinesTaken() {
        var words = field(ConsultationForm.MEDICINES).asOptional();
        return taken.list().isPresent()
                ? words.withHint(say("consultation.medicines-taken.brief"))
                : words.withHint(
                        medicinesTold(words.value())
                                .orElseGet(() -> say("consultation.medicines-taken.hint")));
    }

    /** When medicines were told in the symptom check and in which words; empty if none were. */
    private Optional<String> medicinesTold(String here) {
        return chart.latest(Entry.SymptomsTold.class)
                .filter(one -> !one.entry().story().medicines().isEmpty())
                .map(one -> told(one.entry().story().medicines(), one.noted(), here));
    }

    /**
     * When something was told and in which words.
     *
     * @param here what stands in the field beside it, so that the same words are not said twice
     */
    private String told(String words, Noted noted, String here) {
        return say(
                (words.equals(here) ? "consultation.told.on" : "consultation.told.words")
                        + (noted.author().isPatient() ? ".home" : ""),
                form.words().day(LocalDate.ofInstant(noted.occurredAt(), zone)),
                words);
    }

    /** Positive tests that stretch several roots of a side; empty if none is. */
    public Optional<String> stretched(NerveRoots.Consistency side) {
        return TestWords.stretched(side, form.words());
    }

    /** What speaks for a root or against it, in words. */
    public String remarks(List<NerveRoots.Remark> remarks) {
        return TestWords.remarks(remarks, form.words());
    }

    private String say(String key, Object... arguments) {
        return form.words().say(key, arguments);
    }
}
