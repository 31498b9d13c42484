package huantiao.web.triage;

import huantiao.base.Problem;
import huantiao.care.CareRules;
import huantiao.care.Chart;
import huantiao.care.Examination;
import huantiao.care.Examined;
import huantiao.care.Medicines;
import huantiao.care.Weakness;
import huantiao.triage.Declaration;
import huantiao.triage.FactType;
import huantiao.triage.RedFlags;
import huantiao.triage.Value;
import huantiao.web.Words;
import huantiao.web.form.Form;
import huantiao.web.form.Option;
import huantiao.web.form.Sent;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Facts as questions, in the order given. */
public final class FactQuestions {

    /** The switch that shows the words to read out. */
    public static final String ALOUD = "aloud";

    /** Sent by every page that has the switch: without it nobody turned it off. */
    public static final String ALOUD_ASKED = "aloud-asked";

    private static final String SINCE = "symptom_days";

    private FactQuestions() {}

    /**
     * A number of days as people tell it: in years, months of 30 days or weeks where it is a whole
     * number of them.
     */
    public static String since(Words words, int days) {
        if (days > 0 && days % 365 == 0) {
            return words.say("fact.days.years", days / 365);
        }
        if (days > 0 && days % 30 == 0) {
            return words.say("fact.days.months", days / 30);
        }
        return days > 0 && days % 7 == 0
                ? words.say("fact.days.weeks", days / 7)
                : words.say("fact.days", days);
    }

    /** The same with the days beside it. */
    private static String sinceInDays(Words words, int days) {
        var since = since(words, days);
        var counted = words.say("fact.days", days);
        return since.equals(counted) ? since : "%s (%s)".formatted(since, counted);
    }

    /**
     * True until somebody turns the switch off: who has never seen the page finds words to say
     * beside each question.
     */
    public static boolean showsWords(Sent sent) {
        return !sent.has(ALOUD_ASKED) || sent.has(ALOUD);
    }

    /** True if a question stands in short words, with others to read out. */
    public static boolean haveWordsToReadOut(Collection<FactQuestion> questions) {
        return questions.stream().anyMatch(question -> !question.aloud().isEmpty());
    }

    public static List<FactQuestion> of(Form form, Collection<String> facts, CareRules rules) {
        return facts.stream()
                .flatMap(name -> rules.vocabulary().find(name).stream())
                .map(fact -> FactQuestion.of(form, fact, rules))
                .map(question -> notTwice(question, Set.copyOf(facts)))
                .toList();
    }

    /** The same in words for this person, where a question is asked by sex. */
    public static List<FactQuestion> of(
            Form form, Collection<String> facts, Chart chart, CareRules rules) {
        return of(form, facts, rules).stream()
                .map(question -> toPerson(question, "asked", chart, form.words()))
                .toList();
    }

    private static String key(String fact, String words, Chart chart) {
        return "fact.%s.%s.%s"
                .formatted(fact, words, chart.patient().sex().name().toLowerCase(Locale.ROOT));
    }

    private static FactQuestion toPerson(
            FactQuestion question, String kind, Chart chart, Words words) {
        var key = key(question.fact(), kind, chart);
        return question instanceof FactQuestion.One(var fact, var choices, var aloud)
                        && words.knows(key)
                ? new FactQuestion.One(fact, choices.withLabel(words.say(key)), aloud)
                : question;
    }

    /** The same in the few words of whoever of the clinic asks; the words to read out beside. */
    public static List<FactQuestion> inShort(
            Form form, Collection<String> facts, Chart chart, CareRules rules) {
        return inShort(of(form, facts, chart, rules), chart, form.words());
    }

    /** Questions in words for this person, in the few words of whoever of the clinic asks. */
    public static List<FactQuestion> inShort(
            List<FactQuestion> questions, Chart chart, Words words) {
        return questions.stream()
                .map(question -> toPerson(question.inShort(words), "short", chart, words))
                .toList();
    }

    /** The same where they are not asked in words for one person. */
    public static List<FactQuestion> inShort(Form form, Collection<String> facts, CareRules rules) {
        return of(form, facts, rules).stream()
                .map(question -> question.inShort(form.words()))
                .toList();
    }

    /**
     * The question whether a weakness changes, of one that was found: whether the person has
     * noticed it. Not until today says nothing of whether it grows.
     */
    public static FactQuestion ofFound(FactQuestion question, Words words) {
        return question instanceof FactQuestion.One(var fact, var choices, var _)
                        && fact.equals(Weakness.CHANGES)
                ? new FactQuestion.One(
                        fact,
                        choices.withLabel(words.say("fact.%s.found".formatted(fact)))
                                .withOptions(
                                        choices.options().stream()
                                                .map(option -> found(fact, option, words))
                                                .toList()))
                : question;
    }

    /** The same of a chart: where a loss of power was found that nobody told of. */
    public static List<FactQuestion> ofFound(
            List<FactQuestion> questions, Chart chart, CareRules rules, Words words) {
        boolean found =
                Weakness.found(chart, Examination.NOTHING, rules.vocabulary().nothingKnown(), rules)
                        .isPresent();
        return found
                ? questions.stream().map(question -> ofFound(question, words)).toList()
                : questions;
    }

    private static Option found(String fact, Option option, Words words) {
        var key = "fact.%s.found.%s".formatted(fact, option.value());
        return words.knows(key) ? Option.of(option.value(), words.say(key)) : option;
    }

    /** The list of medicines without what another question of the page asks for. */
    private static FactQuestion notTwice(FactQuestion question, Set<String> facts) {
        return question instanceof FactQuestion.Several(var fact, var choices, var _)
                        && fact.equals(Medicines.LIST)
                ? new FactQuestion.Several(fact, choices.without(Medicines.askedBy(facts)))
                : question;
    }

    /** True if there are words to ask for it. */
    public static boolean hasWords(Form form, String fact, RedFlags flags) {
        return hasWords(form.words(), fact, flags);
    }

    /** The same where no form is. */
    public static boolean hasWords(Words words, String fact, RedFlags flags) {
        return FactQuestion.hasWords(words, fact, flags);
    }

    /** The words in which a fact is asked for. */
    public static String label(Words words, String fact, RedFlags flags) {
        return FactQuestion.label(words, fact, flags);
    }

    /** The same in words for this person, where a question is asked by sex. */
    public static String label(Words words, String fact, Chart chart, RedFlags flags) {
        var key = key(fact, "asked", chart);
        return words.knows(key) ? words.say(key) : label(words, fact, flags);
    }

    /** Those of the facts that only an examination tells, each in a few words. */
    public static List<String> findings(Collection<String> facts, Words words) {
        return Examined.FINDINGS.stream()
                .filter(facts::contains)
                .map(fact -> words.say("untold.finding." + fact))
                .toList();
    }

    /** The same refusals, saying in the words of the page which answers there are. */
    public static List<Problem> refused(List<Problem> problems, Words words, CareRules rules) {
        return problems.stream()
                .map(problem ->
                        rules.vocabulary()
                                .find(problem.where())
                                .map(fact ->
                                        new Problem(
                                                problem.where(),
                                                problem.code(),
                                                words.say("fact.refused"),
                                                wanted(fact, words)))
                                .orElse(problem))
                .toList();
    }

    private static String wanted(Declaration fact, Words words) {
        return switch (fact.type()) {
            case FactType.Truth _ ->
                    words.say(
                            "fact.wanted.one",
                            String.join(
                                    ", ",
                                    words.say("form.yes"),
                                    words.say("form.no"),
                                    words.say("form.unknown")));
            case FactType.Choice(var values) ->
                    words.say(
                            "fact.wanted.one",
                            values.stream()
                                    .map(value -> FactQuestion.value(words, fact.name(), value))
                                    .collect(Collectors.joining(", ")));
            case FactType.Whole(int lowest, int highest) ->
                    words.say("fact.wanted.whole", "" + lowest, "" + highest);
            case FactType.Decimal(double lowest, double highest) ->
                    words.say("fact.wanted.number", plain(lowest), plain(highest));
            case FactType.Many _ ->
                    words.say("fact.wanted.several", words.say("fact.none-of-these"));
        };
    }

    private static String plain(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }

    /** What a fact is called in few words, where there are such; else as it is asked for. */
    public static String brief(Words words, String fact, RedFlags flags) {
        var key = "fact.%s.short".formatted(fact);
        return words.knows(key) ? words.say(key) : label(words, fact, flags);
    }

    /** The same for this person, where it is asked by sex. */
    public static String brief(Words words, String fact, Chart chart, RedFlags flags) {
        var key = key(fact, "short", chart);
        return words.knows(key) ? words.say(key) : brief(words, fact, flags);
    }

    /** What was answered, in words, with its unit. */
    public static String measured(Words words, String fact, Value value) {
        var unit = "fact.%s.unit".formatted(fact);
        var said = answer(words, fact, value);
        return words.knows(unit) ? "%s %s".formatted(said, words.say(unit)) : said;
    }

    /** What was answered, in words. */
    public static String answer(Words words, String fact, Value value) {
        return switch (value) {
            case Value.Whole(var days) when fact.equals(SINCE) -> sinceInDays(words, days);
            case Value.Truth(var yes) -> words.say(yes ? "form.yes" : "form.no");
            case Value.Whole(var number) -> String.valueOf(number);
            case Value.Decimal(var number) -> String.valueOf(number);
            case Value.Choice(var choice) -> FactQuestion.value(words, fact, choice);
            case Value.Many(var values) when values.isEmpty() -> words.say("fact.none-of-these");
            case Value.Many(var values) ->
                    String.join(
                            ", ",
                            values.stream()
                                    .map(one -> FactQuestion.value(words, fact, one))
                                    .toList());
        };
    }
}
