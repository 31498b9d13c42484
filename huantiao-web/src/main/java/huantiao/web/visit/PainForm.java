package huantiao.web.visit;

import huantiao.base.Problem;
import huantiao.base.Result;
import huantiao.care.CareRefusal;
import huantiao.care.CareSteps;
import huantiao.care.Chart;
import huantiao.care.Entry;
import huantiao.care.PainScore;
import huantiao.web.care.Rows;
import huantiao.web.form.Sent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** A pain score of a signed visit that is to be put right, as it was sent. */
record PainForm(Sent sent) {

    static final String SCORE = "score";
    static final String RIGHT = "right";
    static final String WHY = "why";

    /** What says that a score was not asked. */
    static final String NOT_ASKED = "not_asked";

    /** Longest reason, in characters. */
    static final int LONGEST = 300;

    /** Sequence of the last entry that whoever sent it had seen. */
    long seen() {
        return sent.sequence("seen");
    }

    /** What it says of this visit, or everything that is wrong with it. */
    Result<Entry.PainCorrected, List<Problem>> read(Chart chart, long visit) {
        var problems = new ArrayList<Problem>();
        var score = score();
        if (score.isEmpty()) {
            problems.add(
                    new Problem(
                            SCORE, "HT-2081", "No number was chosen.", "Choose which is wrong."));
        }
        var value = value();
        if (value.isEmpty()) {
            problems.add(
                    new Problem(
                            RIGHT,
                            "HT-2082",
                            "The right number is not there.",
                            "Choose 0 to 10, or that it was not asked."));
        }
        var why = sent.text(WHY);
        if (why.isEmpty()) {
            problems.add(new Problem(WHY, "HT-2084", "The reason is not there.", "Say why."));
        } else if (why.length() > LONGEST) {
            problems.add(Rows.tooLong(WHY, -1));
        }
        if (problems.isEmpty()) {
            return Result.ok(
                    new Entry.PainCorrected(visit, score.orElseThrow(), value.orElseThrow(), why));
        }
        score.flatMap(one ->
                        value.flatMap(
                                right -> CareSteps.painObjection(chart, visit, one, right, seen())))
                .ifPresent(objection -> problems.add(problem(objection)));
        return Result.refused(List.copyOf(problems));
    }

    /** A refusal beside the field that it speaks of. */
    static Problem problem(CareRefusal refusal) {
        var where = refusal == CareRefusal.Plain.SAME_NUMBER ? RIGHT : SCORE;
        return new Problem(where, refusal.code(), "It was not put right.", "");
    }

    private Optional<PainScore> score() {
        return Arrays.stream(PainScore.values())
                .filter(one -> Rows.code(one).equals(sent.text(SCORE)))
                .findFirst();
    }

    private Optional<OptionalInt> value() {
        var text = sent.text(RIGHT);
        if (text.equals(NOT_ASKED)) {
            return Optional.of(OptionalInt.empty());
        }
        return text.matches("\\d|10")
                ? Optional.of(OptionalInt.of(Integer.parseInt(text)))
                : Optional.empty();
    }
}
