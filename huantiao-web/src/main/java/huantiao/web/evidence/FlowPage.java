package huantiao.web.evidence;

import huantiao.living.Exclusion;
import huantiao.living.PrismaFlow;
import huantiao.web.Words;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * The flow as a drawing and as a table.
 *
 * @param versions the flow as each published version had it, oldest first
 */
public record FlowPage(PrismaFlow now, List<Column> versions, Words words) {

    public FlowPage {
        versions = List.copyOf(versions);
    }

    /** The flow at a version. */
    public record Column(int version, PrismaFlow flow) {}

    /** A line of the table: what is counted, at each version and now. */
    public record Line(String label, List<Integer> counts) {}

    public String drawing() {
        return new PrismaDrawing(now, words).svg();
    }

    public List<Line> lines() {
        var lines = new ArrayList<Line>();
        lines.add(line("before", PrismaFlow::before));
        lines.add(line("identified", PrismaFlow::identifiedInAll));
        for (var source : sources()) {
            lines.add(
                    new Line(
                            words.say("workbench.flow.source", source),
                            counts(flow -> flow.identified().getOrDefault(source, 0))));
        }
        lines.add(line("duplicates", PrismaFlow::duplicates));
        lines.add(line("screened", PrismaFlow::screened));
        lines.add(line("screened-out", PrismaFlow::screenedOut));
        lines.add(line("sought", PrismaFlow::sought));
        lines.add(line("lost", PrismaFlow::notRetrieved));
        lines.add(line("assessed", PrismaFlow::assessed));
        lines.add(line("read-out", PrismaFlow::readOutInAll));
        for (var why : Exclusion.values()) {
            var counts = counts(flow -> flow.readOut().getOrDefault(why, 0));
            if (counts.stream().anyMatch(count -> count > 0)) {
                lines.add(
                        new Line(
                                words.say(
                                        "workbench.flow.source",
                                        words.say("workbench.why." + why.name())),
                                counts));
            }
        }
        lines.add(line("reports", PrismaFlow::reports));
        lines.add(line("added", PrismaFlow::added));
        lines.add(line("trials", PrismaFlow::trials));
        lines.add(line("source", "retracted", PrismaFlow::retracted));
        lines.add(line("source", "duplicated", PrismaFlow::duplicated));
        lines.add(line("still.line", "to-screen", PrismaFlow::toScreen));
        lines.add(line("still.line", "conflicts", PrismaFlow::conflicts));
        lines.add(line("still.line", "to-read", PrismaFlow::toRead));
        lines.add(line("still.line", "no-row", flow -> flow.withoutRow().size()));
        return lines;
    }

    private LinkedHashSet<String> sources() {
        var sources = new LinkedHashSet<String>();
        versions.forEach(one -> sources.addAll(one.flow().identified().keySet()));
        sources.addAll(now.identified().keySet());
        return sources;
    }

    private Line line(String key, ToIntFunction<PrismaFlow> count) {
        return new Line(words.say("workbench.flow." + key), counts(count));
    }

    /** A part of a line above it, or of what is open. */
    private Line line(String whole, String key, ToIntFunction<PrismaFlow> count) {
        return new Line(
                words.say("workbench.flow." + whole, words.say("workbench.flow." + key)),
                counts(count));
    }

    private List<Integer> counts(ToIntFunction<PrismaFlow> count) {
        var counts = new ArrayList<Integer>();
        versions.forEach(one -> counts.add(count.applyAsInt(one.flow())));
        counts.add(count.applyAsInt(now));
        return counts;
    }
}
