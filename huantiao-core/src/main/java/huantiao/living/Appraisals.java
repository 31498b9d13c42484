package huantiao.living;

import huantiao.base.Problem;
import huantiao.base.Result;
import huantiao.base.UserId;
import huantiao.bias.Aim;
import huantiao.bias.Assessment;
import huantiao.bias.Domain;
import huantiao.evidence.RiskOfBias;
import huantiao.evidence.RiskOfBias.OfResult;
import huantiao.evidence.Trial;
import huantiao.living.AppraisalEntry.AppraisalOpened;
import huantiao.living.AppraisalEntry.AppraisalSettled;
import huantiao.living.AppraisalEntry.AppraisalWithdrawn;
import huantiao.living.AppraisalEntry.Appraised;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The judgements of risk of bias by RoB 2, as the entries make them. A judgement enters the
 * evidence when two people have judged and what they judged was settled; until the second has,
 * nobody sees the first but who made it.
 */
public record Appraisals(List<Appraisal> all) {

    /** The tool as it stands beside its judgements. */
    public static final String TOOL = "RoB 2 (22 August 2019)";

    private static final String FIELD = "result";

    /** Somebody's judgement. */
    public record Reading(Assessment assessment, Reviewer by, Instant at) {}

    /** The end of its way. */
    public record Settled(Assessment assessment, String reason, Reviewer by, Instant at) {}

    /** It was taken back. */
    public record Withdrawn(String reason, Reviewer by, Instant at) {}

    /** Where an appraisal stands. */
    public enum Stage {
        TO_JUDGE,
        TO_JUDGE_AGAIN,
        TO_SETTLE,
        SETTLED,
        WITHDRAWN
    }

    /**
     * An appraisal.
     *
     * @param readings none, one or two, by different people
     */
    public record Appraisal(
            AppraisalOpened frame,
            List<Reading> readings,
            Optional<Settled> settled,
            Optional<Withdrawn> withdrawn) {
        public Appraisal {
            readings = List.copyOf(readings);
        }

        public String id() {
            return frame.appraisalId();
        }

        public Stage stage() {
            if (withdrawn.isPresent()) {
                return Stage.WITHDRAWN;
            }
            if (settled.isPresent()) {
                return Stage.SETTLED;
            }
            return switch (readings.size()) {
                case 0 -> Stage.TO_JUDGE;
                case 1 -> Stage.TO_JUDGE_AGAIN;
                default -> Stage.TO_SETTLE;
            };
        }

        public Optional<Reading> by(UserId user) {
            return readings.stream().filter(one -> one.by().user().equals(user)).findFirst();
        }

        /** True where this person may judge: it waits, and they have not. */
        public boolean waitsFor(UserId user) {
            return (stage() == Stage.TO_JUDGE || stage() == Stage.TO_JUDGE_AGAIN)
                    && by(user).isEmpty();
        }

        /** True where the two answered or judged otherwise; only once there are two. */
        public boolean differs() {
            var first = readings.getFirst().assessment();
            var second = readings.getLast().assessment();
            return !first.differences(second).isEmpty()
                    || !first.judgedOtherwise(second).isEmpty()
                    || first.overall() != second.overall();
        }

        private boolean isOf(String trialId, String comparator, String outcome) {
            return frame.trialId().equals(trialId)
                    && frame.comparator().equals(comparator)
                    && frame.outcome().equals(outcome);
        }
    }

    public Appraisals {
        all = List.copyOf(all);
    }

    /** The appraisals after these entries. */
    static Appraisals of(List<Written> entries) {
        var found = new LinkedHashMap<String, Appraisal>();
        for (var written : entries) {
            if (written.entry() instanceof AppraisalEntry entry) {
                found.compute(
                        entry.appraisalId(),
                        (_, one) ->
                                entry instanceof AppraisalOpened frame
                                        ? new Appraisal(
                                                frame,
                                                List.of(),
                                                Optional.empty(),
                                                Optional.empty())
                                        : one == null ? null : after(one, entry, written));
            }
        }
        return new Appraisals(List.copyOf(found.values()));
    }

    private static Appraisal after(Appraisal one, AppraisalEntry entry, Written written) {
        return switch (entry) {
            case AppraisalOpened _ -> one;
            case Appraised(_, var assessment) -> {
                var readings = new ArrayList<>(one.readings());
                readings.add(new Reading(assessment, written.by(), written.at()));
                yield new Appraisal(one.frame(), readings, one.settled(), one.withdrawn());
            }
            case AppraisalSettled(_, var assessment, var reason) ->
                    new Appraisal(
                            one.frame(),
                            one.readings(),
                            Optional.of(
                                    new Settled(assessment, reason, written.by(), written.at())),
                            one.withdrawn());
            case AppraisalWithdrawn(_, var reason) ->
                    new Appraisal(
                            one.frame(),
                            one.readings(),
                            one.settled(),
                            Optional.of(new Withdrawn(reason, written.by(), written.at())));
        };
    }

    public Optional<Appraisal> find(String id) {
        return all.stream().filter(one -> one.id().equals(id)).findFirst();
    }

    /** Those that count, in the order in which they were opened. */
    public List<Appraisal> settled() {
        return all.stream().filter(one -> one.stage() == Stage.SETTLED).toList();
    }

    /** Those that nobody took back. */
    public List<Appraisal> standing() {
        return all.stream().filter(one -> one.stage() != Stage.WITHDRAWN).toList();
    }

    /** What enters the evidence. */
    public List<RiskOfBias> judgements() {
        return settled().stream().map(Appraisals::judgement).toList();
    }

    private static RiskOfBias judgement(Appraisal one) {
        var settled = one.settled().orElseThrow();
        var domains = new LinkedHashMap<String, String>();
        for (var domain : Domain.values()) {
            domains.put(domain.code(), settled.assessment().of(domain).code());
        }
        return new RiskOfBias(
                one.frame().trialId(),
                one.frame().study(),
                TOOL,
                Optional.of(new OfResult(one.frame().comparator(), one.frame().outcome())),
                domains,
                settled.assessment().overall().code(),
                one.id(),
                "judged by two reviewers",
                settled.assessment().overallGround());
    }

    /** Asks for a result to be judged. */
    public Result<AppraisalOpened, List<Problem>> open(
            String trialId,
            String comparator,
            String outcome,
            Optional<Aim> aim,
            List<Trial> rows) {
        var problems = new ArrayList<Problem>();
        var row =
                rows.stream()
                        .filter(one ->
                                one.trialId().equals(trialId)
                                        && one.comparator().equals(comparator)
                                        && one.outcome().equals(outcome))
                        .findFirst();
        if (row.isEmpty()) {
            problems.add(
                    new Problem(
                            FIELD,
                            "HT-2045",
                            "No row of the review holds this result.",
                            "Choose a result of the list; a new one comes with its row."));
        } else if (standing().stream().anyMatch(one -> one.isOf(trialId, comparator, outcome))) {
            problems.add(
                    new Problem(
                            FIELD,
                            "HT-2046",
                            "This result is being judged already, or was.",
                            "Open it in the list; to judge anew, withdraw the old judgement."));
        }
        if (aim.isEmpty()) {
            problems.add(
                    new Problem(
                            "aim",
                            "HT-2047",
                            "Nothing was chosen.",
                            "Choose the effect that the protocol asks for."));
        }
        return problems.isEmpty()
                ? Result.ok(
                        new AppraisalOpened(
                                "B%03d".formatted(all.size() + 1),
                                trialId,
                                row.orElseThrow().shortName(),
                                comparator,
                                outcome,
                                aim.orElseThrow()))
                : Result.refused(List.copyOf(problems));
    }

    /** Takes somebody's judgement. */
    public Result<Appraised, List<Problem>> judge(
            String id, UserId reader, Result<Assessment, List<Problem>> read) {
        var found = find(id);
        if (found.isEmpty()) {
            return refuse("HT-2048", "There is no such result.", "Go back to the list.");
        }
        if (found.get().by(reader).isPresent()) {
            return refuse(
                    "HT-2049",
                    "You have judged this result.",
                    "Somebody else judges it a second time.");
        }
        if (!found.get().waitsFor(reader)) {
            return refuse(
                    "HT-2050", "Two people have judged this result.", "Settle what they judged.");
        }
        return read.map(assessment -> new Appraised(id, assessment));
    }

    /**
     * Settles what two people judged. Any reviewer may: one of the two with the other's consent, or
     * a third person. A reason is needed where the two differed.
     */
    public Result<AppraisalSettled, List<Problem>> settle(
            String id, Result<Assessment, List<Problem>> read, String reason) {
        var found = find(id);
        if (found.isEmpty() || found.get().stage() != Stage.TO_SETTLE) {
            return refuse(
                    "HT-2051",
                    "The result does not wait for a decision.",
                    "Go back to the list and see where it stands.");
        }
        var problems = new ArrayList<Problem>(read.fold(_ -> List.of(), wrong -> wrong));
        boolean needed = found.get().differs();
        if (needed) {
            Words.need(reason, "reason", LivingReview.LONGEST_REASON, problems);
        }
        return problems.isEmpty()
                ? read.map(assessment -> new AppraisalSettled(id, assessment, needed ? reason : ""))
                : Result.refused(List.copyOf(problems));
    }

    /** Takes a judgement back, so that the result can be judged anew. */
    public Result<AppraisalWithdrawn, List<Problem>> withdraw(String id, String reason) {
        var problems = new ArrayList<Problem>();
        Words.need(reason, "reason", LivingReview.LONGEST_REASON, problems);
        if (find(id).map(one -> one.stage() == Stage.WITHDRAWN).orElse(true)) {
            problems.add(
                    new Problem(
                            "reason",
                            "HT-2052",
                            "The judgement does not count already.",
                            "Go back to the list."));
        }
        return problems.isEmpty()
                ? Result.ok(new AppraisalWithdrawn(id, reason))
                : Result.refused(List.copyOf(problems));
    }

    private static <T> Result<T, List<Problem>> refuse(String code, String what, String cure) {
        return Result.refused(List.of(new Problem(FIELD, code, what, cure)));
    }

    /** Results of these rows that nobody judges yet, each once, in the order of the rows. */
    public List<Trial> unjudged(List<Trial> rows) {
        Map<List<String>, Trial> found = new LinkedHashMap<>();
        rows.stream()
                .filter(row ->
                        standing().stream()
                                .noneMatch(one ->
                                        one.isOf(row.trialId(), row.comparator(), row.outcome())))
                .forEach(row ->
                        found.putIfAbsent(
                                List.of(row.trialId(), row.comparator(), row.outcome()), row));
        return List.copyOf(found.values());
    }
}
