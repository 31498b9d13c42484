package huantiao.web.evidence;

import huantiao.living.PrismaFlow;
import huantiao.web.Words;
import java.util.ArrayList;
import java.util.List;

/**
 * The flow diagram of PRISMA 2020 for an updated review, drawn by hand as SVG in the colour of the
 * text around it. It has no number of its own.
 *
 * @see <a href="https://doi.org/10.1136/bmj.n71">PRISMA 2020, figure 1</a>
 */
final class PrismaDrawing {

    private static final int WIDTH = 880;
    private static final int MARGIN = 16;
    private static final int LETTERS = 36;
    private static final int LINE = 19;
    private static final int PAD = 12;
    private static final int GAP = 30;
    private static final int BEFORE_X = 1;
    private static final int NEW_X = 300;
    private static final int OUT_X = 599;
    private static final int BOX = 280;

    private final PrismaFlow flow;
    private final Words words;
    private final StringBuilder marks = new StringBuilder();

    PrismaDrawing(PrismaFlow flow, Words words) {
        this.flow = flow;
        this.words = words;
    }

    /** A box on the sheet. */
    private record Box(int x, int y, int height) {
        int middle() {
            return y + height / 2;
        }

        int bottom() {
            return y + height;
        }
    }

    String svg() {
        var before = box(BEFORE_X, 1, List.of(say("before", flow.before())));
        var identified = box(NEW_X, 1, identified());
        out(identified, List.of(say("duplicates", flow.duplicates())));
        var screened = below(identified, List.of(say("screened", flow.screened())));
        out(screened, List.of(say("screened-out", flow.screenedOut())));
        var sought = below(screened, List.of(say("sought", flow.sought())));
        out(sought, List.of(say("lost", flow.notRetrieved())));
        var assessed = below(sought, List.of(say("assessed", flow.assessed())));
        var readOut = out(assessed, readOut());
        int next = Math.max(assessed.bottom(), readOut.bottom()) + GAP;
        var added =
                box(
                        NEW_X,
                        next,
                        List.of(say("added", flow.added()), say("reports", flow.reports())));
        arrow(assessed, added);
        var trials = box(NEW_X, added.bottom() + GAP, trials());
        arrow(added, trials);
        path(
                "M%d %dV%dH%d"
                        .formatted(
                                BEFORE_X + BOX / 2, before.bottom(), trials.middle(), NEW_X - 7));
        head(NEW_X, trials.middle(), "-8 -5 0 10");
        int bottom = trials.bottom();
        if (!flow.isSettled()) {
            bottom = Math.max(bottom, box(OUT_X, trials.y(), open()).bottom());
        }
        return """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="%d %d %d %d" width="%d" height="%d" role="img" \
        aria-labelledby="prisma-title"><title id="prisma-title">%s</title>%s</svg>\
        """
                .formatted(
                        -MARGIN,
                        -MARGIN,
                        WIDTH + 2 * MARGIN,
                        bottom + 2 * MARGIN,
                        WIDTH + 2 * MARGIN,
                        bottom + 2 * MARGIN,
                        escaped(words.say("workbench.flow.drawing")),
                        marks);
    }

    private List<String> identified() {
        var lines = new ArrayList<String>();
        lines.add(say("identified", flow.identifiedInAll()));
        flow.identified().forEach((source, count) -> lines.add("– " + source + ": " + n(count)));
        return lines;
    }

    private List<String> readOut() {
        var lines = new ArrayList<String>();
        lines.add(say("read-out", flow.readOutInAll()));
        flow.readOut()
                .forEach((why, count) ->
                        lines.add(
                                "– %s: %s"
                                        .formatted(
                                                words.say("workbench.why." + why.name()),
                                                n(count))));
        return lines;
    }

    private List<String> trials() {
        var lines = new ArrayList<String>();
        lines.add(say("trials", flow.trials()));
        if (flow.retracted() > 0) {
            lines.add("– " + say("retracted", flow.retracted()));
        }
        if (flow.duplicated() > 0) {
            lines.add("– " + say("duplicated", flow.duplicated()));
        }
        return lines;
    }

    private List<String> open() {
        return List.of(
                words.say("workbench.flow.still"),
                "– " + say("to-screen", flow.toScreen()),
                "– " + say("conflicts", flow.conflicts()),
                "– " + say("to-read", flow.toRead()),
                "– " + say("no-row", flow.withoutRow().size()));
    }

    private String say(String key, int count) {
        return "%s: %s".formatted(words.say("workbench.flow." + key), n(count));
    }

    /** A count that no line breaks. */
    private String n(int count) {
        return words.say("workbench.n", count).replace(' ', '\u00a0');
    }

    private Box below(Box above, List<String> texts) {
        var box = box(NEW_X, above.bottom() + GAP, texts);
        arrow(above, box);
        return box;
    }

    private Box out(Box from, List<String> texts) {
        var box = box(OUT_X, from.y(), texts);
        int y = from.y() + Math.min(from.height(), box.height()) / 2;
        path("M%d %dH%d".formatted(NEW_X + BOX, y, OUT_X - 7));
        head(OUT_X, y, "-8 -5 0 10");
        return box;
    }

    private Box box(int x, int y, List<String> texts) {
        var lines = texts.stream().flatMap(text -> wrapped(text).stream()).toList();
        int height = lines.size() * LINE + 2 * PAD - 4;
        marks.append(
                "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"4\" fill=\"none\" stroke=\"currentColor\"/>"
                        .formatted(x, y, BOX, height));
        marks.append("<text font-size=\"15\" fill=\"currentColor\">");
        for (int i = 0; i < lines.size(); i++) {
            marks.append(
                    "<tspan x=\"%d\" y=\"%d\">%s</tspan>"
                            .formatted(x + PAD, y + PAD + 11 + i * LINE, escaped(lines.get(i))));
        }
        marks.append("</text>");
        return new Box(x, y, height);
    }

    private void arrow(Box from, Box to) {
        int x = NEW_X + BOX / 2;
        path("M%d %dV%d".formatted(x, from.bottom(), to.y() - 7));
        head(x, to.y(), "-5 -8 10 0");
    }

    private void path(String way) {
        marks.append("<path d=\"%s\" fill=\"none\" stroke=\"currentColor\"/>".formatted(way));
    }

    /** The tip of an arrow at this place. */
    private void head(int x, int y, String sides) {
        marks.append("<path d=\"M%d %dl%sz\" fill=\"currentColor\"/>".formatted(x, y, sides));
    }

    private static List<String> wrapped(String text) {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        for (var word : text.split(" ", -1)) {
            var piece = word.length() <= LETTERS ? word : word.substring(0, LETTERS - 1) + "…";
            if (!line.isEmpty() && line.length() + 1 + piece.length() > LETTERS) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(piece);
        }
        lines.add(line.toString());
        return lines;
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
