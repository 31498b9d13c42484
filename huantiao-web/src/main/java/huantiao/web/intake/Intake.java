package huantiao.web.intake;

import huantiao.care.CareRules;
import huantiao.care.Chart;
import huantiao.care.Doubted;
import huantiao.care.Examined;
import huantiao.care.Picture;
import huantiao.care.Weakness;
import huantiao.triage.Facts;
import huantiao.triage.Level;
import huantiao.triage.NextQuestions;
import huantiao.triage.NoTogether;
import huantiao.triage.RedFlag;
import huantiao.web.care.AskedTogether;
import huantiao.web.form.Form;
import huantiao.web.form.Sent;
import huantiao.web.triage.FactQuestions;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Which questions a page of the intake shows, given what was answered so far. */
final class Intake {

    private static final Set<String> ABOUT_WEAKNESS = Set.of(Weakness.FACT, Weakness.BOTH);

    private final CareRules rules;
    private final Chart chart;
    private final LocalDate today;
    private final Way way;

    Intake(CareRules rules, Chart chart, LocalDate today, Way way) {
        this.rules = rules;
        this.chart = chart;
        this.today = today;
        this.way = way;
    }

    /** The steps of a page, each with its questions and the answers of the draft. */
    List<IntakePage.Block> blocks(Screen screen, Form form) {
        var draft = form.sent();
        var facts = facts(screen, draft, form);
        var together = together(facts, form);
        return screen.steps().stream()
                .map(step -> {
                    var here = facts.stream().filter(fact -> home(screen, fact) == step).toList();
                    var no = here.stream().filter(together::containsKey).toList();
                    return new IntakePage.Block(
                            step,
                            way == Way.ASKED
                                    ? FactQuestions.inShort(form, here, chart, rules)
                                    : FactQuestions.of(form, here, chart, rules),
                            no.size() < AskedTogether.SEVERAL ? Set.of() : Set.copyOf(no));
                })
                .toList();
    }

    /**
     * Those of the facts that whoever asks may answer no together, each with the value that says
     * so; answered or not, so that none changes its place by being answered.
     */
    private Map<String, String> together(Set<String> facts, Form form) {
        var noes = new LinkedHashMap<String, String>();
        if (way == Way.ASKED) {
            FactQuestions.of(form, facts, rules)
                    .forEach(question ->
                            question.no(form.words())
                                    .ifPresent(no -> noes.put(question.fact(), no)));
            noes.keySet()
                    .retainAll(
                            NoTogether.of(
                                    facts,
                                    noes.keySet(),
                                    known(form.sent()).without(facts),
                                    rules.flags(),
                                    rules.rules()));
        }
        return noes;
    }

    /**
     * What was sent, with each open question of a block answered no that may be answered with
     * others.
     *
     * @param form the draft with what was sent
     */
    Sent answeredNo(Screen screen, Step block, Form form, Sent sent) {
        var together = together(facts(screen, form.sent(), form), form);
        return AskedTogether.answeredAs(
                sent,
                fact ->
                        Optional.ofNullable(together.get(fact))
                                .filter(_ -> home(screen, fact) == block));
    }

    /** Facts a page shows: what it showed before, and what can still matter and nobody asked. */
    Set<String> facts(Screen screen, Sent draft, Form form) {
        var facts = new LinkedHashSet<>(shown(screen, draft));
        facts.removeIf(name -> rules.vocabulary().find(name).isEmpty());
        for (var step : screen.steps()) {
            facts.addAll(step.facts());
            facts.addAll(next(step, draft));
        }
        Weakness.HANGING.stream()
                .filter(name -> !draft.has(name) && !doubted(draft).isEmpty())
                .forEach(facts::remove);
        doubted(draft).stream()
                .filter(name -> isAskedBesideMarks(name, screen, draft))
                .forEach(facts::add);
        for (var other : way.screens()) {
            if (!other.equals(screen)) {
                var before = shown(other, draft);
                facts.removeIf(name ->
                        before.contains(name)
                                && !isAskedOnceMore(name, screen, draft)
                                && !isAskedBesideMarks(name, screen, draft));
            }
        }
        way.after(screen)
                .flatMap(later -> later.steps().stream())
                .forEach(later -> facts.removeAll(later.awaited()));
        facts.removeAll(Picture.fromTheChart());
        facts.removeAll(Examined.FINDINGS);
        var known = known(draft);
        facts.removeIf(name -> known.knows(name) && !draft.has(name));
        if (way == Way.ALONE) {
            facts.removeIf(name ->
                    Step.STORY.facts().contains(name)
                            && !draft.has(name)
                            && !stillMatters(name, known));
        }
        if (way == Way.ALONE
                && !draft.has(Weakness.FACT)
                && !isSent(screen, Weakness.FACT, draft)) {
            facts.removeAll(Weakness.HANGING);
        }
        facts.removeIf(name -> !Picture.concerns(name, chart));
        facts.removeIf(name -> !FactQuestions.hasWords(form, name, rules.flags()));
        return facts;
    }

    /**
     * A number that was left empty beside the story, where it is easily overlooked: the last
     * questions ask for it once more.
     */
    private boolean isAskedOnceMore(String name, Screen screen, Sent draft) {
        return way == Way.ALONE
                && screen.has(Step.COURSE)
                && Step.STORY.facts().contains(name)
                && !draft.has(name);
    }

    /**
     * A question about weakness: it stays beside the others about strength, and the person who
     * draws weakness after a no is asked once more beside the drawing.
     */
    private boolean isAskedBesideMarks(String name, Screen screen, Sent draft) {
        return screen.has(Step.STRENGTH)
                ? ABOUT_WEAKNESS.contains(name)
                : way == Way.ALONE && screen.has(Step.PLACE) && doubted(draft).contains(name);
    }

    /** Questions whose no does not count beside what is drawn (decision 0386). */
    Set<String> doubted(Sent draft) {
        var form = new IntakeForm(draft);
        var told = form.readable(rules.vocabulary());
        var doubted = Doubted.byTheirMarks(form.marks());
        var counted = Doubted.without(told, doubted);
        return doubted.stream()
                .filter(fact -> told.knows(fact) && !counted.knows(fact))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** True on the pages that ask again what is doubted. */
    boolean asksAgain(Screen screen, Sent draft) {
        return doubted(draft).stream().anyMatch(name -> isAskedBesideMarks(name, screen, draft));
    }

    /** True if a warning sign hangs on it that is not told yet. */
    private boolean stillMatters(String name, Facts known) {
        return rules.flags().all().stream()
                .filter(flag -> flag.when().facts().contains(name))
                .anyMatch(flag -> flag.when().holds(known).isUnknown());
    }

    private Set<String> next(Step step, Sent draft) {
        var known = known(draft);
        var reached = rules.flags().assess(known).level();
        var flags =
                (step == Step.COURSE && way == Way.ALONE ? flags() : flags(step))
                        .stream()
                                .filter(flag -> NextQuestions.stillMatters(flag, reached))
                                .toList();
        return NextQuestions.of(flags, known);
    }

    /** Findings of an examination that can still matter, in words; the consultation asks them. */
    List<String> findings(Form form) {
        var known = known(form.sent());
        var reached = rules.flags().assess(known).level();
        var next =
                NextQuestions.of(
                        rules.flags().all().stream()
                                .filter(flag -> NextQuestions.stillMatters(flag, reached))
                                .toList(),
                        known);
        return FactQuestions.findings(next, form.words());
    }

    /** The flags of a step's groups that the person's own answer counts for. */
    private List<RedFlag> flags(Step step) {
        return flags().stream().filter(flag -> step.groups().contains(flag.group())).toList();
    }

    /** All flags that the person's own answer counts for. */
    private List<RedFlag> flags() {
        return rules.flags().all().stream()
                .filter(flag -> flag.asked() == RedFlag.Asked.PATIENT)
                .toList();
    }

    /** The step of a page under which a fact stands: the first that can ask for it. */
    private Step home(Screen screen, String fact) {
        return screen.steps().stream()
                .filter(step ->
                        step.facts().contains(fact)
                                || flags(step).stream()
                                        .anyMatch(flag -> flag.when().facts().contains(fact)))
                .findFirst()
                .orElse(screen.steps().getLast());
    }

    /** What the draft says, with what the chart tells by itself. */
    Facts known(Sent draft) {
        var form = new IntakeForm(draft);
        return Picture.person(
                chart,
                Doubted.without(
                        form.readable(rules.vocabulary()), Doubted.byTheirMarks(form.marks())),
                today);
    }

    /** True where there is nothing left to ask on a page that asks only what can matter. */
    boolean isEmpty(Screen screen, Sent draft, Form form) {
        return screen.steps().stream().noneMatch(Intake::alwaysAsks)
                && facts(screen, draft, form).isEmpty();
    }

    private static boolean alwaysAsks(Step step) {
        return switch (step) {
            case SADDLE, STRENGTH, INJURY, HEALTH, VESSELS, OTHER, COURSE -> false;
            case PLACE, WALKING, STORY, MEDICINES, CONDITIONS, GOALS, CONSENT -> true;
        };
    }

    /** What the answers of the draft lead to. */
    Level level(Sent draft) {
        return rules.flags().assess(known(draft)).level();
    }

    boolean isEmergency(Sent draft) {
        return level(draft) == Level.EMERGENCY_NOW;
    }

    /** The draft with the answers of one page laid over it; the other pages stay. */
    static Map<String, List<String>> merged(
            Map<String, List<String>> draft, Screen screen, Sent sent) {
        var fields = new LinkedHashMap<>(draft);
        var names = new LinkedHashSet<>(sent.all(AskedTogether.SHOWN));
        var sentHere = new LinkedHashSet<>(names);
        sentHere.add(FactQuestions.ALOUD);
        sentHere.add(FactQuestions.ALOUD_ASKED);
        for (var name : sentHere) {
            fields.remove(name);
            var given = sent.all(name);
            if (!given.isEmpty()) {
                fields.put(name, given);
            }
        }
        screen.steps().forEach(step -> fields.remove(shownField(step)));
        fields.put(shownField(screen.steps().getFirst()), new ArrayList<>(names));
        return fields;
    }

    /** Names of what a page showed, on whatever page of another way its steps stood before. */
    static Set<String> shown(Screen screen, Sent draft) {
        var shown = new LinkedHashSet<String>();
        screen.steps().forEach(step -> shown.addAll(draft.all(shownField(step))));
        return shown;
    }

    /** True if a page that asks this was sent, with an answer to it or without one. */
    private static boolean isSent(Screen screen, String fact, Sent draft) {
        return shown(screen, draft).contains(fact);
    }

    private static String shownField(Step step) {
        return AskedTogether.SHOWN + "." + step.code();
    }
}
