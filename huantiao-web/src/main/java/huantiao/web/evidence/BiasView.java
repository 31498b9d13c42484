package huantiao.web.evidence;

import huantiao.evidence.EvidenceBase;
import huantiao.evidence.RiskOfBias;
import huantiao.evidence.Synthesis;
import huantiao.evidence.Trial;
import huantiao.web.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Judgements of risk of bias as tables of trials and domains, one for each tool.
 *
 * @param unjudged names of trials nobody judged
 */
public record BiasView(List<Table> tables, List<String> unjudged) {

    /**
     * The judgements by one tool.
     *
     * @param domains codes, in the order of the tool
     */
    public record Table(String tool, List<String> domains, boolean hasOverall, List<Line> lines) {}

    /**
     * A trial, or one of its results.
     *
     * @param address where more can be read; empty if nowhere
     * @param judgements in the order of the domains; empty where nobody judged
     */
    public record Line(String name, String address, List<String> judgements, String overall) {}

    public BiasView {
        tables = List.copyOf(tables);
        unjudged = List.copyOf(unjudged);
    }

    /** Nothing is shown. */
    public static BiasView none() {
        return new BiasView(List.of(), List.of());
    }

    /** What is said of the rows that were pooled. */
    static BiasView of(Synthesis pooled, EvidenceBase base) {
        Map<String, Map<String, RiskOfBias>> byTool = new LinkedHashMap<>();
        Set<String> unjudged = new LinkedHashSet<>();
        for (var used : pooled.used()) {
            var row = used.trial();
            var judged = base.riskOfBias(row).stream().filter(RiskOfBias::isJudgement).toList();
            if (judged.isEmpty()) {
                unjudged.add(row.label());
            }
            judged.forEach(one ->
                    byTool.computeIfAbsent(one.tool(), _ -> new LinkedHashMap<>())
                            .putIfAbsent(name(row), one));
        }
        var tables = new ArrayList<Table>();
        byTool.forEach((tool, lines) ->
                tables.add(
                        table(
                                tool,
                                lines.entrySet().stream()
                                        .map(one -> line(one.getKey(), "", one.getValue()))
                                        .toList(),
                                List.copyOf(lines.values()))));
        return new BiasView(tables, List.copyOf(unjudged));
    }

    private static String name(Trial row) {
        return row.label();
    }

    /** A table of judgements that all have the domains of the first. */
    public static Table table(String tool, List<Line> lines, List<RiskOfBias> judged) {
        return new Table(
                tool,
                List.copyOf(judged.getFirst().domains().keySet()),
                judged.stream().anyMatch(one -> !one.overall().isEmpty()),
                lines);
    }

    /** A judgement under a name. */
    public static Line line(String name, String address, RiskOfBias judged) {
        return new Line(name, address, List.copyOf(judged.domains().values()), judged.overall());
    }

    /** A judgement in the reader's words; another word of a source as it stands there. */
    public static String say(String judgement, Words words) {
        var key = "bias.judgement." + judgement;
        return judgement.isEmpty()
                ? words.say("bias.judgement.none")
                : words.knows(key) ? words.say(key) : judgement;
    }

    /** The look of its badge, beside its word. */
    public static String kind(String judgement) {
        return switch (judgement) {
            case "low" -> "better";
            case "some_concerns", "unclear" -> "caution";
            case "high" -> "alarm";
            default -> "plain";
        };
    }
}
