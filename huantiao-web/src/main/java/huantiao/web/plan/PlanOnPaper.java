package huantiao.web.plan;

import huantiao.care.AllClear;
import huantiao.care.CareRules;
import huantiao.care.CareSteps;
import huantiao.care.Entry;
import huantiao.care.Medicines;
import huantiao.care.Picture;
import huantiao.care.Plan;
import huantiao.care.PlanFacts;
import huantiao.care.PlannedPoint;
import huantiao.care.RarelyAsked;
import huantiao.care.TogetherNo;
import huantiao.triage.Facts;
import huantiao.triage.NextQuestions;
import huantiao.triage.NoTogether;
import huantiao.triage.PlanCheck;
import huantiao.triage.RedFlags;
import huantiao.triage.TechniqueKind;
import huantiao.triage.Value;
import huantiao.web.care.AskedTogether;
import huantiao.web.care.BodyBook;
import huantiao.web.care.Paper;
import huantiao.web.form.Sent;
import huantiao.web.needling.FeltNeedles;
import huantiao.web.needling.LeadsLie;
import huantiao.web.people.FeltLess;
import huantiao.web.triage.FactForm;
import huantiao.web.triage.FactQuestion;
import huantiao.web.triage.FactQuestions;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A plan as it stands on its sheet: what can be read of it, what the rules say, and what it asks.
 */
record PlanOnPaper(Paper.Sheet sheet, Paper paper, CareRules rules, BodyBook book) {

    /** The skin where the needles go. */
    static final String SITE_SKIN = "site_skin";

    private static final String NUMB = "numb";

    private static final Set<TechniqueKind> HEAT =
            Set.of(TechniqueKind.MOXA, TechniqueKind.WARM_NEEDLE);

    /** The plan as far as it can be read. */
    Plan plan() {
        return new PlanForm(sheet.sent(), paper.form(sheet).words(), rules)
                .readable(book.points(), book.remedies(), paper.now(sheet.request()).today());
    }

    /** What was answered, and what the plan answers by itself. */
    Facts told() {
        return LeadsLie.told(
                FactForm.of(sheet.sent(), rules.vocabulary()).readable(rules.vocabulary()),
                plan(),
                book.points());
    }

    /** What the rules say to it. */
    PlanCheck check() {
        return CareSteps.check(sheet.chart(), plan(), told(), paper.now(sheet.request()));
    }

    /** Open questions of which a no says nothing itself, with those of them that were answered. */
    private Set<String> together(PlanCheck check) {
        return together(ask(check), check);
    }

    /** What the page asks for, by how much hangs on it. */
    List<PlanQuestions.Asking> asking(PlanCheck check) {
        var form = paper.form(sheet);
        var facts = ask(check);
        var first = rules.flags().factsToAskFirst();
        var forbids = PlanFacts.forbidding(rules.rules(), check);
        var together = together(facts, check);
        var rare = rare(check);
        var points = plan().points().stream().map(PlannedPoint::point).toList();
        boolean feltAtEach = isFeltAskedAtEach();
        var questions =
                FactQuestions.of(form, facts, sheet.chart(), rules).stream()
                        .map(question -> feltAtEach ? withoutFeeling(question) : question)
                        .toList();
        return FactQuestions.inShort(questions, sheet.chart(), form.words()).stream()
                .map(question ->
                        question.fact().equals(SITE_SKIN) && !points.isEmpty()
                                ? question.needed(siteSkin(points))
                                : question)
                .map(question -> {
                    var fact = question.fact();
                    var weight =
                            first.contains(fact)
                                    ? PlanQuestions.Weight.FIRST
                                    : forbids.contains(fact)
                                            ? PlanQuestions.Weight.FORBIDS
                                            : PlanQuestions.Weight.CHANGES;
                    return new PlanQuestions.Asking(
                            weight == PlanQuestions.Weight.CHANGES
                                    ? question
                                    : question.hintedFirst(form.words().say("plan.ask.stops")),
                            weight,
                            together.contains(fact),
                            rare.contains(fact),
                            PlanRefusals.hanging(fact, check, form.words()));
                })
                .toList();
    }

    /** What is felt at the needles of the leads. */
    FeltNeedles felt() {
        return FeltNeedles.of(sheet, paper, book.roots());
    }

    /**
     * True where feeling is asked of each needle of a pair: the skin where the needles go is asked
     * for it only where heat is planned or no pair stands there.
     */
    private boolean isFeltAskedAtEach() {
        return !felt().all().isEmpty()
                && !isHeatPlanned()
                && !sheet.sent().all(SITE_SKIN).contains(NUMB);
    }

    private boolean isHeatPlanned() {
        return PlanFacts.techniques(plan()).stream().anyMatch(HEAT::contains);
    }

    /** The question about the skin, in sight and to be read out, without what is felt. */
    private static FactQuestion withoutFeeling(FactQuestion question) {
        return question instanceof FactQuestion.Several(var fact, var choices, var aloud)
                        && fact.equals(SITE_SKIN)
                ? new FactQuestion.Several(fact, choices.without(List.of(NUMB)), aloud)
                : question;
    }

    /**
     * Where the needles go, and where the examination found that less is felt: that counts here
     * where heat is planned.
     */
    private String siteSkin(List<String> points) {
        var words = paper.form(sheet).words();
        var at = words.say("plan.ask.site-skin", String.join(", ", points));
        var now = paper.now(sheet.request());
        var less = feltLess();
        if (less.day().isEmpty()) {
            return isFeltAskedAtEach() ? words.say("plan.ask.site-skin.leads", at) : at;
        }
        var day = less.day().get();
        var then = isHeatPlanned() ? "" : ".stands";
        return day.equals(now.today())
                ? words.say("plan.ask.site-skin.felt.today" + then, at, less.asOf(day))
                : words.say("plan.ask.site-skin.felt" + then, at, words.day(day), less.asOf(day));
    }

    /** Where examinations found that less is felt, by the latest touch of each skin. */
    private FeltLess feltLess() {
        var now = paper.now(sheet.request());
        return FeltLess.of(sheet.chart(), book.roots(), paper.form(sheet).words(), now.zone());
    }

    /** Rarely needed questions of this plan: nothing is a reason to ask, nothing rests on them. */
    private Set<String> rare(PlanCheck check) {
        var rare = new LinkedHashSet<>(RarelyAsked.of(check.assessment().facts()));
        rare.removeAll(rules.flags().factsToAskFirst());
        rare.removeAll(PlanFacts.forbidding(rules.rules(), check));
        return rare;
    }

    /**
     * Those of the questions that may be answered no together, with those of them that have an
     * answer already, so that none changes its place by being answered. What is rarely needed is
     * folded and not among them.
     */
    private Set<String> together(Set<String> all, PlanCheck check) {
        var ask = new LinkedHashSet<>(all);
        ask.removeAll(rare(check));
        var facts =
                check.assessment()
                        .facts()
                        .without(Set.of(RedFlags.TRIAGE, RedFlags.OPEN_QUESTIONS));
        var clear = clear(facts);
        var none = noes(ask).keySet();
        var open = NoTogether.of(ask, none, clear, facts, rules.flags(), rules.rules());
        var unasked =
                NoTogether.of(ask, none, clear, facts.without(ask), rules.flags(), rules.rules());
        return unasked.stream()
                .filter(fact -> open.contains(fact) || sheet.sent().has(fact))
                .collect(Collectors.toSet());
    }

    /**
     * What is said of some questions together with the noes. The skin is left to itself where
     * current is planned, with pairs and without, so that a pair chosen between two taps moves
     * nothing; and where it is asked for feeling and the examination found less of it.
     */
    private Map<String, Value> clear(Facts facts) {
        var clear = new LinkedHashMap<>(AllClear.of(facts));
        boolean isCurrentPlanned = PlanFacts.techniques(plan()).contains(TechniqueKind.EA);
        boolean isLessFelt = !isFeltAskedAtEach() && !feltLess().losses().isEmpty();
        if (plan().points().isEmpty() || isCurrentPlanned || isLessFelt) {
            clear.remove(SITE_SKIN);
        }
        return clear;
    }

    /** Those of the facts that have an answer of this very word, with its value. */
    private Map<String, String> noes(Collection<String> facts) {
        var form = paper.form(sheet);
        var noes = new LinkedHashMap<String, String>();
        FactQuestions.of(form, facts, rules)
                .forEach(question ->
                        question.no(form.words()).ifPresent(no -> noes.put(question.fact(), no)));
        return noes;
    }

    /** What was sent, with each open question answered that is answered together with others. */
    Sent answeredTogether() {
        var check = check();
        var together = together(check);
        var clear = clear(check.assessment().facts());
        var noes = noes(together);
        return AskedTogether.kept(
                sheet.sent(),
                fact ->
                        Optional.of(fact)
                                .filter(together::contains)
                                .flatMap(one ->
                                        Optional.ofNullable(clear.get(one))
                                                .map(said -> written(one, said))
                                                .or(() -> Optional.ofNullable(noes.get(one)))));
    }

    private static String written(String fact, Value said) {
        return FactForm.written(Sent.nothing(), fact, said).text(fact);
    }

    /**
     * What was sent, without answers that were given together and may be so given no longer, as
     * that the skin is clear once heat is planned.
     */
    Sent withoutOutlived() {
        var sent = sheet.sent();
        var together = sent.all(AskedTogether.SO_ANSWERED);
        if (AllClear.facts().stream().noneMatch(together::contains)) {
            return sent;
        }
        var clear = clear(check().assessment().facts());
        var outlived =
                AllClear.facts().stream()
                        .filter(fact -> together.contains(fact) && !clear.containsKey(fact))
                        .toList();
        for (var fact : outlived) {
            sent = sent.with(fact);
        }
        return sent.with(
                AskedTogether.SO_ANSWERED,
                together.stream().filter(fact -> !outlived.contains(fact)).toArray(String[]::new));
    }

    /** Entries of a plan, which say what of its answers was given together. */
    static List<Entry> noted(List<Entry> entries, Sent sent) {
        var together = sent.all(AskedTogether.SO_ANSWERED);
        return entries.stream()
                .map(entry ->
                        entry instanceof Entry.SafetyAsked asked
                                ? asked.answeredTogether(TogetherNo.of(together, asked.facts()))
                                : entry)
                .toList();
    }

    /** Facts that the page asks for: those that come first, and those a rule of the plan needs. */
    Set<String> ask(PlanCheck check) {
        var chart = sheet.chart();
        var now = paper.now(sheet.request());
        var form = paper.form(sheet);
        var known = Picture.with(chart, told(), now);
        var ask = new LinkedHashSet<String>(sheet.sent().all(AskedTogether.SHOWN));
        ask.removeIf(fact -> rules.vocabulary().find(fact).isEmpty());
        ask.addAll(NextQuestions.of(rules.flags().askFirst(), known));
        ask.addAll(PlanFacts.toAsk(check));
        PlanFacts.untold(check).forEach(rule -> ask.addAll(check.nextToAsk(rule)));
        ask.removeAll(Picture.fromTheChart());
        ask.removeIf(fact -> !Picture.concerns(fact, chart));
        ask.removeIf(fact -> !Medicines.concern(fact, known));
        ask.removeIf(fact -> !Picture.concerns(fact, known));
        ask.removeIf(fact -> !FactQuestions.hasWords(form, fact, rules.flags()));
        if (isDecided()) {
            ask.remove(LeadsLie.CROSSES_CHEST);
        }
        return ask;
    }

    /** What the points of the plan decide by themselves, for whoever means it otherwise. */
    List<FactQuestion> decided() {
        return isDecided()
                ? FactQuestions.inShort(paper.form(sheet), List.of(LeadsLie.CROSSES_CHEST), rules)
                : List.of();
    }

    private boolean isDecided() {
        return !sheet.sent().has(LeadsLie.CROSSES_CHEST) && LeadsLie.below(plan(), book.points());
    }
}
