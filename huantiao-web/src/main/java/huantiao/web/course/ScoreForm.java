package huantiao.web.course;

import huantiao.base.Problem;
import huantiao.base.Result;
import huantiao.care.CareRefusal;
import huantiao.care.CareSteps;
import huantiao.care.Chart;
import huantiao.care.Entry;
import huantiao.measures.Exact;
import huantiao.measures.Instrument;
import huantiao.measures.Instruments;
import huantiao.web.form.Sent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A score of a check-in that is to be put right, as it was sent. */
record ScoreForm(Sent sent, Instruments instruments) {

    static final String SCORE = "score";
    static final String RIGHT = "right";
    static final String NOT_VALID = "not_valid";
    static final String WHY = "why";

    /** Longest reason, in characters. */
    static final int LONGEST = 300;

    private static final Pattern CODE = Pattern.compile("([1-9][0-9]{0,8})\\.([a-z0-9_]{1,60})");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,3}([.,][0-9]{1,2})?");

    /** What names a score of the check-in of this place. */
    static String code(long checkIn, String instrument) {
        return checkIn + "." + instrument;
    }

    /** Which score is meant. */
    private record Meant(long checkIn, Instrument measure) {}

    /** Sequence of the last entry that whoever sent it had seen. */
    long seen() {
        return sent.sequence("seen");
    }

    /** The measure that is put right. */
    Instrument measure(Entry.ScoreCorrected right) {
        return instruments.get(right.instrument());
    }

    /** What it says, or everything that is wrong with it. */
    Result<Entry.ScoreCorrected, List<Problem>> read(Chart chart) {
        var problems = new ArrayList<Problem>();
        var meant = meant();
        if (meant.isEmpty()) {
            problems.add(
                    new Problem(
                            SCORE, "HT-2081", "No number was chosen.", "Choose which is wrong."));
        }
        var value = value(meant);
        if (value.isEmpty()) {
            problems.add(
                    new Problem(
                            RIGHT,
                            "HT-2091",
                            "The right score is not there, or not on the scale.",
                            "Write a number of the scale, or say that the score is not valid."));
        }
        var why = sent.text(WHY);
        if (why.isEmpty()) {
            problems.add(new Problem(WHY, "HT-2084", "The reason is not there.", "Say why."));
        } else if (why.length() > LONGEST) {
            problems.add(new Problem(WHY, "HT-0771", "This text is too long.", "Shorten it."));
        }
        if (problems.isEmpty()) {
            var one = meant.orElseThrow();
            return Result.ok(
                    new Entry.ScoreCorrected(
                            one.checkIn(), one.measure().id(), value.orElseThrow(), why));
        }
        meant.flatMap(one ->
                        value.flatMap(right ->
                                CareSteps.scoreObjection(
                                        chart, one.checkIn(), one.measure(), right, seen())))
                .ifPresent(objection -> problems.add(problem(objection)));
        return Result.refused(List.copyOf(problems));
    }

    /** A refusal beside the field that it speaks of. */
    static Problem problem(CareRefusal refusal) {
        var where =
                refusal == CareRefusal.Plain.SAME_NUMBER
                                || refusal == CareRefusal.Plain.SAID_BY_THE_PERSON
                        ? RIGHT
                        : SCORE;
        return new Problem(where, refusal.code(), "It was not put right.", "");
    }

    private Optional<Meant> meant() {
        var code = CODE.matcher(sent.text(SCORE));
        return code.matches()
                ? instruments
                        .find(code.group(2))
                        .map(one -> new Meant(Long.parseLong(code.group(1)), one))
                : Optional.empty();
    }

    /** The right score, or that nothing counts; empty where it says neither, or both. */
    private Optional<Optional<Double>> value(Optional<Meant> meant) {
        var text = sent.text(RIGHT);
        if (sent.has(NOT_VALID)) {
            return text.isEmpty() ? Optional.of(Optional.empty()) : Optional.empty();
        }
        if (!NUMBER.matcher(text).matches()) {
            return Optional.empty();
        }
        var value = Exact.parse(text.replace(',', '.'));
        return meant.map(one -> one.measure().scale().holds(value)).orElse(true)
                ? Optional.of(Optional.of(value.toDouble()))
                : Optional.empty();
    }
}
