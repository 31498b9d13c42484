package huantiao.evidence;

import huantiao.base.Result;
import huantiao.evidence.Question.Label;
import huantiao.evidence.Question.Member;
import huantiao.evidence.Question.Strictness;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the words with which a check names its rows.
 *
 * <p>Understood, separated by commas and in any order: a number of rows ("9 rows"), an outcome
 * ("outcome pain_smd", or the bare code), a class of comparator ("sham"), a name in the first arm
 * ("gabapentin by source label", "gabapentin by true drug"), trials or rows in or out of brackets,
 * each perhaps with its time ("(TU2024 week 4, HUANG2019 weeks 1-4)"), "as K05" for the rows of an
 * earlier check, "without" a trial, row or flag, a time ("week 4", "weeks 1-12"), and "strict".
 */
public final class QuestionWords {

    private static final Pattern BRACKETS = Pattern.compile("\\(([^()]*)\\)");
    private static final Pattern ROWS =
            Pattern.compile("^(\\d+) (?:rows?|trials?)\\b[:,]?\\s*(?:of |with |in )?");
    private static final Pattern AS = Pattern.compile("(?i)^(?:same )?as (?:for |in )?(\\S+)$");
    private static final Pattern LABEL =
            Pattern.compile(
                    "(?i)^(.+?)(?: rows?)?,? (?:by|with) (?:the )?(source|true|correct|corrected|actual)(?: (?:label|drug|name))?(?: of the source)?$");
    private static final Pattern WITHOUT =
            Pattern.compile("(?i)^(?:without|excluding|except|minus|leaving out) (.+)$");
    private static final Pattern TIME =
            Pattern.compile(
                    "(?i)^(?:at |in )?(?:weeks?|days?|months?) \\d.*|^\\d+ (?:weeks?|days?|months?)$");

    private final List<Trial> trials;
    private final Function<String, Optional<Question>> earlier;
    private final Set<String> comparators = new HashSet<>();
    private final Set<String> outcomes = new HashSet<>();
    private final Set<String> ids = new HashSet<>();
    private String notUnderstood = "";

    private QuestionWords(List<Trial> trials, Function<String, Optional<Question>> earlier) {
        this.trials = trials;
        this.earlier = earlier;
        for (Trial trial : trials) {
            comparators.add(trial.comparator());
            outcomes.add(trial.outcome());
            ids.add(trial.trialId());
            ids.add(trial.rowId());
        }
    }

    /**
     * Reads the words against the trials they speak of.
     *
     * @param trials rows at hand; their codes are the vocabulary
     * @param earlier questions of earlier checks by id, for "as K05"
     * @return the question, or one sentence that names the part not understood
     */
    public static Result<Question, String> read(
            String words, List<Trial> trials, Function<String, Optional<Question>> earlier) {
        return new QuestionWords(trials, earlier).read(words);
    }

    private Result<Question, String> read(String words) {
        List<String> phrases = new ArrayList<>();
        List<String> bracketed = new ArrayList<>();
        Matcher brackets = BRACKETS.matcher(words);
        while (brackets.find()) {
            bracketed.addAll(split(brackets.group(1)));
        }
        phrases.addAll(split(BRACKETS.matcher(words).replaceAll(" ")));
        phrases.addAll(bracketed);
        if (phrases.isEmpty()) {
            return Result.refused("The data column names no rows.");
        }

        Question question = Question.everything();
        for (String phrase : phrases) {
            question = take(question, phrase);
            if (!notUnderstood.isEmpty()) {
                return Result.refused(notUnderstood);
            }
        }
        return Result.ok(question);
    }

    private static List<String> split(String words) {
        return Pattern.compile("[,;+]| and (?!\\d)")
                .splitAsStream(words)
                .map(phrase -> phrase.strip().replaceAll("\\s+", " "))
                .filter(phrase -> !phrase.isEmpty())
                .toList();
    }

    private Question take(Question question, String phrase) {
        Matcher rows = ROWS.matcher(phrase);
        if (rows.find()) {
            Question counted =
                    question.withExpectedRows(OptionalInt.of(Integer.parseInt(rows.group(1))));
            String rest = phrase.substring(rows.end()).strip();
            return rest.isEmpty() ? counted : take(counted, rest);
        }
        Matcher as = AS.matcher(phrase);
        if (as.matches()) {
            Optional<Question> known = earlier.apply(as.group(1));
            return known.map(other -> join(question, other))
                    .orElseGet(() ->
                            fail(question, "\"%s\" names no earlier check.".formatted(phrase)));
        }
        Matcher without = WITHOUT.matcher(phrase);
        if (without.matches()) {
            return leaveOut(question, without.group(1));
        }
        Matcher label = LABEL.matcher(phrase);
        if (label.matches()) {
            Label.By by =
                    label.group(2).equalsIgnoreCase("source") ? Label.By.SOURCE : Label.By.TRUE;
            return question.withLabel(new Label(label.group(1).strip(), by));
        }
        String lower = phrase.toLowerCase(Locale.ROOT);
        if (lower.equals("strict")) {
            return question.withStrictness(Strictness.STRICT);
        }
        if (lower.startsWith("outcome ")) {
            return outcome(question, phrase.substring("outcome ".length()).strip());
        }
        if (lower.startsWith("comparator ") || lower.startsWith("comparator_class ")) {
            return comparator(question, phrase.substring(phrase.indexOf(' ') + 1).strip());
        }
        if (outcomes.contains(phrase)) {
            return question.withOutcome(phrase);
        }
        if (comparators.contains(phrase)) {
            return question.withComparator(phrase);
        }
        Optional<Question> withMember = member(question, phrase);
        if (withMember.isPresent()) {
            return withMember.get();
        }
        if (TIME.matcher(phrase).matches()) {
            Followup time = Followup.read(lower);
            return time.isKnown()
                    ? question.withWindow(
                            new TimeWindow(
                                    time.fromWeeks().getAsDouble(), time.toWeeks().getAsDouble()))
                    : fail(question, "\"%s\" names no time.".formatted(phrase));
        }
        Label asLabel = new Label(phrase, Label.By.SOURCE);
        if (trials.stream().anyMatch(trial -> asLabel.fits(trial.first()))) {
            return question.withLabel(asLabel);
        }
        return fail(
                question,
                "\"%s\" is no outcome, comparator, trial, row or arm of the trials file."
                        .formatted(phrase));
    }

    private Question outcome(Question question, String code) {
        return outcomes.contains(code)
                ? question.withOutcome(code)
                : fail(question, "The trials file has no outcome \"%s\".".formatted(code));
    }

    private Question comparator(Question question, String code) {
        return comparators.contains(code)
                ? question.withComparator(code)
                : fail(question, "The trials file has no comparator \"%s\".".formatted(code));
    }

    private Question leaveOut(Question question, String named) {
        Set<String> without = new HashSet<>(question.without());
        for (String one : named.split("\\s+(?:and|or)\\s+|\\s+")) {
            if (!ids.contains(one) && Flag.of(one).isEmpty()) {
                return fail(
                        question,
                        "\"%s\" is no trial, row or flag that could be left out.".formatted(one));
            }
            without.add(one);
        }
        return question.withWithout(without);
    }

    private Optional<Question> member(Question question, String phrase) {
        String[] words = phrase.split(" ", 2);
        List<Member> members = new ArrayList<>(question.members());
        if (words[0].equalsIgnoreCase("rows") || words[0].equalsIgnoreCase("row")) {
            return words.length == 2 ? member(question, words[1]) : Optional.empty();
        }
        if (!ids.contains(words[0])) {
            return Optional.empty();
        }
        if (words.length == 1) {
            members.add(new Member(words[0], Optional.empty()));
            return Optional.of(question.withMembers(members));
        }
        if (ids.contains(words[1].split(" ")[0])) {
            return member(question.withMembers(List.of()), words[1])
                    .map(rest -> {
                        members.add(new Member(words[0], Optional.empty()));
                        members.addAll(rest.members());
                        return question.withMembers(members);
                    });
        }
        boolean named =
                trials.stream()
                        .filter(trial ->
                                trial.trialId().equals(words[0]) || trial.rowId().equals(words[0]))
                        .anyMatch(trial -> trial.followup().text().equals(words[1]));
        if (!named) {
            return Optional.of(
                    fail(
                            question,
                            "\"%s\" has no row at the time \"%s\".".formatted(words[0], words[1])));
        }
        members.add(new Member(words[0], Optional.of(words[1])));
        return Optional.of(question.withMembers(members));
    }

    /** What is said here, and for what is not said here, what the earlier check said. */
    private static Question join(Question here, Question earlier) {
        Set<String> without = new HashSet<>(earlier.without());
        without.addAll(here.without());
        return new Question(
                here.comparator().or(earlier::comparator),
                here.outcome().or(earlier::outcome),
                here.label().or(earlier::label),
                here.members().isEmpty() ? earlier.members() : here.members(),
                without,
                here.window().equals(TimeWindow.ANY) ? earlier.window() : here.window(),
                here.strictness() == Strictness.STRICT ? Strictness.STRICT : earlier.strictness(),
                here.expectedRows());
    }

    private Question fail(Question question, String sentence) {
        notUnderstood = sentence;
        return question;
    }
}
