package huantiao.web.checkin;

import huantiao.base.Problem;
import huantiao.care.ShortSafety;
import huantiao.care.Taken;
import huantiao.care.Weakness;
import huantiao.course.PersonSaid;
import huantiao.measures.Answer;
import huantiao.measures.Answers;
import huantiao.measures.Instrument;
import huantiao.measures.Instruments;
import huantiao.measures.Item;
import huantiao.triage.Facts;
import huantiao.triage.Vocabulary;
import huantiao.web.form.Choices;
import huantiao.web.form.Sent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The short part of a check-in as it was sent: pain of leg and back, change overall, whether this
 * is good enough, four safety questions. What was left open stays unknown; nothing is read into
 * silence.
 */
public record CheckInForm(Sent sent) {

    static final String LEG = "leg";
    static final String BACK = "back";
    static final String CHANGE = "change";
    static final String ENOUGH = "enough";
    static final String WEAKNESS = "weakness";

    static final String GLOBAL_CHANGE = PersonSaid.CHANGE;
    static final String GOOD_ENOUGH = PersonSaid.ENOUGH;

    /**
     * In the order of the other three questions, yes before no: whoever answers by the place of a
     * choice must not say yes where they mean no.
     */
    static final List<String> WEAKNESSES = List.of("worse", "stable", "none", "unknown");

    static final List<String> YES_NO_UNKNOWN = List.of("yes", "no", "unknown");

    /** Says which symptom check answered safety questions that are not asked again. */
    static final String BEFORE = "before";

    /** Says that the person read which safety questions they leave open. */
    static final String LEFT = "left";

    /** The fields of the four safety questions. */
    static final List<String> SAFETY = List.of(WEAKNESS, "saddle", "bladder", "bowel");

    /**
     * What can be read.
     *
     * @param measures those that were answered, with their scores
     * @param safety what the safety answers say
     * @param problems everything that is wrong with the rest
     */
    record Read(List<Taken> measures, Facts safety, List<Problem> problems) {
        Read {
            measures = List.copyOf(measures);
            problems = List.copyOf(problems);
        }
    }

    /**
     * @param asksChange true if the questions about change and about the present state were asked,
     *     which is after care began
     */
    Read read(Instruments instruments, Vocabulary vocabulary, boolean asksChange) {
        var measures = new ArrayList<Taken>();
        var problems = new ArrayList<Problem>();
        if (!sent.has(LEG)) {
            problems.add(
                    new Problem(
                            LEG,
                            "HT-0790",
                            "The pain in your leg is not answered.",
                            "Choose a number from 0 to 10."));
        }
        number(LEG, instruments.get(Instruments.LEG_PAIN), measures, problems);
        number(BACK, instruments.get(Instruments.BACK_PAIN), measures, problems);
        if (asksChange) {
            number(CHANGE, instruments.get(GLOBAL_CHANGE), measures, problems);
            number(ENOUGH, instruments.get(GOOD_ENOUGH), measures, problems);
        }
        return new Read(measures, safety(vocabulary, problems), problems);
    }

    /** Fields of the safety questions that these facts answer, each of its facts with yes or no. */
    static Set<String> answeredBy(Facts told) {
        var answered = new LinkedHashSet<String>();
        if (told.knows(Weakness.FACT) && told.knows("leg_weakness_trend")) {
            answered.add(WEAKNESS);
        }
        ShortSafety.BLOCK.stream()
                .filter(question -> question.facts().stream().allMatch(told::knows))
                .forEach(question -> answered.add(question.field()));
        return answered;
    }

    /** True if one of these safety questions was left open here. */
    boolean leavesOpen(Collection<String> fields) {
        return fields.stream().anyMatch(field -> !sent.has(field));
    }

    /**
     * The safety questions that were left open here, without those that were asked in this sitting.
     */
    Set<String> open(Collection<String> asked) {
        var open = new LinkedHashSet<>(SAFETY);
        open.removeAll(asked);
        open.removeIf(sent::has);
        return open;
    }

    /** True once the person was shown what they leave open. */
    boolean knowsWhatIsOpen() {
        return sent.has(LEFT);
    }

    /** A leg pain that nobody answered, for a check-in that must be kept whatever is missing. */
    static Taken unanswered(Instruments instruments) {
        var leg = instruments.get(Instruments.LEG_PAIN);
        return Taken.of(leg, Map.of(), new Answers(leg.edition(), List.of(Answer.BLANK), true));
    }

    private void number(
            String field, Instrument instrument, List<Taken> measures, List<Problem> problems) {
        var text = sent.text(field);
        if (text.isEmpty()) {
            return;
        }
        Item.Response response = instrument.items().getFirst().response();
        if (!text.matches("\\d{1,2}") || !response.admits(Integer.parseInt(text))) {
            problems.add(Choices.notOneOfThem(field));
            return;
        }
        measures.add(
                Taken.of(
                        instrument,
                        Map.of("1", text),
                        new Answers(
                                instrument.edition(),
                                List.of(Answer.of(Integer.parseInt(text))),
                                true)));
    }

    private Facts safety(Vocabulary vocabulary, List<Problem> problems) {
        var facts = vocabulary.nothingKnown();
        var weakness = sent.text(WEAKNESS);
        if (says(WEAKNESS, WEAKNESSES, problems)) {
            facts = facts.with("leg_weakness_trend", weakness);
            if (weakness.equals("none")) {
                facts = facts.with("leg_weakness", "none");
            }
        }
        for (var question : ShortSafety.BLOCK) {
            var answer = sent.text(question.field());
            if (says(question.field(), YES_NO_UNKNOWN, problems)) {
                facts =
                        answer.equals("yes")
                                ? facts.with(question.facts().getFirst(), true)
                                : noneOf(question, facts);
            }
        }
        return facts;
    }

    private static Facts noneOf(ShortSafety question, Facts facts) {
        var all = facts;
        for (var fact : question.facts()) {
            all = all.with(fact, false);
        }
        return all;
    }

    /** True if the answer says something: silence and "I don't know" do not. */
    private boolean says(String field, List<String> allowed, List<Problem> problems) {
        var answer = sent.text(field);
        if (answer.isEmpty()) {
            return false;
        }
        if (!allowed.contains(answer)) {
            problems.add(Choices.notOneOfThem(field));
            return false;
        }
        return !answer.equals("unknown");
    }
}
