package huantiao.web.safety;

import huantiao.base.Problem;
import huantiao.base.Result;
import huantiao.care.CareRules;
import huantiao.care.Chart;
import huantiao.care.Lasting;
import huantiao.care.Medicines;
import huantiao.care.Picture;
import huantiao.care.SinceLast;
import huantiao.care.SinceLast.News;
import huantiao.care.TogetherNo;
import huantiao.care.VisitSteps;
import huantiao.triage.FactType;
import huantiao.triage.Facts;
import huantiao.triage.RedFlag;
import huantiao.triage.Value;
import huantiao.web.care.AskedTogether;
import huantiao.web.care.Rows;
import huantiao.web.form.Choices;
import huantiao.web.form.Sent;
import huantiao.web.triage.FactForm;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The questions before a visit as they were answered: raw strings.
 *
 * @param besides facts that are asked by themselves: behind an alarm of earlier, or without an
 *     answer until now
 */
public record SafetyForm(Sent sent, Chart chart, CareRules rules, Set<String> besides) {

    public SafetyForm {
        besides = Set.copyOf(besides);
    }

    /** Questions without an answer that the page asked. */
    static final String OPEN = "open";

    /**
     * Says by its value {@code no} that nothing of what it names is new or changed since the
     * consultation: it confirms what {@link #STILL} would, too.
     */
    static final String NOTHING = "nothing";

    /** Questions that the page offered to answer so; a "no to all" says nothing about them. */
    static final String NOTHING_OF = "nothing-of";

    /** A fact of the block that explains an answer. A "no to all" says nothing about it. */
    private static final String EXPLAINS = "bladder_bowel_explained_longstanding";

    /** What a blood thinner is taken for that was not known before. */
    static final String THINNER_FOR = "thinner-for";

    /** Says by its value {@code no} that what was answered earlier is still so, asked again now. */
    public static final String STILL = VisitSteps.STILL;

    /** Says by its value {@code told} that the person was told when not to wait. */
    static final String NET = "net";

    /** Questions that the page offered to confirm together. */
    static final String STILL_OF = "still-of";

    /** Questions in the fold beside that: a "no to all" says nothing about them. */
    static final String FOLDED = "folded";

    /** Longest answer in words, in characters. */
    private static final int LONGEST = 1_000;

    /**
     * What can be read.
     *
     * @param facts answers to the questions that come first, and to what something new opens again
     * @param confirmed questions asked again together and still answered no
     * @param together questions answered no together, by the one button below them
     * @param net true if it was said that the person was told when not to wait
     * @param problems everything that is wrong with the rest; an alarm is kept in spite of them
     */
    record Read(
            Facts facts,
            SinceLast since,
            List<String> confirmed,
            Optional<TogetherNo> together,
            boolean net,
            List<Problem> problems) {}

    /** Facts asked at every visit, in the order of the flags. */
    public static List<String> asked(CareRules rules) {
        return rules.flags().factsToAskFirst().stream()
                .filter(fact -> !fact.equals(EXPLAINS))
                .toList();
    }

    /**
     * Questions before a visit that mean nothing where another is answered no, as fainting with a
     * sudden pain: each with that other. Every warning sign that comes first and speaks of the one
     * is then decided.
     */
    static Map<String, String> waiting(CareRules rules) {
        var waiting = new LinkedHashMap<String, String>();
        var asked = asked(rules);
        for (var fact : asked) {
            asked.stream()
                    .filter(other -> !other.equals(fact) && decides(other, fact, rules))
                    .findFirst()
                    .ifPresent(other -> waiting.put(fact, other));
        }
        return Collections.unmodifiableMap(waiting);
    }

    private static boolean decides(String other, String fact, CareRules rules) {
        if (!(rules.vocabulary().declaration(other).type() instanceof FactType.Truth)) {
            return false;
        }
        var without = rules.vocabulary().nothingKnown().with(other, false);
        return rules.flags().askFirst().stream()
                .map(RedFlag::when)
                .filter(when -> when.facts().contains(fact))
                .allMatch(when -> when.holds(without).isNo());
    }

    /** Facts that a yes opens again and that can be asked of this person. */
    static List<String> follow(News news, Chart chart) {
        return news.facts().stream().filter(fact -> Picture.concerns(fact, chart)).toList();
    }

    /** The field of a question about what is new. */
    static String field(News news) {
        return "news-" + code(news);
    }

    /** The field in which a yes is told in words. */
    static String words(News news) {
        return "news-words-" + code(news);
    }

    static String code(News news) {
        return news.name().toLowerCase(Locale.ROOT);
    }

    /** The field of a problem of the core. */
    static String field(String where) {
        return Arrays.stream(News.values())
                .filter(news -> news.name().equals(where))
                .map(SafetyForm::field)
                .findFirst()
                .orElse(where);
    }

    /**
     * The answers. "No to all" answers every question by its name that was not answered by itself
     * and is neither in the fold nor behind an alarm of earlier; one under which something was said
     * is left open, and one that waits for another answered no was not asked. So does "nothing
     * since the consultation" with the questions it names.
     *
     * @param bundled questions of which that can be said at this moment
     * @param open facts without an answer until now that "no to all" answers too
     */
    Read read(List<News> bundled, Set<String> open) {
        var problems = new ArrayList<Problem>();
        boolean all = AskedTogether.isSaid(sent);
        boolean nothing = sent.text(NOTHING).equals("no");
        var facts = facts(problems);
        var together = new ArrayList<String>();
        var newsTogether = new ArrayList<News>();
        if (all) {
            var every = new LinkedHashSet<>(asked(rules));
            every.removeAll(besides);
            every.addAll(open);
            var waiting = waiting(rules);
            var history = Lasting.yes(chart);
            for (var fact :
                    every.stream().sorted(Comparator.comparing(waiting::containsKey)).toList()) {
                if (!facts.knows(fact)
                        && !isOutOfSight(fact, waiting, facts)
                        && !history.contains(fact)
                        && !sent.has(fact)
                        && !sent.all(FOLDED).contains(fact)
                        && rules.vocabulary().declaration(fact).type() instanceof FactType.Truth) {
                    facts = facts.with(fact, false);
                    together.add(fact);
                }
            }
        }
        var answered = EnumSet.noneOf(News.class);
        var yes = EnumSet.noneOf(News.class);
        for (var news : SinceLast.toAsk(chart)) {
            var answer = sent.text(field(news));
            boolean told = isTold(news);
            if (answer.equals("yes")) {
                answered.add(news);
                yes.add(news);
                if (news.wantsWords() && sent.text(words(news)).isEmpty()) {
                    problems.add(
                            new Problem(
                                    words(news),
                                    "HT-0264",
                                    "Something is new, and nobody wrote what it is.",
                                    "Write it in a few words."));
                }
            } else if (answer.equals("no")
                    || (answer.isEmpty()
                            && !told
                            && (isOffered(news) ? nothing && bundled.contains(news) : all))) {
                answered.add(news);
                if (answer.isEmpty()) {
                    newsTogether.add(news);
                }
                if (told) {
                    problems.add(
                            new Problem(
                                    field(news),
                                    "HT-0267",
                                    "It says no, and something is said of it below.",
                                    "Correct one of the two."));
                }
            } else if (!answer.isEmpty()) {
                problems.add(Choices.notOneOfThem(field(news)));
            }
            if (sent.text(words(news)).length() > LONGEST) {
                problems.add(Rows.tooLong(words(news), -1));
            }
        }
        boolean unexplained =
                yes.contains(News.MEDICINES)
                        && answered.contains(News.ILLNESS)
                        && !yes.contains(News.ILLNESS)
                        && Medicines.isNewThinner(before(), facts)
                        && sent.text(THINNER_FOR).isEmpty();
        if (unexplained) {
            problems.add(
                    new Problem(
                            THINNER_FOR,
                            "HT-0270",
                            "A blood thinner is new, and a new illness is answered with no.",
                            "Say what it is taken for; if that is new, answer yes to the illness."));
        }
        if (sent.text(THINNER_FOR).length() > LONGEST) {
            problems.add(Rows.tooLong(THINNER_FOR, -1));
        }
        return new Read(
                facts,
                SinceLast.of(answered, yes, words(yes), notKnown()),
                confirmed(),
                together.isEmpty() && newsTogether.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new TogetherNo(together, newsTogether)),
                sent.text(NET).equals("told"),
                List.copyOf(problems));
    }

    /** True for a question that another one, answered no, leaves without a meaning. */
    private static boolean isOutOfSight(String fact, Map<String, String> waiting, Facts facts) {
        return Optional.ofNullable(waiting.get(fact))
                .flatMap(facts::find)
                .filter(new Value.Truth(false)::equals)
                .isPresent();
    }

    private boolean isOffered(News news) {
        return sent.all(NOTHING_OF).contains(code(news));
    }

    /** Questions that a page offered to answer together by one act beside their fold. */
    List<String> offeredTogether() {
        return Stream.concat(
                        sent.all(FOLDED).stream(),
                        sent.all(NOTHING_OF).stream().map(code -> "news-" + code))
                .toList();
    }

    /**
     * The act that was offered while nothing was said by it, nor of its questions; empty where
     * something was.
     */
    Optional<String> silentAct() {
        boolean silent =
                !sent.has(STILL)
                        && !sent.has(NOTHING)
                        && offeredTogether().stream().noneMatch(sent::has);
        return Stream.of(NOTHING, STILL)
                .filter(_ -> silent)
                .filter(act -> sent.has(act.equals(NOTHING) ? NOTHING_OF : STILL_OF))
                .findFirst();
    }

    private List<String> confirmed() {
        return confirmed(sent, rules);
    }

    /**
     * Questions that a form confirms together. An answer to a question by itself, "I don't know"
     * too, stands before the confirmation.
     */
    public static List<String> confirmed(Sent sent, CareRules rules) {
        return Stream.of(STILL, NOTHING).map(sent::text).anyMatch("no"::equals)
                ? asked(rules).stream()
                        .filter(sent.all(STILL_OF)::contains)
                        .filter(fact -> !sent.has(fact))
                        .toList()
                : List.of();
    }

    private String words(Set<News> yes) {
        return yes.stream()
                .flatMap(news ->
                        news == News.MEDICINES
                                ? Stream.of(words(news), THINNER_FOR)
                                : Stream.of(words(news)))
                .map(sent::text)
                .filter(words -> !words.isEmpty() && words.length() <= LONGEST)
                .collect(Collectors.joining("; "));
    }

    /** What was told until now. */
    private Facts before() {
        return Picture.read(chart.facts(), rules.vocabulary());
    }

    /** True if something is said of it, beside the answer itself. */
    private boolean isTold(News news) {
        return follow(news, chart).stream()
                        .filter(fact -> !besides.contains(fact))
                        .anyMatch(sent::has)
                || sent.has(words(news));
    }

    private Set<String> notKnown() {
        return SinceLast.toAsk(chart).stream()
                .flatMap(news -> follow(news, chart).stream())
                .filter(fact -> sent.text(fact).equals("unknown"))
                .collect(Collectors.toSet());
    }

    /** What can be read; what cannot keeps nothing else from being heard. */
    private Facts facts(List<Problem> problems) {
        var names = new LinkedHashSet<>(asked(rules));
        names.addAll(besides);
        SinceLast.toAsk(chart).forEach(news -> names.addAll(follow(news, chart)));
        return switch (FactForm.of(sent, rules.vocabulary(), names).read(rules.vocabulary())) {
            case Result.Ok<Facts, List<Problem>>(var facts) -> facts;
            case Result.Refused<Facts, List<Problem>>(var wrong) -> {
                problems.addAll(wrong);
                wrong.forEach(problem -> names.remove(problem.where()));
                yield FactForm.of(sent, rules.vocabulary(), names)
                        .read(rules.vocabulary())
                        .fold(facts -> facts, _ -> rules.vocabulary().nothingKnown());
            }
        };
    }
}
