package huantiao.living;

import huantiao.base.Problem;
import huantiao.base.Result;
import huantiao.base.UserId;
import huantiao.evidence.ArmReading;
import huantiao.evidence.NeedledArm;
import huantiao.living.ArmEntry.ArmOpened;
import huantiao.living.ArmEntry.ArmRead;
import huantiao.living.ArmEntry.ArmSettled;
import huantiao.living.ArmEntry.ArmWithdrawn;
import huantiao.living.DoubleReading.Refusals;
import huantiao.living.DoubleReading.Stage;
import huantiao.living.DoubleReading.Step;
import huantiao.living.DoubleReading.Stepped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The needled arms that reviewers read by STRICTA, as the entries make them. An arm enters the
 * table when two people have read it and what they read was settled; until the second has, nobody
 * sees the first reading but who made it.
 */
public record Arms(List<DoubleReading<ArmOpened, ArmReading>> all) {

    private static final String FIELD = "arm";

    private static final String SAME_SOURCE = "as above";

    private static final Refusals REFUSALS =
            new Refusals(
                    problem("HT-2071", "There is no such arm.", "Go back to the list."),
                    problem(
                            "HT-2072",
                            "You have read this arm.",
                            "Somebody else reads it a second time."),
                    problem("HT-2073", "Two people have read this arm.", "Settle what they read."),
                    problem(
                            "HT-2074",
                            "The arm does not wait for a decision.",
                            "Go back to the list and see where it stands."),
                    new Problem(
                            "reason",
                            "HT-2075",
                            "The arm does not count already.",
                            "Go back to the list."));

    private static Problem problem(String code, String what, String cure) {
        return new Problem(FIELD, code, what, cure);
    }

    /** What the arm was for. */
    public enum Role {
        EXPERIMENTAL("experimental"),
        CONTROL("control");

        private final String code;

        Role(String code) {
            this.code = code;
        }
    }

    public Arms {
        all = List.copyOf(all);
    }

    /** The arms after these entries. */
    static Arms of(List<Written> entries) {
        return new Arms(
                DoubleReading.all(
                        entries,
                        entry ->
                                entry instanceof ArmEntry one
                                        ? Optional.of(new Stepped<>(one.armId(), step(one)))
                                        : Optional.empty()));
    }

    private static Step<ArmOpened, ArmReading> step(ArmEntry entry) {
        return switch (entry) {
            case ArmOpened frame -> new Step.Opened<>(frame);
            case ArmRead(_, var reading) -> new Step.Read<>(reading);
            case ArmSettled(_, var reading, var reason) -> new Step.Decided<>(reading, reason);
            case ArmWithdrawn(_, var reason) -> new Step.TakenBack<>(reason);
        };
    }

    public Optional<DoubleReading<ArmOpened, ArmReading>> find(String id) {
        return DoubleReading.find(all, id);
    }

    /** The arms of that trial, whatever their stage. */
    public List<DoubleReading<ArmOpened, ArmReading>> of(String trialId) {
        return all.stream().filter(one -> one.frame().trialId().equals(trialId)).toList();
    }

    /** True where the two read otherwise; only once there are two. */
    public static boolean differ(DoubleReading<ArmOpened, ArmReading> one) {
        var first = one.readings().getFirst().what();
        var second = one.readings().getLast().what();
        return !first.differences(second).isEmpty() || !first.isAbout(second);
    }

    /** Those that count, in the order in which they were opened. */
    public List<DoubleReading<ArmOpened, ArmReading>> settled() {
        return all.stream().filter(one -> one.stage() == Stage.SETTLED).toList();
    }

    /** Those that nobody took back. */
    public List<DoubleReading<ArmOpened, ArmReading>> standing() {
        return all.stream().filter(one -> one.stage() != Stage.WITHDRAWN).toList();
    }

    /**
     * The table of arms.
     *
     * @param shipped those that came with the program; one that was read anew gives way to what was
     *     read
     */
    public List<NeedledArm> among(List<NeedledArm> shipped) {
        Map<String, NeedledArm> anew =
                settled().stream()
                        .filter(one -> !one.frame().replaces().isEmpty())
                        .collect(
                                Collectors.toMap(
                                        one -> one.frame().replaces(),
                                        Arms::arm,
                                        (_, last) -> last));
        var arms = new ArrayList<NeedledArm>();
        shipped.forEach(arm -> arms.add(anew.getOrDefault(arm.id(), arm)));
        settled().stream()
                .filter(one -> one.frame().replaces().isEmpty())
                .map(Arms::arm)
                .forEach(arms::add);
        return List.copyOf(arms);
    }

    private static NeedledArm arm(DoubleReading<ArmOpened, ArmReading> one) {
        var frame = one.frame();
        var reading = one.settled().orElseThrow().what();
        return new NeedledArm(
                one.id(),
                frame.trialId(),
                frame.study(),
                frame.year(),
                reading.status().code(),
                frame.role(),
                reading.items(),
                reading.population(),
                reading.people(),
                frame.inReview(),
                reading.source(),
                reading.readAs().code(),
                reading.notes());
    }

    /** Arms that came with the program and that nobody reads anew. */
    public List<NeedledArm> unread(List<NeedledArm> shipped) {
        return shipped.stream()
                .filter(NeedledArm::isOfTrial)
                .filter(arm ->
                        standing().stream()
                                .noneMatch(one -> one.frame().replaces().equals(arm.id())))
                .toList();
    }

    /**
     * Asks for an arm to be read: a new one of a trial, or one that came with the program.
     *
     * @param of id of the trial, or of the arm that is read anew
     * @param label which arm of the trial it is; not needed for an arm that came
     * @param role what it was for; not needed for an arm that came
     */
    public Result<ArmOpened, List<Problem>> open(
            Studies studies,
            List<NeedledArm> shipped,
            String of,
            String label,
            Optional<Role> role) {
        String id = "N%03d".formatted(all.size() + 1);
        var anew = unread(shipped).stream().filter(arm -> arm.id().equals(of)).findFirst();
        if (anew.isPresent()) {
            return Result.ok(again(id, anew.get(), shipped));
        }
        var problems = new ArrayList<Problem>();
        var study = studies.find(of);
        if (study.isEmpty()) {
            problems.add(
                    problem(
                            "HT-2076",
                            "No trial or arm of that name waits to be read.",
                            "Choose one of the list; a new trial comes in by its report."));
        }
        Words.need(label, "label", ArmReading.LONGEST, problems);
        if (role.isEmpty()) {
            problems.add(
                    new Problem(
                            "role",
                            "HT-2077",
                            "Nothing was chosen.",
                            "Choose what the arm was for."));
        }
        return problems.isEmpty()
                ? Result.ok(
                        new ArmOpened(
                                id,
                                of,
                                study.orElseThrow().name(),
                                study.orElseThrow().year(),
                                label,
                                role.orElseThrow().code,
                                study.orElseThrow().source(),
                                "",
                                ""))
                : Result.refused(List.copyOf(problems));
    }

    private static ArmOpened again(String id, NeedledArm arm, List<NeedledArm> shipped) {
        String source =
                shipped.subList(0, shipped.indexOf(arm) + 1).reversed().stream()
                        .map(NeedledArm::source)
                        .filter(one -> !one.equals(SAME_SOURCE))
                        .findFirst()
                        .orElseThrow();
        return new ArmOpened(
                id,
                arm.trialId(),
                arm.study(),
                arm.year(),
                arm.id() + " · " + arm.at(NeedledArm.Item.STYLE).words(),
                arm.role(),
                source,
                arm.inReview(),
                arm.id());
    }

    /** Takes somebody's reading. */
    public Result<ArmRead, List<Problem>> read(
            String id, UserId reader, Result<ArmReading, List<Problem>> read) {
        return DoubleReading.toRead(all, id, reader, REFUSALS)
                .then(_ -> read.map(reading -> new ArmRead(id, reading)));
    }

    /** Settles what two people read; with a reason where the two differed. */
    public Result<ArmSettled, List<Problem>> settle(
            String id, Result<ArmReading, List<Problem>> read, String reason) {
        return DoubleReading.toSettle(all, id, REFUSALS)
                .then(one -> DoubleReading.settlement(read, differ(one), reason))
                .map(settled -> new ArmSettled(id, settled.what(), settled.reason()));
    }

    /** Takes an arm back, so that it can be read anew. */
    public Result<ArmWithdrawn, List<Problem>> withdraw(String id, String reason) {
        return DoubleReading.takeBack(all, id, reason, REFUSALS)
                .map(why -> new ArmWithdrawn(id, why));
    }
}
