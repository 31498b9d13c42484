package huantiao.web.intake;

import huantiao.base.Problem;
import huantiao.base.Result;
import huantiao.body.Mark;
import huantiao.body.Region;
import huantiao.body.Side;
import huantiao.care.ConsentKind;
import huantiao.care.Story;
import huantiao.care.Weakness;
import huantiao.triage.Facts;
import huantiao.triage.Vocabulary;
import huantiao.web.care.BodyMarks;
import huantiao.web.form.Sent;
import huantiao.web.triage.FactForm;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The intake as it was typed so far, screen by screen. */
record IntakeForm(Sent sent) {

    static final String STORY = "story";
    static final String HISTORY = "history";
    static final String MEDICINES = "medicines_text";
    static final String GOAL = "goal";
    static final String EXPECTATION = "expectation";
    static final String SINCE = "since";
    static final String SINCE_UNIT = "since_unit";

    /** Says that the person read which questions they leave open. */
    static final String LEFT = "left";

    /** Says that it was read that a no stands beside weakness that is drawn. */
    static final String AGAINST = "against";

    /** Says which step's questions were answered together, by its code. */
    static final String BLOCK = "block";

    static final List<String> TEXTS = List.of(STORY, HISTORY, MEDICINES, GOAL, EXPECTATION);

    /** Days in each unit of time that can be chosen. */
    static final Map<String, Integer> DAYS = days();

    /** Longest free text of one field, in characters. */
    static final int LONGEST = 8_000;

    private static Map<String, Integer> days() {
        var days = new LinkedHashMap<String, Integer>();
        days.put("days", 1);
        days.put("weeks", 7);
        days.put("months", 30);
        days.put("years", 365);
        return days;
    }

    /** What is felt where, as drawn on the body chart. */
    List<Mark> marks() {
        return BodyMarks.read(sent);
    }

    /** Weakness that is drawn in a leg. */
    List<Mark> weakness() {
        return marks().stream().filter(Weakness::isInALeg).toList();
    }

    Story story() {
        return new Story(
                sent.text(STORY),
                sent.text(HISTORY),
                sent.text(MEDICINES),
                sent.text(GOAL),
                sent.text(EXPECTATION));
    }

    /** Name of the field that asks for an agreement. */
    static String consent(ConsentKind kind) {
        return "consent_" + kind.name().toLowerCase(Locale.ROOT);
    }

    /** What was agreed to. */
    EnumSet<ConsentKind> consents() {
        return answered("yes");
    }

    /** What somebody was asked and said no to; what was left open is neither. */
    EnumSet<ConsentKind> declined() {
        return answered("no");
    }

    private EnumSet<ConsentKind> answered(String answer) {
        var kinds = EnumSet.noneOf(ConsentKind.class);
        for (var kind : ConsentKind.values()) {
            if (sent.text(consent(kind)).equals(answer)) {
                kinds.add(kind);
            }
        }
        return kinds;
    }

    /** Everything answered so far as facts, or everything that is wrong with it. */
    Result<Facts, List<Problem>> read(Vocabulary vocabulary) {
        var problems = new ArrayList<Problem>();
        for (var text : TEXTS) {
            if (sent.text(text).length() > LONGEST) {
                problems.add(
                        new Problem(
                                text,
                                "HT-0570",
                                "This text is longer than 8,000 characters.",
                                "Shorten it; the rest can be told at the visit."));
            }
        }
        var days = days(problems);
        return switch (FactForm.of(sent, vocabulary).read(vocabulary)) {
            case Result.Refused<Facts, List<Problem>>(var wrong) -> {
                problems.addAll(wrong);
                yield Result.refused(List.copyOf(problems));
            }
            case Result.Ok<Facts, List<Problem>>(var facts) ->
                    problems.isEmpty()
                            ? Result.ok(whole(facts, days))
                            : Result.refused(List.copyOf(problems));
        };
    }

    /** What can be read, where something else is wrong: for the questions that come next. */
    Facts readable(Vocabulary vocabulary) {
        var facts = vocabulary.nothingKnown();
        for (var name : FactForm.of(sent, vocabulary).names()) {
            if (FactForm.of(sent, vocabulary, List.of(name)).read(vocabulary)
                    instanceof Result.Ok<Facts, List<Problem>>(var one)) {
                facts = facts.overlaidWith(one);
            }
        }
        var days = days(new ArrayList<>());
        return whole(facts, days);
    }

    /** With what the number of days and the body chart say by themselves. */
    private Facts whole(Facts facts, int days) {
        return drawn(days < 0 ? facts : facts.with("symptom_days", days));
    }

    /**
     * What the body chart says about the legs; nothing where nothing was drawn. Whatever is felt in
     * a leg names it, because something new in both is a warning sign (RF-CES-11); where it hurts
     * is read from the marks of pain alone ({@link huantiao.care.PainSide}).
     */
    private Facts drawn(Facts facts) {
        var marks = marks();
        if (marks.isEmpty()) {
            return facts;
        }
        boolean left = onLeg(marks, Side.LEFT);
        boolean right = onLeg(marks, Side.RIGHT);
        var side = left && right ? "both" : left ? "left" : right ? "right" : "none";
        return facts.with("leg_side", side)
                .with("leg_below_knee", marks.stream().anyMatch(mark -> mark.region().belowKnee()));
    }

    private static boolean onLeg(List<Mark> marks, Side side) {
        return marks.stream()
                .anyMatch(mark -> mark.side() == side && mark.region() != Region.LOW_BACK);
    }

    /** Days since it began; -1 where nobody said. */
    private int days(List<Problem> problems) {
        var number = sent.text(SINCE);
        if (number.isEmpty()) {
            return -1;
        }
        int perUnit = DAYS.getOrDefault(sent.text(SINCE_UNIT), 0);
        if (!number.matches("\\d{1,5}")) {
            problems.add(
                    new Problem(
                            SINCE, "HT-0571", "This is no whole number.", "Type a number, as 6."));
            return -1;
        }
        if (perUnit == 0) {
            problems.add(
                    new Problem(
                            SINCE_UNIT, "HT-0572", "Days, weeks, months or years?", "Choose one."));
            return -1;
        }
        long days = Long.parseLong(number) * perUnit;
        if (days > 130L * 365) {
            problems.add(
                    new Problem(
                            SINCE, "HT-0573", "Nobody has had it that long.", "Check the number."));
            return -1;
        }
        return Math.toIntExact(days);
    }
}
