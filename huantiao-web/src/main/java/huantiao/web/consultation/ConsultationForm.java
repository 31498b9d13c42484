package huantiao.web.consultation;

import huantiao.base.Backing;
import huantiao.base.Problem;
import huantiao.base.Result;
import huantiao.body.ChannelPattern;
import huantiao.body.ExaminationTest;
import huantiao.body.Mark;
import huantiao.body.NerveRoots;
import huantiao.body.Points;
import huantiao.body.Side;
import huantiao.care.CareLibrary;
import huantiao.care.CareRules;
import huantiao.care.ConsentVersions;
import huantiao.care.Consultation;
import huantiao.care.Entry;
import huantiao.care.Examination;
import huantiao.care.Examined;
import huantiao.care.Picture;
import huantiao.triage.Differential;
import huantiao.triage.Facts;
import huantiao.triage.RedFlags;
import huantiao.web.Words;
import huantiao.web.care.AskedTogether;
import huantiao.web.care.Rows;
import huantiao.web.care.Texts;
import huantiao.web.form.Sent;
import huantiao.web.people.TestWords;
import huantiao.web.triage.FactForm;
import huantiao.web.triage.FactQuestions;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A consultation as it was typed.
 *
 * @param words in which a refusal names the answers there are
 * @param pain the side on which a leg hurts; empty where nobody said so
 */
public record ConsultationForm(Sent sent, Words words, Optional<Side> pain) {

    /** Place in the chart of the consultation that is put right; not sent with a new one. */
    static final String CORRECTS = "corrects";

    /** What the clinician found, on the body chart. */
    static final String FOUND = "found";

    static final String CHANNELS = "channels";
    static final String PATTERNS = "patterns";
    static final String TONGUE = "tongue_and_pulse";
    static final String DIAGNOSIS = "diagnosis";
    static final String GOAL = "goal";
    static final String REVIEW = "review_on";
    static final String NOTE = "note";

    /** Version of the text by which it was explained to the person. */
    static final String EXPLAINED = "explained_by";

    /** What the person takes, in words. */
    static final String MEDICINES = "medicines_taken";

    /**
     * Tests that were answered together as those left of a group, each by the name of its field.
     */
    static final String OTHERS = "others";

    /** A test that showed nothing, as its answer is sent. */
    static final String NORMAL = Rows.code(Consultation.Shown.NEGATIVE);

    /** A test that showed a loss, as its answer is sent. */
    static final String LOSS = Rows.code(Consultation.Shown.POSITIVE);

    private static final String UNLIKELY = Rows.code(Consultation.Standing.UNLIKELY);

    private static final List<Side> SIDES = List.of(Side.LEFT, Side.RIGHT);

    /** What the nerve roots are examined for: no rival of itself. */
    private static final String OF_A_ROOT = "DX-RADIC";

    /**
     * What is known of the body, of warning signs and of other explanations.
     *
     * @param consents what people are told before they agree, each version
     * @param firstReview what the rule on the first review rests on
     */
    public record Book(
            Points points,
            NerveRoots roots,
            RedFlags flags,
            List<ChannelPattern> channels,
            List<CareLibrary.Pattern> patterns,
            List<Differential> differentials,
            ConsentVersions consents,
            Optional<Backing> firstReview) {
        public Book {
            channels = List.copyOf(channels);
            patterns = List.copyOf(patterns);
            differentials = List.copyOf(differentials);
        }

        /** Tests of the minimum examination, in its order. */
        public List<ExaminationTest> minimum() {
            return roots.minimumExam().tests().stream()
                    .flatMap(id -> roots.test(id).stream())
                    .toList();
        }

        /** The text by which it is explained now. */
        String explainedBy() {
            return consents.current().version();
        }

        /** Tests that say where the loss of this test was found. */
        public List<ExaminationTest> places(ExaminationTest test) {
            return roots.places(test);
        }

        /** Every test: those of the minimum examination and all others. */
        public List<ExaminationTest> tests() {
            return List.copyOf(roots.tests());
        }
    }

    /**
     * What was read.
     *
     * @param facts added beside the consultation
     * @param found marked on the body chart by the clinician
     */
    record Read(Consultation consultation, Facts facts, List<Mark> found) {}

    static String shown(String test, Side side) {
        return "test-%s-%s".formatted(test, side.code());
    }

    static String measured(String test, Side side) {
        return "measured-%s-%s".formatted(test, side.code());
    }

    /** Where a loss that a test found lies. */
    static String where(String test, Side side) {
        return "where-%s-%s".formatted(test, side.code());
    }

    /**
     * True for another explanation that may be judged with others: nobody else has to see the
     * person for it, and no warning sign raises it.
     */
    private static boolean isRival(Differential one) {
        return one.action().isEmpty() && one.redFlags().isEmpty() && !one.id().equals(OF_A_ROOT);
    }

    /** Those of which nobody said anything yet. */
    List<Differential> unjudged(Book book) {
        return book.differentials().stream()
                .filter(ConsultationForm::isRival)
                .filter(one -> !sent.has(standing(one.id())) && !sent.has(why(one.id())))
                .toList();
    }

    /** Those that were judged together, and stand so. */
    List<Differential> thoughtTogether(Book book) {
        return book.differentials().stream().filter(this::isThoughtTogether).toList();
    }

    boolean isThoughtTogether(Differential one) {
        return isRival(one)
                && sent.text(standing(one.id())).equals(UNLIKELY)
                && sent.text(why(one.id())).equals(together());
    }

    /** What is written where they were: the reason each has, in the record as on the page. */
    private String together() {
        return words.say("consultation.rivals.why");
    }

    /**
     * The same form, in which each of which nobody said anything was thought of: none fits better.
     */
    Sent rivalsTogether(Book book) {
        var each = sent;
        for (var one : unjudged(book)) {
            each = each.with(standing(one.id()), UNLIKELY).with(why(one.id()), together());
        }
        return each;
    }

    /** The same form without what was so said and still stands. */
    Sent rivalsApart(Book book) {
        var each = sent;
        for (var one : thoughtTogether(book)) {
            each = each.with(standing(one.id())).with(why(one.id()));
        }
        return each;
    }

    /** Version of the text by which it was explained; empty where nobody says so. */
    Optional<String> explained() {
        return Optional.of(sent.text(EXPLAINED)).filter(version -> !version.isEmpty());
    }

    /** The same form, which says that it was explained by the text that is read now. */
    Sent explained(Book book) {
        return explained().isPresent() ? sent : sent.with(EXPLAINED, book.explainedBy());
    }

    /** The same form without it. */
    Sent unexplained() {
        return sent.with(EXPLAINED);
    }

    static String standing(String differential) {
        return "standing-" + differential;
    }

    static String why(String differential) {
        return "why-" + differential;
    }

    /**
     * The form as it was written: every field as the consultation has it. What its tests tell by
     * themselves is no answer, so it follows the tests if they are put right.
     *
     * @param found what was marked on the body chart with it
     */
    static Sent written(Entry.Consulted consulted, List<Mark> found, Book book, CareRules rules) {
        var consultation = consulted.consultation();
        var form =
                Sent.nothing()
                        .with(FOUND, found.stream().map(Mark::code).toArray(String[]::new))
                        .with(CHANNELS, consultation.channels().toArray(String[]::new))
                        .with(PATTERNS, consultation.patterns().toArray(String[]::new))
                        .with(TONGUE, consultation.tongueAndPulse())
                        .with(DIAGNOSIS, consultation.workingDiagnosis())
                        .with(GOAL, consultation.goal())
                        .with(REVIEW, consultation.reviewOn().toString())
                        .with(NOTE, consultation.note())
                        .with(MEDICINES, consultation.medicines().orElse(""))
                        .with(EXPLAINED, consultation.explained().orElse(""));
        for (var finding : consultation.findings()) {
            form =
                    form.with(shown(finding.test(), finding.side()), Rows.code(finding.shown()))
                            .with(measured(finding.test(), finding.side()), finding.measured());
        }
        for (var one : consultation.considered()) {
            form =
                    form.with(standing(one.explanation()), Rows.code(one.standing()))
                            .with(why(one.explanation()), one.why());
        }
        var examined = Examined.facts(consultation.findings(), book.roots(), rules.vocabulary());
        var told = Picture.read(consulted.facts(), rules.vocabulary());
        var asked = new LinkedHashSet<String>();
        for (var fact : told.names()) {
            var value = told.find(fact).orElseThrow();
            if (examined.find(fact).filter(value::equals).isEmpty()) {
                form = FactForm.written(form, fact, value);
                asked.add(fact);
            }
        }
        return form.with(AskedTogether.SHOWN, asked.toArray(String[]::new));
    }

    Result<Read, List<Problem>> read(Book book, CareRules rules, LocalDate today) {
        var problems = new ArrayList<Problem>();
        for (var field : List.of(TONGUE, DIAGNOSIS, GOAL, NOTE, MEDICINES)) {
            Texts.check(field, sent, Texts.LONG, problems);
        }
        var findings = findings(book, problems);
        placed(findings, book, problems);
        var considered = considered(book, problems);
        weakest(findings, book, problems);
        Texts.within(
                CHANNELS,
                sent,
                book.channels().stream().map(ChannelPattern::id).toList(),
                problems);
        Texts.within(
                PATTERNS,
                sent,
                book.patterns().stream().map(CareLibrary.Pattern::id).toList(),
                problems);
        Texts.within(
                EXPLAINED,
                sent,
                book.consents().all().stream().map(one -> one.texts().version()).toList(),
                problems);
        var channels =
                book.channels().stream()
                        .map(ChannelPattern::id)
                        .filter(sent.all(CHANNELS)::contains)
                        .toList();
        var patterns =
                book.patterns().stream()
                        .map(CareLibrary.Pattern::id)
                        .filter(sent.all(PATTERNS)::contains)
                        .toList();
        var review = Texts.dayAhead(REVIEW, sent, today, problems);
        return switch (FactForm.of(sent, rules.vocabulary()).read(rules.vocabulary())) {
            case Result.Refused<Facts, List<Problem>>(var wrong) -> {
                problems.addAll(FactQuestions.refused(wrong, words, rules));
                yield Result.refused(List.copyOf(problems));
            }
            case Result.Ok<Facts, List<Problem>>(var facts) ->
                    problems.isEmpty() && review.isPresent()
                            ? Result.ok(
                                    new Read(
                                            new Consultation(
                                                    findings,
                                                    channels,
                                                    patterns,
                                                    sent.text(TONGUE),
                                                    sent.text(DIAGNOSIS),
                                                    considered,
                                                    sent.text(GOAL),
                                                    review.get(),
                                                    sent.text(NOTE),
                                                    Optional.of(sent.text(MEDICINES)),
                                                    explained()),
                                            told(facts, book, rules),
                                            found()))
                            : Result.refused(List.copyOf(problems));
        };
    }

    /**
     * What was answered, and what the tests tell where nobody answered it in so many words. A loss
     * of feeling that was found in the saddle is a yes whatever was answered.
     */
    Facts told(Facts answered, Book book, CareRules rules) {
        var examined =
                Examined.facts(findings(book, new ArrayList<>()), book.roots(), rules.vocabulary());
        var told =
                examined.without(examined.names().stream().filter(sent::has).toList())
                        .overlaidWith(answered);
        return examined.knows(Examined.SADDLE) ? told.with(Examined.SADDLE, true) : told;
    }

    /** A loss that was found lies somewhere: without its place it speaks for no root. */
    private void placed(List<Consultation.Finding> findings, Book book, List<Problem> problems) {
        for (var test : book.tests()) {
            for (var side : unplaced(findings, test)) {
                problems.add(
                        new Problem(
                                where(test.id(), side),
                                "HT-0274",
                                "A loss was found, but not where.",
                                "Tick each place, or that it is no strip of one root."));
            }
        }
    }

    /** Sides on which this test found a loss and nobody said where. */
    List<Side> unplaced(ExaminationTest test, Book book) {
        return unplaced(findings(book, new ArrayList<>()), test);
    }

    private static List<Side> unplaced(List<Consultation.Finding> findings, ExaminationTest test) {
        return test.positiveSpeaks()
                ? List.of()
                : SIDES.stream()
                        .filter(side -> isLoss(findings, test.id(), side))
                        .filter(side ->
                                test.places().stream()
                                        .noneMatch(place -> isLoss(findings, place, side)))
                        .toList();
    }

    private static boolean isLoss(List<Consultation.Finding> findings, String test, Side side) {
        return findings.stream()
                .anyMatch(one ->
                        one.test().equals(test)
                                && one.side() == side
                                && one.shown() == Consultation.Shown.POSITIVE);
    }

    /** A place of a test that showed no loss there, or was not done: what was ticked is void. */
    private boolean isVoid(ExaminationTest place, Side side, Book book) {
        return book.tests().stream()
                .filter(test -> test.places().contains(place.id()))
                .map(test -> sent.text(shown(test.id(), side)))
                .anyMatch(shown -> !shown.isEmpty() && !shown.equals(LOSS));
    }

    /** The weakest key muscle as the tests tell it; empty where they leave it open. */
    OptionalInt weakest(Book book) {
        return Examined.weakest(findings(book, new ArrayList<>()), book.roots());
    }

    /** Losses of power beside which no grade is written, each by its test and side. */
    List<Consultation.Finding> ungraded(Book book) {
        return Examined.ungraded(findings(book, new ArrayList<>()), book.roots());
    }

    /** A muscle cannot be weaker in a test than the weakest of all. */
    private void weakest(List<Consultation.Finding> findings, Book book, List<Problem> problems) {
        var answered = sent.text(Examined.WEAKEST).strip();
        var graded = Examined.lowestGrade(findings, book.roots());
        if (answered.matches("[0-5]")
                && graded.isPresent()
                && graded.getAsInt() < Integer.parseInt(answered)) {
            problems.add(
                    new Problem(
                            Examined.WEAKEST,
                            "HT-0272",
                            "A test of power shows a lower grade, %d.".formatted(graded.getAsInt()),
                            "Enter the lowest grade, or put the test right."));
        }
    }

    /** Sides on which a test says something, and those answered all the same. */
    List<Side> sides(ExaminationTest test) {
        var telling = test.sides(pain);
        return SIDES.stream().filter(side -> telling.contains(side) || isSaid(test, side)).toList();
    }

    /** True if something is answered of a test on a side. */
    boolean isSaid(ExaminationTest test, Side side) {
        return sent.has(shown(test.id(), side)) || sent.has(measured(test.id(), side));
    }

    /** The same form with every test of a group done and normal, if none of it was answered. */
    Sent allNormal(List<ExaminationTest> group, List<ExaminationTest> further) {
        boolean answered =
                Stream.concat(group.stream(), further.stream())
                        .anyMatch(test -> SIDES.stream().anyMatch(side -> isSaid(test, side)));
        return answered ? sent : withEach(group, NORMAL);
    }

    /** The same form without the answers to a group, if each of them is that it was normal. */
    Sent noneNormal(List<ExaminationTest> group) {
        boolean all =
                group.stream()
                        .allMatch(test ->
                                sides(test).stream()
                                        .allMatch(side ->
                                                sent.text(shown(test.id(), side)).equals(NORMAL)));
        return all ? withEach(group) : sent;
    }

    /** The same form with what is left open of a group done and normal, and that it was so said. */
    Sent othersNormal(List<ExaminationTest> group) {
        var each = sent;
        var said = new LinkedHashSet<>(sent.all(OTHERS));
        for (var name : open(group)) {
            each = each.with(name, NORMAL);
            said.add(name);
        }
        return each.with(OTHERS, said.toArray(String[]::new));
    }

    /** The same form without what was so said of a group and still stands. */
    Sent othersOpen(List<ExaminationTest> group) {
        var each = sent;
        var said = new LinkedHashSet<>(sent.all(OTHERS));
        for (var name : othersSaid(group)) {
            each = each.with(name);
            said.remove(name);
        }
        return each.with(OTHERS, said.toArray(String[]::new));
    }

    /** Tests of a group, each by its side, of which nothing is said yet. */
    List<String> open(List<ExaminationTest> group) {
        return each(group)
                .filter(one -> !isSaid(one.test(), one.side()))
                .filter(one ->
                        one.test().places().stream()
                                .noneMatch(place -> sent.has(shown(place, one.side()))))
                .map(OneSide::shown)
                .toList();
    }

    /** Tests of a group that were answered as "the others" and stand so. */
    List<String> othersSaid(List<ExaminationTest> group) {
        return each(group)
                .filter(one -> sent.all(OTHERS).contains(one.shown()))
                .filter(one -> sent.text(one.shown()).equals(NORMAL) && !sent.has(one.measured()))
                .map(OneSide::shown)
                .toList();
    }

    /** A test on one side, and its fields. */
    private record OneSide(ExaminationTest test, Side side) {
        String shown() {
            return ConsultationForm.shown(test.id(), side);
        }

        String measured() {
            return ConsultationForm.measured(test.id(), side);
        }
    }

    private Stream<OneSide> each(List<ExaminationTest> group) {
        return group.stream()
                .flatMap(test -> sides(test).stream().map(side -> new OneSide(test, side)));
    }

    private Sent withEach(List<ExaminationTest> group, String... answer) {
        var each = sent;
        for (var test : group) {
            for (var side : sides(test)) {
                each = each.with(shown(test.id(), side), answer);
            }
        }
        return each;
    }

    /** What the clinician marked on the body chart so far. */
    List<Mark> found() {
        return sent.all(FOUND).stream()
                .flatMap(code -> Mark.read(code).stream())
                .distinct()
                .toList();
    }

    /** What was found so far, as far as it can be read. */
    Examination examined(Book book) {
        return new Examination(findings(book, new ArrayList<>()), found());
    }

    /** What the tests showed, for the reasoning over the nerve roots. */
    List<ExaminationTest.Outcome> outcomes(Book book) {
        var outcomes = new ArrayList<ExaminationTest.Outcome>();
        for (var finding : findings(book, new ArrayList<>())) {
            finding.ofARoot()
                    .map(found ->
                            new ExaminationTest.Outcome(finding.test(), finding.side(), found))
                    .ifPresent(outcomes::add);
        }
        return outcomes;
    }

    private List<Consultation.Finding> findings(Book book, List<Problem> problems) {
        var findings = new ArrayList<Consultation.Finding>();
        for (var test : book.tests()) {
            for (var side : SIDES) {
                if (isVoid(test, side, book)) {
                    continue;
                }
                var field = measured(test.id(), side);
                boolean fits = Texts.check(field, sent, Texts.LINE, problems);
                var shown = shown(test, side, problems);
                if (shown.isPresent()) {
                    var finding =
                            new Consultation.Finding(
                                    test.id(), side, shown.get(), fits ? sent.text(field) : "");
                    findings.add(finding);
                    measured(test, finding, problems);
                } else if (sent.has(field) && !sent.has(shown(test.id(), side))) {
                    problems.add(
                            new Problem(
                                    shown(test.id(), side),
                                    "HT-0585",
                                    "Something was measured, but not what the test showed.",
                                    "Choose one of: %s."
                                            .formatted(String.join(", ", answers(test)))));
                }
            }
        }
        return findings;
    }

    /** What is written beside a test goes with what it showed, and can be. */
    private void measured(
            ExaminationTest test, Consultation.Finding finding, List<Problem> problems) {
        var field = measured(test.id(), finding.side());
        Examined.contradicting(finding, test.kind())
                .ifPresent(grade ->
                        problems.add(
                                new Problem(
                                        field,
                                        "HT-2086",
                                        "%s is chosen, and grade %d stands beside it."
                                                .formatted(
                                                        TestWords.shown(
                                                                test, finding.shown(), words),
                                                        grade),
                                        "Put one of the two right.")));
        if (Examined.isImpossibleAngle(finding)) {
            problems.add(
                    new Problem(
                            field,
                            "HT-2087",
                            "This is no angle of a leg raise in degrees.",
                            "Write a number from 0 to 120, or leave it empty."));
        }
    }

    /** Tests beside which stands a grade that does not go with what they showed. */
    List<Consultation.Finding> contradicted(Book book) {
        return findings(book, new ArrayList<>()).stream()
                .filter(one ->
                        book.roots()
                                .test(one.test())
                                .filter(test ->
                                        Examined.contradicting(one, test.kind()).isPresent())
                                .isPresent())
                .toList();
    }

    private List<Consultation.Considered> considered(Book book, List<Problem> problems) {
        var considered = new ArrayList<Consultation.Considered>();
        for (var differential : book.differentials()) {
            var field = why(differential.id());
            boolean fits = Texts.check(field, sent, Texts.LONG, problems);
            var standing = standing(differential, problems);
            if (standing.isPresent()) {
                considered.add(
                        new Consultation.Considered(
                                differential.id(), standing.get(), fits ? sent.text(field) : ""));
            } else if (sent.has(field) && !sent.has(standing(differential.id()))) {
                problems.add(
                        new Problem(
                                standing(differential.id()),
                                "HT-0280",
                                "A reason is written, but not where it stands.",
                                "Choose one of: %s, or empty the reason."
                                        .formatted(
                                                Arrays.stream(Consultation.Standing.values())
                                                        .map(this::say)
                                                        .collect(Collectors.joining(", ")))));
            }
        }
        return considered;
    }

    private Optional<Consultation.Shown> shown(
            ExaminationTest test, Side side, List<Problem> problems) {
        var field = shown(test.id(), side);
        return sent.has(field)
                ? Texts.one(
                        field,
                        sent,
                        TestWords.answers(test),
                        one -> TestWords.shown(test, one, words),
                        problems)
                : Optional.empty();
    }

    private List<String> answers(ExaminationTest test) {
        return Arrays.stream(TestWords.answers(test))
                .map(one -> TestWords.shown(test, one, words))
                .toList();
    }

    private Optional<Consultation.Standing> standing(
            Differential differential, List<Problem> problems) {
        var field = standing(differential.id());
        return sent.has(field)
                ? Texts.one(field, sent, Consultation.Standing.values(), this::say, problems)
                : Optional.empty();
    }

    private String say(Consultation.Standing standing) {
        return words.say("consultation.standing." + Rows.code(standing));
    }
}
