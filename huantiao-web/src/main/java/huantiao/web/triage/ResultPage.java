package huantiao.web.triage;

import huantiao.care.CareRules;
import huantiao.care.Chart;
import huantiao.care.Doubted;
import huantiao.care.Entry;
import huantiao.care.Picture;
import huantiao.care.Ruling;
import huantiao.triage.Explanation;
import huantiao.triage.Facts;
import huantiao.triage.RedFlag;
import huantiao.triage.RedFlags;
import huantiao.web.form.Form;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What to do now, and why: the ruling that was kept, in plain words, with the answers behind it.
 *
 * @param untold what nobody asked and cannot be told because of it
 * @param against where weakness is marked that was answered no, while nobody asked again; empty
 *     where the two agree
 * @param onward the person's page, for somebody of the clinic; empty for the person
 * @param answers every answer, for somebody of the clinic; empty where they stand elsewhere
 * @param left where the person goes on whose other questions were not asked yet
 */
public record ResultPage(
        Ruling ruling,
        List<Because> because,
        List<String> open,
        Untold untold,
        Optional<String> against,
        RedFlags.SafetyNet safetyNet,
        Optional<String> onward,
        Optional<Answers> answers,
        Optional<String> left) {

    /** From a person's address to the questions that nobody answered. */
    public static final String ASK = "/questions";

    /**
     * A flag that was answered yes, and the answers that made it so.
     *
     * @param told when the last of them was given; empty where an examination found it
     * @param earlier true where they were given before and stand, whatever is answered now
     */
    public record Because(
            RedFlag flag,
            String question,
            List<Said> said,
            Optional<Instant> told,
            boolean earlier) {
        public Because {
            said = List.copyOf(said);
        }
    }

    /** A question and what was answered. */
    public record Said(String question, String answer) {}

    public ResultPage {
        because = List.copyOf(because);
        open = List.copyOf(open);
    }

    /**
     * What was told, to the person or to whom they told it.
     *
     * @param known everything that is known today: an alarm of earlier stands in a ruling too
     */
    public static ResultPage of(
            Entry.SymptomsTold told,
            Facts known,
            Chart chart,
            LocalDate today,
            CareRules rules,
            Optional<String> onward,
            Form form) {
        var facts =
                Picture.person(chart, Picture.read(Chart.told(told), rules.vocabulary()), today);
        var assessment = rules.flags().assess(facts);
        var untold =
                onward.map(person -> Untold.of(chart, assessment, person + ASK, rules, form))
                        .orElseGet(() -> Untold.byThePerson(assessment, chart, rules, form));
        var against = DrawnWeakness.places(Doubted.contradicting(told, chart), form.words());
        return of(
                told.ruling(), facts, known, Map.of(), untold, against, chart, rules, onward, form);
    }

    /**
     * The ruling over facts that explain it, where something was found beside what was told.
     *
     * @param found in words, by the name of the fact that it tells instead of an answer
     */
    public static ResultPage of(
            Ruling ruling,
            Facts facts,
            Map<String, String> found,
            Untold untold,
            Chart chart,
            CareRules rules,
            Optional<String> onward,
            Form form) {
        return of(
                ruling, facts, facts, found, untold, Optional.empty(), chart, rules, onward, form);
    }

    private static ResultPage of(
            Ruling ruling,
            Facts facts,
            Facts known,
            Map<String, String> found,
            Untold untold,
            Optional<String> against,
            Chart chart,
            CareRules rules,
            Optional<String> onward,
            Form form) {
        var because =
                ruling.flags().stream()
                        .flatMap(id -> rules.flags().find(id).stream())
                        .sorted(Comparator.comparing(RedFlag::action).reversed())
                        .map(flag -> {
                            boolean now = flag.when().holds(facts).isYes();
                            return new Because(
                                    flag,
                                    FlagWords.question(flag, chart, form.words()),
                                    said(flag, now ? facts : known, found, chart, rules, form),
                                    told(flag, now ? facts : known, chart),
                                    !now && flag.when().holds(known).isYes());
                        })
                        .toList();
        var open =
                ruling.open().stream()
                        .flatMap(id -> rules.flags().find(id).stream())
                        .map(flag -> FlagWords.question(flag, chart, form.words()))
                        .toList();
        return new ResultPage(
                ruling,
                because,
                open,
                untold,
                against,
                rules.flags().safetyNet(),
                onward,
                Optional.empty(),
                Optional.empty());
    }

    private static Optional<Instant> told(RedFlag flag, Facts facts, Chart chart) {
        var told = chart.toldAt();
        return Explanation.of(flag.when(), facts).because().stream()
                .flatMap(fact -> Optional.ofNullable(told.get(fact)).stream())
                .max(Comparator.naturalOrder());
    }

    private static List<Said> said(
            RedFlag flag,
            Facts facts,
            Map<String, String> found,
            Chart chart,
            CareRules rules,
            Form form) {
        return Stream.of(Explanation.of(flag.when(), facts))
                .filter(one -> one.outcome().isYes())
                .flatMap(one -> one.because().stream())
                .filter(fact -> FactQuestion.hasWords(form.words(), fact, rules.flags()))
                .map(fact ->
                        found.containsKey(fact)
                                ? new Said(
                                        form.words().say("result.found"),
                                        found.getOrDefault(fact, ""))
                                : new Said(
                                        FactQuestions.label(
                                                form.words(), fact, chart, rules.flags()),
                                        facts.find(fact)
                                                .map(value ->
                                                        FactQuestions.answer(
                                                                form.words(), fact, value))
                                                .orElse("")))
                .toList();
    }

    /** The same with every answer. */
    public ResultPage withAnswers(Answers all) {
        return new ResultPage(
                ruling, because, open, untold, against, safetyNet, onward, Optional.of(all), left);
    }

    /** The same before all was asked. */
    public ResultPage goingOn(Optional<String> address) {
        return new ResultPage(
                ruling, because, open, untold, against, safetyNet, onward, answers, address);
    }

    /** True if nobody may be treated now: the way ends here. */
    public boolean isEmergency() {
        return ruling.level().equals("emergency_now");
    }

    /** True if a doctor must see the person today. */
    public boolean isToday() {
        return ruling.level().equals("same_day");
    }

    /** True where no flag is answered yes but questions are open: nothing is cleared. */
    public boolean isOpen() {
        return ruling.level().equals("proceed") && !open.isEmpty();
    }

    /** True where what was answered calls for nothing, but not all that decides is known. */
    public boolean isPartly() {
        return ruling.level().equals("proceed") && open.isEmpty() && !untold.isNothing();
    }

    /** Ending of the message keys of what to do. */
    public String key() {
        if (isOpen()) {
            return "open";
        }
        if (isPartly() && against.isPresent()) {
            return "against";
        }
        if (isPartly()) {
            return untold.isForTheExamination() ? "answered" : "partly";
        }
        return ruling.level();
    }
}
