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
import huantiao.living.DoubleReading.Refusals;
import huantiao.living.DoubleReading.Stage;
import huantiao.living.DoubleReading.Step;
import huantiao.living.DoubleReading.Stepped;
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
public record Appraisals(List<DoubleReading<AppraisalOpened, Assessment>> all) {

    /** The tool as it stands beside its judgements. */
    public static final String TOOL = "RoB 2 (22 August 2019)";

    private static final String FIELD = "result";

    private static final Refusals REFUSALS =
            new Refusals(
                    problem("HT-2048", "There is no such result.", "Go back to the list."),
                    problem(
                            "HT-2049",
                            "You have judged this result.",
                            "Somebody else judges it a second time."),
                    problem(
                            "HT-2050",
                            "Two people have judged this result.",
                            "Settle what they judged."),
                    problem(
                            "HT-2051",
                            "The result does not wait for a decision.",
                            "Go back to the list and see where it stands."),
                    new Problem(
                            "reason",
                            "HT-2052",
                            "The judgement does not count already.",
                            "Go back to the list."));

    private static Problem problem(String code, String what, String cure) {
        return new Problem(FIELD, code, what, cure);
    }

    public Appraisals {
        all = List.copyOf(all);
    }

    /** The appraisals after these entries. */
    static Appraisals of(List<Written> entries) {
        return new Appraisals(
                DoubleReading.all(
                        entries,
                        entry ->
                                entry instanceof AppraisalEntry one
                                        ? Optional.of(new Stepped<>(one.appraisalId(), step(one)))
                                        : Optional.empty()));
    }

    private static Step<AppraisalOpened, Assessment> step(AppraisalEntry entry) {
        return switch (entry) {
            case AppraisalOpened frame -> new Step.Opened<>(frame);
            case Appraised(_, var assessment) -> new Step.Read<>(assessment);
            case AppraisalSettled(_, var assessment, var reason) ->
                    new Step.Decided<>(assessment, reason);
            case AppraisalWithdrawn(_, var reason) -> new Step.TakenBack<>(reason);
        };
    }

    public Optional<DoubleReading<AppraisalOpened, Assessment>> find(String id) {
        return DoubleReading.find(all, id);
    }

    /** True where the two answered or judged otherwise; only once there are two. */
    public static boolean differ(DoubleReading<AppraisalOpened, Assessment> one) {
        var first = one.readings().getFirst().what();
        var second = one.readings().getLast().what();
        return !first.differences(second).isEmpty()
                || !first.judgedOtherwise(second).isEmpty()
                || first.overall() != second.overall();
    }

    /** Those that count, in the order in which they were opened. */
    public List<DoubleReading<AppraisalOpened, Assessment>> settled() {
        return all.stream().filter(one -> one.stage() == Stage.SETTLED).toList();
    }

    /** Those that nobody took back. */
    public List<DoubleReading<AppraisalOpened, Assessment>> standing() {
        return all.stream().filter(one -> one.stage() != Stage.WITHDRAWN).toList();
    }

    /** What enters the evidence. */
    public List<RiskOfBias> judgements() {
        return settled().stream().map(Appraisals::judgement).toList();
    }

    private static RiskOfBias judgement(DoubleReading<AppraisalOpened, Assessment> one) {
        var settled = one.settled().orElseThrow().what();
        var domains = new LinkedHashMap<String, String>();
        for (var domain : Domain.values()) {
            domains.put(domain.code(), settled.of(domain).code());
        }
        return new RiskOfBias(
                one.frame().trialId(),
                one.frame().study(),
                TOOL,
                Optional.of(new OfResult(one.frame().comparator(), one.frame().outcome())),
                domains,
                settled.overall().code(),
                one.id(),
                "judged by two reviewers",
                settled.overallGround());
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
        } else if (isJudged(trialId, comparator, outcome)) {
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
        return DoubleReading.toRead(all, id, reader, REFUSALS)
                .then(_ -> read.map(assessment -> new Appraised(id, assessment)));
    }

    /** Settles what two people judged; with a reason where the two differed. */
    public Result<AppraisalSettled, List<Problem>> settle(
            String id, Result<Assessment, List<Problem>> read, String reason) {
        return DoubleReading.toSettle(all, id, REFUSALS)
                .then(one -> DoubleReading.settlement(read, differ(one), reason))
                .map(settled -> new AppraisalSettled(id, settled.what(), settled.reason()));
    }

    /** Takes a judgement back, so that the result can be judged anew. */
    public Result<AppraisalWithdrawn, List<Problem>> withdraw(String id, String reason) {
        return DoubleReading.takeBack(all, id, reason, REFUSALS)
                .map(why -> new AppraisalWithdrawn(id, why));
    }

    private boolean isJudged(String trialId, String comparator, String outcome) {
        return standing().stream()
                .map(DoubleReading::frame)
                .anyMatch(frame ->
                        frame.trialId().equals(trialId)
                                && frame.comparator().equals(comparator)
                                && frame.outcome().equals(outcome));
    }

    /** Results of these rows that nobody judges yet, each once, in the order of the rows. */
    public List<Trial> unjudged(List<Trial> rows) {
        Map<List<String>, Trial> found = new LinkedHashMap<>();
        rows.stream()
                .filter(row -> !isJudged(row.trialId(), row.comparator(), row.outcome()))
                .forEach(row ->
                        found.putIfAbsent(
                                List.of(row.trialId(), row.comparator(), row.outcome()), row));
        return List.copyOf(found.values());
    }
}
