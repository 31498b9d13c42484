package huantiao.bias;

import huantiao.base.Problem;
import huantiao.base.Result;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What somebody answered and judged of one result.
 *
 * @param answers to every question that was asked, and to no other
 * @param judged where the reviewer judges otherwise than the answers suggest
 * @param grounds for each domain, what the report says and why the judgement departs; a domain
 *     without words is missing
 * @param overall over all domains
 * @param overallGround why the overall judgement is graver than its worst domain; else empty
 */
public record Assessment(
        Aim aim,
        Answers answers,
        Map<Domain, Judgement> judged,
        Map<Domain, String> grounds,
        Judgement overall,
        String overallGround) {

    /** Longest ground, in characters. */
    public static final int LONGEST_GROUND = 1000;

    /** With so many domains of some concern the whole may be judged high. */
    private static final int SEVERAL = 2;

    public Assessment {
        Map<Domain, Judgement> departures = new EnumMap<>(Domain.class);
        departures.putAll(judged);
        judged = Collections.unmodifiableMap(departures);
        Map<Domain, String> words = new EnumMap<>(Domain.class);
        words.putAll(grounds);
        grounds = Collections.unmodifiableMap(words);
    }

    /**
     * Reads what somebody filled in. Judgements that say what the answers suggest, and answers that
     * were not asked for, are left out.
     *
     * @param overall empty for what follows from the domains
     * @return or everything that is missing or does not go together
     */
    public static Result<Assessment, List<Problem>> read(
            Aim aim,
            Answers answers,
            Map<Domain, Judgement> judged,
            Map<Domain, String> grounds,
            Optional<Judgement> overall,
            String overallGround) {
        List<Problem> problems = new ArrayList<>();
        Answers kept = answers.asked(aim);
        Map<Domain, Judgement> departures = new EnumMap<>(Domain.class);
        Map<Domain, String> words = new EnumMap<>(Domain.class);
        for (Domain domain : Domain.values()) {
            answer(domain, aim, kept, problems);
            Optional<Judgement> proposed = kept.proposed(domain, aim);
            Optional<Judgement> own = Optional.ofNullable(judged.get(domain));
            String ground = grounds.getOrDefault(domain, "");
            if (!ground.isBlank()) {
                words.put(domain, ground);
            }
            if (proposed.isPresent() && own.isPresent() && !own.equals(proposed)) {
                departures.put(domain, own.get());
                need(ground, groundField(domain), problems);
            }
            notLonger(ground, groundField(domain), problems);
        }
        Assessment read =
                new Assessment(aim, kept, departures, words, Judgement.LOW, overallGround);
        Optional<Judgement> worst = problems.isEmpty() ? read.worst() : Optional.empty();
        boolean raised = worst.isPresent() && overall.isPresent() && !overall.equals(worst);
        if (raised) {
            if (!(overall.get() == Judgement.HIGH && read.concerns() >= SEVERAL)) {
                problems.add(
                        new Problem(
                                "overall",
                                "HT-2042",
                                "The whole is as grave as its worst domain; high only if several domains raise some concerns.",
                                "Leave it as it follows, or judge the domains otherwise."));
            }
            need(overallGround, "overall-ground", problems);
        }
        notLonger(overallGround, "overall-ground", problems);
        return problems.isEmpty()
                ? Result.ok(
                        new Assessment(
                                aim,
                                kept,
                                departures,
                                words,
                                raised ? overall.get() : worst.orElseThrow(),
                                raised ? overallGround : ""))
                : Result.refused(List.copyOf(problems));
    }

    /** The form's name of the ground of a domain. */
    public static String groundField(Domain domain) {
        return "ground-" + domain.code();
    }

    private static void answer(Domain domain, Aim aim, Answers given, List<Problem> problems) {
        for (Question open : given.open(domain, aim)) {
            problems.add(
                    new Problem(
                            open.code(),
                            "HT-2040",
                            "Question %s waits for an answer.".formatted(open.number()),
                            "Answer it; no information is an answer, too."));
        }
        for (Question question : domain.questions(aim)) {
            if (!question.mayBeUnknown() && given.isUnknown(question)) {
                problems.add(
                        new Problem(
                                question.code(),
                                "HT-2041",
                                "Question %s asks for evidence: it is there, or it is not."
                                        .formatted(question.number()),
                                "Answer no where the report shows none."));
            }
        }
    }

    private static void need(String ground, String field, List<Problem> problems) {
        if (ground.isBlank()) {
            problems.add(
                    new Problem(
                            field,
                            "HT-2043",
                            "The judgement is another than the answers suggest, and nothing says why.",
                            "Write why, or take the judgement that follows."));
        }
    }

    private static void notLonger(String ground, String field, List<Problem> problems) {
        if (ground.length() > LONGEST_GROUND) {
            problems.add(
                    new Problem(
                            field,
                            "HT-2044",
                            "The text is longer than %d characters.".formatted(LONGEST_GROUND),
                            "Shorten it."));
        }
    }

    /** What the answers suggest for the domain. */
    public Judgement proposed(Domain domain) {
        return answers.proposed(domain, aim).orElseThrow();
    }

    /** What the reviewer judged of the domain. */
    public Judgement of(Domain domain) {
        return judged.getOrDefault(domain, proposed(domain));
    }

    /** The gravest judgement of a domain. */
    private Optional<Judgement> worst() {
        return List.of(Domain.values()).stream().map(this::of).reduce(Judgement::or);
    }

    /** How many domains raise some concerns. */
    private long concerns() {
        return List.of(Domain.values()).stream()
                .filter(one -> of(one) == Judgement.SOME_CONCERNS)
                .count();
    }

    /** Questions that the two answered otherwise, in the order of the tool. */
    public List<Question> differences(Assessment other) {
        return List.of(Question.values()).stream()
                .filter(one -> !answers.to(one).equals(other.answers.to(one)))
                .toList();
    }

    /** Domains that the two judged otherwise. */
    public List<Domain> judgedOtherwise(Assessment other) {
        return List.of(Domain.values()).stream().filter(one -> of(one) != other.of(one)).toList();
    }
}
