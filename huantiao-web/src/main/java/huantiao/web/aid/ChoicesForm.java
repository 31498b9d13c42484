package huantiao.web.aid;

import huantiao.aid.Choice;
import huantiao.aid.Knowledge;
import huantiao.base.Problem;
import huantiao.base.Result;
import huantiao.care.AidAnswer;
import huantiao.care.Preference;
import huantiao.care.Preference.Much;
import huantiao.care.Preference.Sure;
import huantiao.care.Preference.Weight;
import huantiao.web.form.Choices;
import huantiao.web.form.Field;
import huantiao.web.form.Form;
import huantiao.web.form.Option;
import huantiao.web.form.Sent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What somebody marked while they weighed the choices, as raw strings. */
public record ChoicesForm(Sent sent) {

    /** Codes of what may matter; their words are {@code choices.value.} and the code. */
    static final List<String> VALUES =
            List.of("soon", "last", "harm", "needles", "pills", "surgery", "proof", "effort");

    /** Codes of questions to take along; their words are {@code choices.ask.} and the code. */
    static final List<String> ASKS = List.of("cause", "time", "stop", "risk", "cost", "other");

    static final String LEANING = "leaning";
    static final String SURE = "sure";
    static final String ASK = "asks";
    static final String WORDS = "words";

    /** Longest text in a person's own words, in characters. */
    private static final int LONGEST = 8_000;

    /** What was marked, which may be nothing, or everything that is wrong with it. */
    Result<Preference, List<Problem>> read() {
        List<Problem> problems = new ArrayList<>();
        List<Weight> weights = new ArrayList<>();
        for (String value : VALUES) {
            one(value(value), Much.values(), problems)
                    .ifPresent(much -> weights.add(new Weight(value, much)));
        }
        List<String> leaning = several(LEANING, ways(), problems);
        List<String> asks = several(ASK, ASKS, problems);
        Optional<Sure> sure = one(SURE, Sure.values(), problems);
        if (sent.text(WORDS).length() > LONGEST) {
            problems.add(new Problem(WORDS, "HT-0570", "This text is too long.", "Shorten it."));
        }
        return problems.isEmpty()
                ? Result.ok(new Preference(weights, leaning, sure, asks, sent.text(WORDS)))
                : Result.refused(problems);
    }

    /** What was answered on what the aid says, or what is wrong with it. */
    Result<List<AidAnswer>, List<Problem>> answers(Knowledge knowledge) {
        List<Problem> problems = new ArrayList<>();
        List<AidAnswer> answers = new ArrayList<>();
        for (Knowledge.Asked asked : knowledge.asked()) {
            one(know(asked), Knowledge.Answer.values(), problems)
                    .ifPresent(said ->
                            answers.add(
                                    new AidAnswer(
                                            asked.code(), said.code(), said == asked.right())));
        }
        return problems.isEmpty() ? Result.ok(answers) : Result.refused(problems);
    }

    /** The name of the field of that question. */
    static String know(Knowledge.Asked asked) {
        return "know_" + asked.code();
    }

    /** The marks that say the same. */
    static Sent of(Preference preference) {
        Sent marks =
                Sent.nothing()
                        .with(LEANING, preference.leaning().toArray(String[]::new))
                        .with(ASK, preference.asks().toArray(String[]::new))
                        .with(WORDS, preference.words());
        for (Weight weight : preference.weights()) {
            marks = marks.with(value(weight.value()), code(weight.much()));
        }
        return preference.sure().isPresent()
                ? marks.with(SURE, code(preference.sure().get()))
                : marks;
    }

    private <E extends Enum<E>> Optional<E> one(String name, E[] all, List<Problem> problems) {
        String text = sent.text(name);
        Optional<E> found = Arrays.stream(all).filter(one -> code(one).equals(text)).findFirst();
        if (found.isEmpty() && !text.isEmpty()) {
            problems.add(unknown(name));
        }
        return found;
    }

    private List<String> several(String name, List<String> all, List<Problem> problems) {
        List<String> marked = sent.all(name);
        if (!all.containsAll(marked)) {
            problems.add(unknown(name));
        }
        return marked.stream().distinct().toList();
    }

    private static Problem unknown(String name) {
        return new Problem(
                name, "HT-0537", "This answer is not one of those on the page.", "Choose again.");
    }

    static String value(String code) {
        return "value_" + code;
    }

    static String code(Enum<?> one) {
        return one.name().toLowerCase(Locale.ROOT);
    }

    static List<String> ways() {
        return Arrays.stream(Choice.values()).map(Choice::code).toList();
    }

    /**
     * The fields as they are drawn.
     *
     * @param form what was sent and what is wrong with it
     */
    public record Fields(Form form) {

        /** What matters, one question each. */
        public List<Choices> values() {
            return VALUES.stream()
                    .map(code ->
                            form.choices(
                                    value(code),
                                    form.words().say("choices.value." + code),
                                    options(
                                            Arrays.stream(Much.values())
                                                    .map(ChoicesForm::code)
                                                    .toList(),
                                            "choices.much.")))
                    .toList();
        }

        public Choices leaning() {
            return form.choices(
                            LEANING,
                            form.words().say("choices.leaning"),
                            options(ways(), "choices."))
                    .withHint(form.words().say("choices.leaning.hint"));
        }

        public Choices sure() {
            return form.choices(
                    SURE,
                    form.words().say("choices.sure"),
                    options(
                            Arrays.stream(Sure.values()).map(ChoicesForm::code).toList(),
                            "choices.sure."));
        }

        /** What is asked about what the aid says. */
        public List<Choices> knowledge(Knowledge knowledge) {
            return knowledge.asked().stream()
                    .map(asked ->
                            form.choices(
                                    know(asked),
                                    form.words().say("choices.know." + asked.code()),
                                    options(
                                            Arrays.stream(Knowledge.Answer.values())
                                                    .map(Knowledge.Answer::code)
                                                    .toList(),
                                            "choices.know.")))
                    .toList();
        }

        public Choices asks() {
            return form.choices(
                            ASK, form.words().say("choices.asks"), options(ASKS, "choices.ask."))
                    .withHint(form.words().say("choices.asks.hint"));
        }

        public Field words() {
            return form.field(WORDS, form.words().say("choices.words")).asOptional();
        }

        private List<Option> options(List<String> codes, String prefix) {
            return codes.stream()
                    .map(code -> Option.of(code, form.words().say(prefix + code)))
                    .toList();
        }
    }
}
