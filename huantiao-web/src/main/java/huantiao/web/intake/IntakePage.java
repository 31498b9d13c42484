package huantiao.web.intake;

import huantiao.body.Mark;
import huantiao.care.ConsentTexts;
import huantiao.triage.Level;
import huantiao.web.Words;
import huantiao.web.care.AskedTogether;
import huantiao.web.care.BodyMarks;
import huantiao.web.form.Choices;
import huantiao.web.form.Field;
import huantiao.web.form.Form;
import huantiao.web.form.Option;
import huantiao.web.form.Steps;
import huantiao.web.triage.DrawnWeakness;
import huantiao.web.triage.FactQuestion;
import huantiao.web.triage.FactQuestions;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Predicate;

/**
 * One page of the intake.
 *
 * @param base address of the intake, without the page
 * @param name of the person whom somebody of the clinic asks; empty where they answer alone
 * @param blocks the steps that stand on this page
 * @param findings what can still matter and only the examination of the consultation tells
 * @param level what the answers so far lead to
 * @param noted true if the chart has answers of this day that lead there
 * @param against weakness that is drawn while its question on this page is answered no
 * @param grown true if an answer called for more questions
 * @param hasLeft true if it was sent with questions left open, which are named once
 * @param savedAt when it was last kept, as a time of day; empty if it was not
 */
public record IntakePage(
        Way way,
        Screen screen,
        Form form,
        String base,
        Optional<String> name,
        List<Block> blocks,
        List<String> findings,
        Level level,
        boolean noted,
        List<Mark> against,
        boolean grown,
        boolean hasLeft,
        Optional<String> savedAt,
        ConsentTexts consents) {

    /**
     * A step and its questions.
     *
     * @param together facts that whoever asks may answer no together; none where they are few
     */
    public record Block(Step step, List<FactQuestion> questions, Set<String> together) {
        public Block {
            questions = List.copyOf(questions);
            together = Set.copyOf(together);
        }

        public String code() {
            return step.code();
        }
    }

    /** A question and where it stands on the page. */
    public record Left(String label, String address) {}

    public IntakePage {
        blocks = List.copyOf(blocks);
        findings = List.copyOf(findings);
        against = List.copyOf(against);
    }

    /** What is drawn beside a no, in words; empty where the two agree. */
    public Optional<String> drawnAgainst() {
        return DrawnWeakness.places(against, words());
    }

    /** True if somebody of the clinic asks, with the person in the room. */
    public boolean isAsked() {
        return way == Way.ASKED;
    }

    public String address() {
        return base + "/" + screen.code();
    }

    public String draftAddress() {
        return address() + "/draft";
    }

    /** Where the button of a block sends to, that answers its questions no. */
    public String togetherAddress(Block block) {
        return "%s?%s=%s".formatted(address(), IntakeForm.BLOCK, block.code());
    }

    /** What that button says; empty where few questions of the block are open. */
    public Optional<String> togetherWords(Block block) {
        long open =
                block.questions().stream()
                        .filter(question -> block.together().contains(question.fact()))
                        .filter(this::isOpen)
                        .count();
        return AskedTogether.words(words(), open, open == block.together().size());
    }

    /** The open questions of a block that are answered one by one beside that button, in words. */
    public List<String> apart(Block block) {
        return block.questions().stream()
                .filter(question -> !block.together().contains(question.fact()))
                .filter(this::isOpen)
                .map(FactQuestion::label)
                .toList();
    }

    /** True where questions stand in short words, with others to read out. */
    public boolean hasWordsToReadOut() {
        return FactQuestions.haveWordsToReadOut(
                blocks.stream().flatMap(block -> block.questions().stream()).toList());
    }

    /** Questions of this page that nobody answered. */
    public List<Left> open() {
        return left(this::isOpen);
    }

    /** Those of them that are answered by a tap; a number may be left out. */
    public List<Left> openChoices() {
        return left(question -> question instanceof FactQuestion.One && isOpen(question));
    }

    /** Those of them that were in sight when the page was sent. */
    private List<Left> passedOver() {
        var shown = Intake.shown(screen, form.sent());
        return left(question ->
                question instanceof FactQuestion.One
                        && isOpen(question)
                        && shown.contains(question.fact()));
    }

    /** Why there is more to ask: because of the answers, or of a question that has none. */
    public String more() {
        var key = isAsked() ? "intake.asked.more" : "intake.more";
        int open = passedOver().size();
        return open == 0 ? words().say(key) : words().say(key + ".open", open);
    }

    /** Questions that the answers called for since the page was sent. */
    public List<Left> fresh() {
        var shown = Intake.shown(screen, form.sent());
        return left(question -> !shown.contains(question.fact()));
    }

    private List<Left> left(Predicate<FactQuestion> which) {
        return blocks.stream()
                .flatMap(block -> block.questions().stream())
                .filter(which)
                .map(question -> new Left(question.label(), "#" + Form.id(question.fact())))
                .toList();
    }

    /**
     * Where to go on after a block was answered: to the first of its questions that is open, else
     * past the block.
     */
    String after(Step step) {
        int place = screen.steps().indexOf(step);
        var open =
                blocks.stream()
                        .filter(block -> block.step() == step)
                        .flatMap(block -> block.questions().stream())
                        .filter(this::isOpen)
                        .findFirst();
        return open.map(question -> Form.id(question.fact()))
                .orElseGet(() ->
                        blocks.stream()
                                .skip(place + 1L)
                                .filter(block -> !isBare(block))
                                .map(Block::code)
                                .findFirst()
                                .orElse(step.code()));
    }

    /** True where a block has nothing to ask. */
    public boolean isBare(Block block) {
        return !block.step().hasFields() && block.questions().isEmpty();
    }

    private boolean isOpen(FactQuestion question) {
        return !form.sent().has(question.fact());
    }

    /** What each question is called, for the list of what has to be looked at. */
    public SequencedMap<String, String> names() {
        var names = new LinkedHashMap<String, String>();
        blocks.stream()
                .filter(_ -> isAsked())
                .flatMap(block -> block.questions().stream())
                .forEach(question -> names.put(question.fact(), question.label()));
        return names;
    }

    /** What the button says that goes on. */
    public String onward() {
        if (!isLast()) {
            return words().say("intake.next");
        }
        return words().say(isAsked() ? "intake.asked.send" : "intake.send");
    }

    /** Lines of a field for text: fewer where somebody of the clinic types. */
    public int rows(int alone) {
        return isAsked() ? 2 : alone;
    }

    /** True if the answers so far mean that nobody is treated now. */
    public boolean stops() {
        return level.stopsEverything();
    }

    public String title() {
        return say("title");
    }

    public String lead() {
        return say("lead");
    }

    public String title(Block block) {
        return words().say("intake.%s.title".formatted(block.code()));
    }

    public Optional<String> back() {
        return way.before(screen).map(before -> base + "/" + before.code());
    }

    public boolean isLast() {
        return way.endsWith(screen);
    }

    public boolean isWide() {
        return isAsked() || screen.has(Step.PLACE);
    }

    /** The pages that everybody gets; one that only some get counts with the page before it. */
    public Steps steps() {
        var all = way.screens().stream().filter(one -> !isOfSome(one)).toList();
        var here = isOfSome(screen) ? way.before(screen).orElse(screen) : screen;
        return new Steps(
                all.stream().map(one -> words().say(key(way, one, "short"))).toList(),
                all.indexOf(here));
    }

    private static boolean isOfSome(Screen screen) {
        return screen.steps().equals(List.of(Step.COURSE));
    }

    /** Codes of what was drawn on the body chart. */
    public Set<String> marked() {
        return new LinkedHashSet<>(form.sent().all(BodyMarks.MARK));
    }

    public Field text(String name, String key) {
        return form.field(name, words().say(key)).asOptional();
    }

    public Choices sinceUnit() {
        return form.choices(
                IntakeForm.SINCE_UNIT,
                words().say("intake.since.unit"),
                IntakeForm.DAYS.keySet().stream()
                        .map(unit -> Option.of(unit, words().say("intake.since." + unit)))
                        .toList());
    }

    /** Whether somebody agrees, in words of their own mouth; nothing is chosen beforehand. */
    public Choices agreement(ConsentTexts.Text text) {
        var kind = text.kind().name().toLowerCase(Locale.ROOT);
        return form.choices(
                        IntakeForm.consent(text.kind()),
                        words().say("intake.consent.agree." + kind),
                        List.of(
                                Option.of("yes", words().say("intake.consent.yes")),
                                Option.of("no", words().say("intake.consent.no"))))
                .withHint(isAsked() ? "" : words().say("intake.consent.left." + kind));
    }

    private String say(String key) {
        return words().say(key(way, screen, key));
    }

    /** A page with several steps has words of its own. */
    private static String key(Way way, Screen screen, String key) {
        return screen.steps().size() == 1
                ? "intake.%s.%s".formatted(screen.code(), key)
                : "intake.%s.%s.%s"
                        .formatted(way.name().toLowerCase(Locale.ROOT), screen.code(), key);
    }

    private Words words() {
        return form.words();
    }
}
