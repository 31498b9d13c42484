package huantiao.web.consultation;

import huantiao.body.ExaminationTest;
import huantiao.body.NerveRoot;
import huantiao.body.Side;
import huantiao.care.Consultation;
import huantiao.care.Examined;
import huantiao.web.care.Rows;
import huantiao.web.form.Choices;
import huantiao.web.form.Field;
import huantiao.web.form.Form;
import huantiao.web.people.TestWords;
import huantiao.web.triage.FactQuestion;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The tests of a consultation as they are answered so far, in groups by what they look for.
 *
 * @param pain the side on which a leg hurts; empty where nobody said so
 * @param examined what is asked beside the tests, because they may leave it open
 * @param answered the group that was answered as a whole a moment ago; empty if none was
 */
public record TestSheet(
        Form form,
        ConsultationForm.Book book,
        Optional<Side> pain,
        List<FactQuestion> examined,
        String answered) {

    private static final Pattern SHARE = Pattern.compile("0\\.\\d+");

    public TestSheet {
        examined = List.copyOf(examined);
    }

    /** Tests that look for one kind of thing, and what of them the minimum examination asks for. */
    public record TestGroup(
            ExaminationTest.Kind kind,
            List<ExaminationTest> minimum,
            List<ExaminationTest> further) {
        public TestGroup {
            minimum = List.copyOf(minimum);
            further = List.copyOf(further);
        }

        /** Every test, in the order of the page. */
        Stream<ExaminationTest> all() {
            return Stream.concat(minimum.stream(), further.stream());
        }
    }

    /** How many tests of the minimum examination are not noted, each by its side, for paper. */
    public int notNoted() {
        return toNote() - tested(book.minimum());
    }

    /** How many there are. */
    public int toNote() {
        return sidesOf(book.minimum());
    }

    private int sidesOf(List<ExaminationTest> tests) {
        return tests.stream().mapToInt(test -> sides(test).size()).sum();
    }

    /** How many of the groups have every test of the minimum noted, on each side. */
    int groupsNoted() {
        return Math.toIntExact(
                groups().stream()
                        .filter(group -> tested(group.minimum()) == sidesOf(group.minimum()))
                        .count());
    }

    private int tested(List<ExaminationTest> tests) {
        return Math.toIntExact(
                tests.stream()
                        .flatMap(test -> sides(test).stream().map(side -> shown(test, side)))
                        .filter(choices -> !choices.chosen().isEmpty())
                        .count());
    }

    /** The tests by what they look for. */
    public List<TestGroup> groups() {
        return groups(book);
    }

    /** The tests of a book by what they look for. */
    static List<TestGroup> groups(ConsultationForm.Book book) {
        var minimum = book.minimum();
        return Arrays.stream(ExaminationTest.Kind.values())
                .map(kind -> {
                    var here =
                            book.tests().stream()
                                    .filter(test -> test.kind() == kind)
                                    .filter(test -> !book.roots().isPlace(test))
                                    .toList();
                    return new TestGroup(
                            kind,
                            here.stream().filter(minimum::contains).toList(),
                            here.stream().filter(test -> !minimum.contains(test)).toList());
                })
                .toList();
    }

    /** What its one answer is about; a further test of something else says so at its fold. */
    public String kind(TestGroup group) {
        return isVesselsAndCord(group)
                ? say("consultation.kind.vessels")
                : say("consultation.kind." + group.kind().name().toLowerCase(Locale.ROOT));
    }

    private static boolean isVesselsAndCord(TestGroup group) {
        return group.kind() == ExaminationTest.Kind.OTHER && !group.further().isEmpty();
    }

    /** True if nothing of a group is answered, and nothing has to be looked at. */
    public boolean isBlank(TestGroup group) {
        return group.all().noneMatch(this::isTouched) && !hasAnswer(group);
    }

    /** True if every test of the minimum is normal on both sides and nothing else is answered. */
    public boolean isNormal(TestGroup group) {
        return group.minimum().stream().allMatch(this::isNormal)
                && group.further().stream().noneMatch(this::isTouched)
                && !hasAnswer(group);
    }

    /**
     * True if the tests of a group are to be seen one by one: always where most people have a
     * finding, where something else than "all normal" is answered, and right after that answer
     * where exceptions to it are to be marked.
     */
    public boolean opens(TestGroup group) {
        if (group.kind() == ExaminationTest.Kind.TENSION) {
            return true;
        }
        return isNormal(group)
                ? hasExceptions(group) && answered.equals(group.kind().name())
                : !isBlank(group);
    }

    /** True for tests of which one is often abnormal among normal ones. */
    private static boolean hasExceptions(TestGroup group) {
        return switch (group.kind()) {
            case TENSION, POWER, FEELING -> true;
            case REFLEX, OTHER -> false;
        };
    }

    /** True if a test beyond the minimum is answered already. */
    public boolean opensFurther(TestGroup group) {
        return group.further().stream().anyMatch(this::isTouched);
    }

    /** What is asked beside the tests of a group, because they may leave it open. */
    public List<FactQuestion> asked(TestGroup group) {
        var fact =
                switch (group.kind()) {
                    case POWER -> Examined.WEAKEST;
                    case OTHER -> Examined.NO_PULSES;
                    case TENSION, REFLEX, FEELING -> "";
                };
        return examined.stream().filter(question -> question.fact().equals(fact)).toList();
    }

    /** One answer for all tests of the minimum in a group: that they were done, and what showed. */
    public String allDone(TestGroup group) {
        if (hasExceptions(group)) {
            return say(
                    "consultation.all.except.%s%s"
                            .formatted(
                                    group.kind() == ExaminationTest.Kind.POWER
                                            ? "power"
                                            : TestWords.manner(group.kind()),
                                    isNormal(group) ? ".said" : ""),
                    group.minimum().size());
        }
        boolean both = sidesOf(group.minimum()) == group.minimum().size() * sides().size();
        return say(
                "consultation.all." + (both ? TestWords.manner(group.kind()) : "crossed"),
                group.minimum().size(),
                names(group.minimum()));
    }

    /**
     * What is in sight of a group: how many tests, or the one by its name; nothing where its one
     * answer names them: where more stand there than it speaks of, or just one.
     */
    public String inSight(TestGroup group) {
        var tests = group.minimum();
        boolean isNamed = tests.size() == 1 && TestWords.manner(group.kind()).equals("other");
        return areInSight(group) || isNamed
                ? ""
                : say("consultation.tests", tests.size(), names(tests));
    }

    /**
     * True if the tests beyond the minimum stand in sight: those that stretch the nerve, where one
     * leg hurts.
     */
    public boolean areInSight(TestGroup group) {
        return group.further().stream().anyMatch(this::isBeside);
    }

    /** True for a further stretch of the nerve where one leg hurts: its side is asked for. */
    public boolean isBeside(ExaminationTest test) {
        return test.kind() == ExaminationTest.Kind.TENSION
                && pain.filter(sides()::contains).isPresent()
                && !book.minimum().contains(test);
    }

    /** What lies in the fold beyond the minimum, by name. */
    public String further(TestGroup group) {
        return say(
                isVesselsAndCord(group) ? "consultation.further.cord" : "consultation.further",
                names(group.further()));
    }

    /** What the one answer of a group attests, by name, in sight while the tests are folded. */
    public String names(TestGroup group) {
        return names(group.minimum());
    }

    private static String names(List<ExaminationTest> tests) {
        return tests.stream().map(ExaminationTest::name).collect(Collectors.joining(" · "));
    }

    /** How many answers of a group are open, beside some that are given: its tests by side. */
    public int open(TestGroup group) {
        return isBlank(group) ? 0 : typed().open(group.minimum()).size();
    }

    /** One answer for what is open of a group: that it was done, and what showed. */
    public String restDone(TestGroup group) {
        return say(
                "consultation.rest." + TestWords.manner(group.kind()),
                open(group),
                sidesOf(group.minimum()));
    }

    /** What was answered so, each by the name of its field. */
    public List<String> others(TestGroup group) {
        return isNormal(group) ? List.of() : typed().othersSaid(group.minimum());
    }

    /** That it was answered so. */
    public String othersSaid(TestGroup group) {
        return say(
                "consultation.rest.said." + TestWords.manner(group.kind()), others(group).size());
    }

    /** The weakest key muscle as it follows from the tests, or what they want for it. */
    public String weakest() {
        var grade = typed().weakest(book);
        var ungraded = typed().ungraded(book);
        if (form.sent().has(Examined.WEAKEST)) {
            return say("consultation.weakest.typed");
        }
        if (grade.isPresent()) {
            return say("consultation.weakest", grade.getAsInt());
        }
        return ungraded.isEmpty()
                ? say("consultation.weakest.open")
                : say(
                        "consultation.weakest.ungraded",
                        ungraded.stream()
                                .map(one ->
                                        say(
                                                "consultation.of",
                                                book.roots()
                                                        .test(one.test())
                                                        .map(this::name)
                                                        .orElse(one.test()),
                                                side(one.side())))
                                .collect(Collectors.joining("; ")));
    }

    /** True if a question beside the tests is answered, or has to be looked at. */
    public boolean isSaidBeside(TestGroup group) {
        return hasAnswer(group);
    }

    private ConsultationForm typed() {
        return new ConsultationForm(form.sent(), form.words(), pain);
    }

    private boolean hasAnswer(TestGroup group) {
        return asked(group).stream()
                .map(FactQuestion::fact)
                .anyMatch(fact -> form.sent().has(fact) || !form.problem(fact).isEmpty());
    }

    /** True if less feeling is marked on a side: no current and no heat goes there. */
    public boolean findsLessFeeling() {
        var reduced = Rows.code(Consultation.Shown.POSITIVE);
        return book.tests().stream()
                .filter(test -> test.kind() == ExaminationTest.Kind.FEELING)
                .anyMatch(test ->
                        sides().stream()
                                .anyMatch(side -> shown(test, side).chosen().contains(reduced)));
    }

    private boolean isTouched(ExaminationTest test) {
        return sides().stream()
                .anyMatch(side ->
                        places(test).stream().anyMatch(place -> isAt(place, side))
                                || form.sent().has(ConsultationForm.shown(test.id(), side))
                                || form.sent().has(ConsultationForm.measured(test.id(), side))
                                || shown(test, side).hasProblem()
                                || measured(test, side).hasProblem());
    }

    private boolean isNormal(ExaminationTest test) {
        return sides(test).stream()
                .allMatch(side ->
                        form.sent()
                                        .text(ConsultationForm.shown(test.id(), side))
                                        .equals(ConsultationForm.NORMAL)
                                && !form.sent().has(ConsultationForm.measured(test.id(), side)));
    }

    public List<Side> sides() {
        return List.of(Side.LEFT, Side.RIGHT);
    }

    /** Sides on which a test is asked for. */
    public List<Side> sides(ExaminationTest test) {
        return typed().sides(test).stream()
                .filter(side ->
                        !isBeside(test)
                                || pain.filter(side::equals).isPresent()
                                || typed().isSaid(test, side))
                .toList();
    }

    /** What leads to a side on which a test is not asked for. */
    public String other(ExaminationTest test, Side side) {
        return say(isBeside(test) ? "consultation.side.also" : "consultation.side.too", side(side));
    }

    /** Sides on which it has no meaning as far as is known; they can be answered all the same. */
    public List<Side> otherSides(ExaminationTest test) {
        var asked = sides(test);
        return sides().stream().filter(side -> !asked.contains(side)).toList();
    }

    public String side(Side side) {
        return say("body.side." + side.code());
    }

    /** What an answer of a test is noted for: a side, or the side of the pain. */
    public String side(ExaminationTest test, Side side) {
        var key = "consultation.side.%s.of".formatted(test.id());
        return form.words().knows(key) ? say(key, side(side)) : side(side);
    }

    /** What is easily taken wrong about which side is meant; empty where nothing is. */
    public String note(ExaminationTest test) {
        var asked = sides(test);
        var key =
                "consultation.side.%s.note%s"
                        .formatted(
                                test.id(), asked.size() == 1 ? "." + asked.getFirst().code() : "");
        return form.words().knows(key) ? say(key) : "";
    }

    public Choices shown(ExaminationTest test, Side side) {
        var by = "consultation.shown." + TestWords.manner(test.kind()) + ".";
        return form.choices(
                ConsultationForm.shown(test.id(), side),
                say("consultation.shown", name(test), side(side)),
                Rows.options(by, form.words(), TestWords.answers(test)));
    }

    /** Tests that say where the loss of this test was found; empty where it tells by itself. */
    public List<ExaminationTest> places(ExaminationTest test) {
        return book.places(test);
    }

    /** The roots whose loss is looked for at the places of this test and that can be drawn. */
    public List<NerveRoot> drawn(ExaminationTest test) {
        var roots =
                places(test).stream()
                        .flatMap(place -> place.roots().stream())
                        .collect(Collectors.toSet());
        return book.roots().all().stream()
                .filter(root -> roots.contains(root.id()) && !root.sensoryRegions().isEmpty())
                .toList();
    }

    /** What is asked where a loss was found. */
    public String where(ExaminationTest test, Side side) {
        return say("consultation.place", name(test), side(side));
    }

    /** What is missing where it lies; empty if nothing is. */
    public String whereProblem(ExaminationTest test, Side side) {
        return form.problem(ConsultationForm.where(test.id(), side));
    }

    /** Where a problem of the place leads to. */
    public String whereId(ExaminationTest test, Side side) {
        return Form.id(ConsultationForm.where(test.id(), side));
    }

    /** True if a loss was ticked at this place. */
    public boolean isAt(ExaminationTest place, Side side) {
        return form.sent()
                .text(ConsultationForm.shown(place.id(), side))
                .equals(ConsultationForm.LOSS);
    }

    /** Losses of which nobody said where they lie, and that speak for no root until then. */
    public List<String> unplaced() {
        var consultation = typed();
        return groups().stream()
                .flatMap(TestGroup::all)
                .flatMap(test ->
                        consultation.unplaced(test, book).stream()
                                .map(side -> say("consultation.unplaced", name(test), side(side))))
                .toList();
    }

    /** Tests beside which stands a grade that does not go with what they showed, each in a line. */
    public List<String> contradicted() {
        return typed().contradicted(book).stream()
                .flatMap(one ->
                        book.roots().test(one.test()).stream()
                                .map(test ->
                                        say(
                                                "consultation.contradicted",
                                                TestWords.found(test, one, form.words()))))
                .toList();
    }

    /** What a test is called. */
    public String name(ExaminationTest test) {
        return TestWords.name(test, form.words());
    }

    public Field measured(ExaminationTest test, Side side) {
        return form.field(
                        ConsultationForm.measured(test.id(), side),
                        say("consultation.measured", name(test), side(side)))
                .asOptional();
    }

    /** What is measured in such a test, in a word. */
    public String unit(ExaminationTest test) {
        var own = "consultation.unit." + test.id();
        return say(
                form.words().knows(own)
                        ? own
                        : "consultation.unit." + test.kind().name().toLowerCase(Locale.ROOT));
    }

    /** Sensitivity and specificity in one population, as published. */
    public String accuracy(ExaminationTest.Accuracy accuracy) {
        return say(
                "consultation.accuracy",
                within(percent(accuracy.sensitivity()), accuracy.sensitivityInterval()),
                within(
                        accuracy.specificity().isPresent()
                                ? percent(accuracy.specificity().getAsDouble())
                                : inPercent(accuracy.specificityAsWritten()),
                        accuracy.specificityInterval()),
                accuracy.population());
    }

    private String within(String share, Optional<ExaminationTest.Accuracy.Between> interval) {
        return interval.map(between ->
                        say(
                                "consultation.accuracy.within",
                                share,
                                Math.round(between.low() * 100),
                                percent(between.high())))
                .orElse(share);
    }

    /** Shares within words, as in {@code 0.83 or 0.89}. */
    private static String inPercent(String written) {
        return SHARE.matcher(written)
                .replaceAll(found -> percent(Double.parseDouble(found.group())));
    }

    private static String percent(double share) {
        return "%d %%".formatted(Math.round(share * 100));
    }

    private String say(String key, Object... arguments) {
        return form.words().say(key, arguments);
    }
}
