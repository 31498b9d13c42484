package huantiao.living;

import huantiao.base.Problem;
import huantiao.base.Result;
import huantiao.evidence.Grade;
import huantiao.evidence.Rating;
import huantiao.living.CertaintyEntry.CertaintyRated;
import huantiao.living.CertaintyEntry.CertaintyWithdrawn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How sure reviewers are of each answer, as the entries make it.
 *
 * @param all what was said of each question, oldest first
 */
public record Certainties(Map<String, List<Said>> all) {

    /** A rating or its end, with who said so. */
    public record Said(CertaintyEntry what, Reviewer by, Instant at) {}

    /** After these entries. */
    static Certainties of(List<Written> entries) {
        var all = new LinkedHashMap<String, List<Said>>();
        for (var written : entries) {
            if (written.entry() instanceof CertaintyEntry entry) {
                all.computeIfAbsent(entry.questionId(), _ -> new ArrayList<>())
                        .add(new Said(entry, written.by(), written.at()));
            }
        }
        return new Certainties(all);
    }

    /** What was said of the question, oldest first. */
    public List<Said> said(String questionId) {
        return List.copyOf(all.getOrDefault(questionId, List.of()));
    }

    /** The rating that counts. */
    public Optional<Rating> rating(String questionId) {
        var said = said(questionId);
        return said.isEmpty() ? Optional.empty() : rating(said.getLast());
    }

    private static Optional<Rating> rating(Said said) {
        return said.what() instanceof CertaintyRated(_, var grade, var about)
                ? Optional.of(new Rating(grade, said.by().name(), about))
                : Optional.empty();
    }

    /** The ratings that count, by question. */
    public Map<String, Rating> ratings() {
        var found = new LinkedHashMap<String, Rating>();
        all.keySet().forEach(id -> rating(id).ifPresent(one -> found.put(id, one)));
        return found;
    }

    /**
     * Rates an answer, or rates it again.
     *
     * @param about what is rated; empty if the question has no answer
     */
    public Result<CertaintyRated, List<Problem>> rate(
            String questionId, Optional<String> about, Result<Grade, List<Problem>> read) {
        if (about.isEmpty()) {
            return Result.refused(
                    List.of(
                            new Problem(
                                    "down-risk_of_bias",
                                    "HT-2058",
                                    "The question has no answer that could be rated.",
                                    "Rate it when trials could be pooled.")));
        }
        return read.map(grade -> new CertaintyRated(questionId, grade, about.orElseThrow()));
    }

    /** Takes the rating back. */
    public Result<CertaintyWithdrawn, List<Problem>> withdraw(String questionId, String reason) {
        var problems = new ArrayList<Problem>();
        Words.need(reason, "reason", LivingReview.LONGEST_REASON, problems);
        if (rating(questionId).isEmpty()) {
            problems.add(
                    new Problem(
                            "reason",
                            "HT-2059",
                            "No rating of this question counts.",
                            "Go back to the list."));
        }
        return problems.isEmpty()
                ? Result.ok(new CertaintyWithdrawn(questionId, reason))
                : Result.refused(List.copyOf(problems));
    }
}
