package huantiao.web.evidence;

import huantiao.evidence.Certainty;
import huantiao.evidence.EvidenceBase;
import huantiao.evidence.RiskOfBias;
import huantiao.evidence.Synthesis;
import huantiao.living.LivingReview.ProtocolVersion;
import huantiao.living.PrismaFlow;
import huantiao.web.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How the review is made, for those who want to check it: its protocol, where its trials came from,
 * who judged what, and how to get the same numbers again.
 *
 * @param protocols oldest first; empty as long as nobody wrote one
 * @param flow from the records found to the trials, as the version shown had it; empty for the
 *     review as it ships, whose search nobody logged
 * @param bias every judgement of risk of bias, by tool
 * @param asked how many questions the review has
 * @param answered of these, how many have a pooled answer
 * @param rated of these, how many a person graded
 * @param edition which version of the review this is; empty as it ships
 */
public record MethodPage(
        List<ProtocolVersion> protocols,
        Optional<PrismaFlow> flow,
        List<Judged> bias,
        int trials,
        int rows,
        int asked,
        int answered,
        int rated,
        Optional<CurrentReview.Edition> edition,
        String citation,
        String sha256,
        String code) {

    /** Judgements by one tool, and where they stand. */
    public record Judged(BiasView.Table table, List<Place> places) {}

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
        return new MethodPage(
                state.entries().protocols(),
                state.edition().map(_ -> state.entries().flow(shipped)),
                tables(state.base()),
                (int) state.base().trials().stream().map(one -> one.trialId()).distinct().count(),
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
