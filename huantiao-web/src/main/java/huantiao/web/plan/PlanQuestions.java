package huantiao.web.plan;

import huantiao.care.AllClear;
import huantiao.web.care.AskedTogether;
import huantiao.web.form.Form;
import huantiao.web.triage.FactQuestion;
import huantiao.web.triage.FactQuestions;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is not known and decides something of a plan that is being written, by how much hangs on it.
 *
 * @param all the questions in the order of the rules
 * @param decided questions that the points of the plan answer by themselves
 */
public record PlanQuestions(Form form, List<Asking> all, List<FactQuestion> decided) {

    /** Names the questions that the page showed folded, as rarely needed. */
    static final String RARE = "rare";

    /** How many open questions are named; more are counted. */
    private static final int NAMED = 2;

    public PlanQuestions {
        all = List.copyOf(all);
        decided = List.copyOf(decided);
    }

    /** How much hangs on an answer. */
    public enum Weight {
        /** It comes before any treatment. */
        FIRST,
        /** Without it nobody can say whether something planned is forbidden. */
        FORBIDS,
        /** With it a rule may stop something, or ask for a change or a reason. */
        CHANGES
    }

    /**
     * A question that decides something of this plan.
     *
     * @param together true if it may be answered no with others
     * @param rare true if it is rarely needed, and nothing is a reason to ask
     * @param why what hangs on it, in the words of the rules
     */
    public record Asking(
            FactQuestion question, Weight weight, boolean together, boolean rare, List<Hangs> why) {
        public Asking {
            why = List.copyOf(why);
        }

        public String fact() {
            return question.fact();
        }

        /** True if no plan can be agreed before it is answered. */
        public boolean stops() {
            return weight != Weight.CHANGES;
        }
    }

    /** What a rule would say, of what of the plan; empty if of the person. */
    public record Hangs(String rule, String what, String sentence) {}

    /**
     * The questions in one list: first those on which most hangs; without those that are rarely
     * needed.
     */
    public List<Asking> asking() {
        return all.stream()
                .filter(one -> !one.rare())
                .sorted(Comparator.comparing(Asking::weight))
                .toList();
    }

    /**
     * What is to be known of the open ones: which of many stop the plan, as few say so themselves;
     * and that what may stay open stays unknown, unless it is said already that rules wait.
     *
     * @param saysThatRulesWait true where that stands above the questions
     */
    public String hint(boolean saysThatRulesWait) {
        var open = asking().stream().filter(one -> !isAnswered(one)).toList();
        long stops = open.stream().filter(Asking::stops).count();
        if (stops > NAMED) {
            return form.words().say("plan.ask.hint.stops");
        }
        return stops > 0 || open.isEmpty() || saysThatRulesWait
                ? ""
                : form.words().say("plan.ask.hint");
    }

    /** What the points of the plan answer, with the answer, in one line. */
    public String decidedNamed() {
        return decided.stream()
                .map(one -> "%s: %s".formatted(one.label(), form.words().say("form.no")))
                .collect(Collectors.joining(" · "));
    }

    /** Questions that are rarely needed and that nothing is a reason to ask. */
    public List<Asking> rarely() {
        return all.stream().filter(Asking::rare).toList();
    }

    /** Those of them by name that were answered with something else than no, in one line. */
    public String rarelyTold() {
        return rarely().stream()
                .map(Asking::question)
                .filter(question ->
                        form.sent().has(question.fact())
                                && question.no(form.words())
                                        .filter(form.sent().text(question.fact())::equals)
                                        .isEmpty())
                .map(FactQuestion::label)
                .collect(Collectors.joining(" · "));
    }

    /** How many of them nobody answered. */
    public long rarelyUnasked() {
        return rarely().stream().filter(one -> !isAnswered(one)).count();
    }

    /** True if one of them was answered, or has to be looked at. */
    public boolean areRareOpen() {
        return rarely().stream()
                .anyMatch(one -> isAnswered(one) || !form.problem(one.fact()).isEmpty());
    }

    /**
     * Those that may be answered no together; none where they are few. The skin is the last, as it
     * is where it wants an answer of its own: what is planned moves it nowhere.
     */
    public List<FactQuestion> together() {
        var together =
                asking().stream()
                        .filter(Asking::together)
                        .sorted(Comparator.comparing(PlanQuestions::isSkin))
                        .toList();
        return together.size() < AskedTogether.SEVERAL
                ? List.of()
                : together.stream().map(Asking::question).toList();
    }

    /** Those that are answered one by one. */
    public List<FactQuestion> apart() {
        var together = together();
        return asking().stream()
                .map(Asking::question)
                .filter(question -> !together.contains(question))
                .toList();
    }

    /**
     * What the button says that answers the open ones no; empty where they are few.
     *
     * @param answered true if the questions on the page stay as they are: those that follow from
     *     the answers are not among them
     */
    public Optional<String> togetherWords(boolean answered) {
        var shown = form.sent().all(AskedTogether.SHOWN);
        var open =
                asking().stream()
                        .filter(one -> one.together() && !isAnswered(one))
                        .map(Asking::fact)
                        .filter(fact -> !answered || shown.contains(fact))
                        .toList();
        boolean all = asking().stream().noneMatch(one -> one.together() && isAnswered(one));
        var named = AllClear.named(open);
        if (named.isEmpty()) {
            return AskedTogether.words(form.words(), open.size(), all);
        }
        return open.size() < AskedTogether.SEVERAL
                ? Optional.empty()
                : Optional.of(
                        Stream.concat(
                                        Stream.of(
                                                form.words()
                                                        .say(
                                                                !all
                                                                        ? "plan.ask.others-named"
                                                                        : isOneByOneOpen()
                                                                                ? "plan.ask.all-above"
                                                                                : "plan.ask.all-named",
                                                                open.size(),
                                                                open.size() - named.size())),
                                        named.stream()
                                                .map(fact -> form.words().say("clear." + fact)))
                                .collect(Collectors.joining("; ")));
    }

    /** True if a question below the button is open: it answers those above alone. */
    private boolean isOneByOneOpen() {
        return asking().stream().anyMatch(one -> !one.together() && !isAnswered(one));
    }

    private static boolean isSkin(Asking one) {
        return one.fact().equals(PlanOnPaper.SITE_SKIN);
    }

    /**
     * What the heading says of how far it is: what is open; nothing beside the button, which says
     * how many it answers and would count others than the heading.
     *
     * @param answered true if the questions on the page stay as they are
     */
    public String title(boolean answered) {
        return togetherWords(answered).isPresent()
                ? form.words().say("plan.ask")
                : form.words()
                        .say(
                                "plan.ask.open",
                                onPage(answered).filter(one -> !isAnswered(one)).count());
    }

    /** True if questions that are to be answered stand on the page. */
    public boolean asksAnything(boolean answered) {
        return onPage(answered).findAny().isPresent();
    }

    private Stream<Asking> onPage(boolean answered) {
        var shown = form.sent().all(AskedTogether.SHOWN);
        return asking().stream()
                .filter(one -> !one.question().isOptional())
                .filter(one -> !answered || shown.contains(one.fact()));
    }

    /** True where questions stand in short words, with others to read out. */
    public boolean hasWordsToReadOut() {
        return FactQuestions.haveWordsToReadOut(all.stream().map(Asking::question).toList());
    }

    /** Why a rule cannot be told. */
    public enum Open {
        /** It waits for an answer nobody has given yet. */
        WAITING,
        /** It waits for nothing but what is rarely needed and was not asked. */
        RARE,
        /** All its answers were given, and leave it open, as nobody knows. */
        UNKNOWN
    }

    /** How many rules cannot be told for this cause. */
    public int openOf(Open why) {
        var waiting = rulesOf(all.stream().filter(one -> !one.rare() && !isAnswered(one)));
        var rare = rulesOf(all.stream().filter(one -> one.rare() && !isAnswered(one)));
        rare.removeAll(waiting);
        var unknown = rulesOf(all.stream());
        unknown.removeAll(waiting);
        unknown.removeAll(rare);
        return switch (why) {
            case WAITING -> waiting.size();
            case RARE -> rare.size();
            case UNKNOWN -> unknown.size();
        };
    }

    /** True if some rule cannot be told. */
    public boolean isAnythingOpen() {
        return Arrays.stream(Open.values()).anyMatch(why -> openOf(why) > 0);
    }

    /** What those rules wait for, where it is little enough to be named; else nothing. */
    public List<String> waitingFor() {
        var open =
                all.stream()
                        .filter(one -> !one.rare() && !isAnswered(one) && !one.why().isEmpty())
                        .map(one -> one.question().label())
                        .toList();
        return open.size() > NAMED ? List.of() : open;
    }

    private static Set<String> rulesOf(Stream<Asking> asked) {
        return asked.flatMap(one -> one.why().stream())
                .map(Hangs::rule)
                .collect(Collectors.toCollection(HashSet::new));
    }

    private boolean isAnswered(Asking one) {
        return form.sent().has(one.fact());
    }

    /** How many questions the answers lead to that are not on the page yet. */
    public int asksMore() {
        var inSight = new HashSet<>(form.sent().all(AskedTogether.SHOWN));
        inSight.removeAll(form.sent().all(RARE));
        return Math.toIntExact(
                all.stream().filter(one -> !one.rare() && !inSight.contains(one.fact())).count());
    }
}
