package huantiao.web.evidence;

import huantiao.evidence.Certainty;
import huantiao.evidence.EvidenceBase;
import huantiao.evidence.Flag;
import huantiao.evidence.NeedledArm;
import huantiao.evidence.RiskOfBias;
import huantiao.evidence.Synthesis;
import huantiao.evidence.Trial;
import huantiao.living.LivingReview.ProtocolVersion;
import huantiao.living.PrismaFlow;
import huantiao.web.Words;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How the review is made, for those who want to check it: its protocol, where its trials came from,
 * who judged what, and how to get the same numbers again.
 *
 * @param protocols oldest first; empty as long as nobody wrote one
 * @param flow from the records found to the trials, as the version shown had it; empty for the
 *     review as it ships, whose search nobody logged
 * @param included every trial the rows are about, in the order of the file
 * @param lastSearch the latest day on which somebody searched; empty where no search is on record
 * @param retracted how many of these trials were taken back
 * @param bias every judgement of risk of bias, by tool
 * @param asked how many questions the review has
 * @param answered of these, how many have a pooled answer
 * @param rated of these, how many a person graded
 * @param edition which version of the review this is; empty as it ships
 */
public record MethodPage(
        List<ProtocolVersion> protocols,
        Optional<PrismaFlow> flow,
        List<Included> included,
        Optional<LocalDate> lastSearch,
        int retracted,
        List<Judged> bias,
        int rows,
        int asked,
        int answered,
        int rated,
        Optional<CurrentReview.Edition> edition,
        String citation,
        String sha256,
        String code) {

    /**
     * A trial with everything we hold of it.
     *
     * @param first a row of it, for what all its rows share
     * @param compared each pair of arms once
     * @param rows its rows, each an outcome at a time
     * @param places where it was read
     * @param judgedBy tools by which somebody judged its risk of bias
     * @param hasArms true where its needled arms stand in the table of STRICTA
     */
    public record Included(
            Trial first,
            List<String> compared,
            List<Trial> rows,
            List<Place> places,
            List<String> judgedBy,
            boolean hasArms) {
        public boolean isRetracted() {
            return rows.stream().anyMatch(one -> one.flags().contains(Flag.RETRACTED));
        }
    }

    /** Judgements by one tool, where they stand, and the reasons that came with them. */
    public record Judged(BiasView.Table table, List<Place> places, List<Reason> reasons) {}

    /** What was said of the judgements of one trial. */
    public record Reason(String trial, String words) {}

    /** A source, and how it was read. */
    public record Place(String source, String readAs) {}

    static MethodPage of(
            CurrentReview.State state, EvidenceBase shipped, String citation, String sha256) {
        var pools =
                state.review().asked().stream()
                        .flatMap(one ->
                                one
                                        .answer()
                                        .fold(Optional::of, _ -> Optional.<Synthesis>empty())
                                        .stream())
                        .toList();
        var included = included(state.base());
        return new MethodPage(
                state.entries().protocols(),
                state.edition().map(_ -> state.entries().flow(shipped)),
                included,
                state.edition()
                        .flatMap(_ ->
                                state.entries().records().searches().stream()
                                        .map(one -> one.what().on())
                                        .max(Comparator.naturalOrder())),
                (int) included.stream().filter(Included::isRetracted).count(),
                tables(state.base()),
                state.base().trials().size(),
                state.review().asked().size(),
                pools.size(),
                (int)
                        pools.stream()
                                .filter(one -> one.certainty() instanceof Certainty.Rated)
                                .count(),
                state.edition(),
                citation,
                sha256,
                CodeVersion.sha256());
    }

    private static List<Included> included(EvidenceBase base) {
        Map<String, List<Trial>> byTrial = new LinkedHashMap<>();
        base.trials()
                .forEach(row ->
                        byTrial.computeIfAbsent(row.trialId(), _ -> new ArrayList<>()).add(row));
        Set<String> needled =
                base.arms().stream().map(NeedledArm::trialId).collect(Collectors.toSet());
        return byTrial.values().stream()
                .map(rows ->
                        new Included(
                                rows.getFirst(),
                                rows.stream()
                                        .map(row ->
                                                row.first().sourceLabel()
                                                        + " · "
                                                        + row.second().sourceLabel())
                                        .distinct()
                                        .toList(),
                                List.copyOf(rows),
                                places(rows),
                                rows.stream()
                                        .flatMap(row -> base.riskOfBias(row).stream())
                                        .filter(RiskOfBias::isJudgement)
                                        .map(RiskOfBias::tool)
                                        .distinct()
                                        .toList(),
                                needled.contains(rows.getFirst().trialId())))
                .toList();
    }

    /** Each source once, with every way in which its rows were read. */
    private static List<Place> places(List<Trial> rows) {
        Map<String, Set<String>> read = new LinkedHashMap<>();
        rows.forEach(row ->
                read.computeIfAbsent(row.source(), _ -> new LinkedHashSet<>()).add(row.readAs()));
        return read.entrySet().stream()
                .map(one -> new Place(one.getKey(), String.join("; ", one.getValue())))
                .toList();
    }

    private static List<Judged> tables(EvidenceBase base) {
        Map<String, List<RiskOfBias>> byTool = new LinkedHashMap<>();
        base.riskOfBias().stream()
                .filter(RiskOfBias::isJudgement)
                .forEach(
                        one -> byTool.computeIfAbsent(one.tool(), _ -> new ArrayList<>()).add(one));
        List<Judged> tables = new ArrayList<>();
        byTool.forEach((tool, judged) ->
                tables.add(
                        new Judged(
                                BiasView.table(
                                        tool,
                                        judged.stream()
                                                .map(one -> BiasView.line(one.study(), "", one))
                                                .toList(),
                                        judged),
                                judged.stream()
                                        .map(one -> new Place(one.source(), one.readAs()))
                                        .distinct()
                                        .toList(),
                                judged.stream()
                                        .filter(one -> !one.notes().isBlank())
                                        .map(one -> new Reason(one.study(), one.notes()))
                                        .toList())));
        return tables;
    }

    /** The protocol in force. */
    public Optional<ProtocolVersion> protocol() {
        return protocols.isEmpty() ? Optional.empty() : Optional.of(protocols.getLast());
    }

    /** The flow as a drawing and in words. */
    public Optional<FlowPage> drawn(Words words) {
        return flow.map(one -> new FlowPage(one, List.of(), words));
    }
}
