package huantiao.app.analysis;

import huantiao.meta.plot.Drawing;
import huantiao.meta.plot.Plot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Pictures written into a folder: one SVG file each, and for every review a page that shows them
 * with their numbers as tables.
 */
public final class Gallery {
    private final Path folder;

    public Gallery(Path folder) {
        this.folder = folder;
    }

    /**
     * Writes {@code NAME-PLOT.svg} for each plot and {@code NAME.html}.
     *
     * @param name of the review; what cannot stand in a file name becomes a hyphen
     * @return the files written
     */
    public List<Path> write(String name, Map<String, Plot> plots) throws IOException {
        Files.createDirectories(folder);
        String stem = stem(name);
        List<Path> written = new ArrayList<>();
        StringBuilder page = new StringBuilder(4096);
        page.append(
                """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%s</title>
                <style>
                :root { color-scheme: light dark; }
                body { margin: 0 auto; padding: 1rem; max-width: 62rem; font: 1rem/1.5 sans-serif; color: #16181d; background: #fff; }
                figure { margin: 0 0 3rem; }
                figcaption { font-weight: 600; margin-block-end: .5rem; }
                .scroll { overflow-x: auto; }
                .scroll svg { display: block; max-width: 100%%; min-width: 28rem; height: auto; }
                .scroll .ht-forest, .scroll .ht-cumulative, .scroll .ht-leave-one-out, .scroll .ht-league { max-width: none; min-width: 0; }
                summary { cursor: pointer; padding-block: .5rem; }
                table { border-collapse: collapse; font-size: .9rem; font-variant-numeric: tabular-nums; }
                caption { text-align: start; }
                th, td { padding: .2rem .75rem .2rem 0; text-align: end; border-block-end: 1px solid #8886; }
                th:first-child { text-align: start; }
                @media (prefers-color-scheme: dark) { body { color: #e9e7e3; background: #16181d; } }
                </style>
                </head>
                <body>
                <h1>%s</h1>
                """
                        .formatted(Drawing.escaped(name), Drawing.escaped(name)));
        for (Map.Entry<String, Plot> each : plots.entrySet()) {
            Drawing drawing = each.getValue().drawing();
            written.add(write(stem + "-" + each.getKey() + ".svg", drawing.toFile()));
            page.append("<figure>\n<figcaption>")
                    .append(Drawing.escaped(drawing.title()))
                    .append(
                            "</figcaption>\n<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"")
                    .append(Drawing.escaped(drawing.title()))
                    .append("\">\n")
                    .append(drawing.toSizedSvg())
                    .append(
                            "</div>\n<details><summary>Numbers</summary>\n<div class=\"scroll\" tabindex=\"0\">")
                    .append(drawing.table().toHtml())
                    .append("</div></details>\n</figure>\n");
        }
        page.append("</body>\n</html>\n");
        written.add(write(stem + ".html", page.toString()));
        return written;
    }

    /** Written beside its place and moved there, so that no reader sees half a file. */
    private Path write(String file, String content) throws IOException {
        Path target = folder.resolve(file);
        Path half = folder.resolve("." + file + ".half");
        try {
            Files.writeString(half, content);
            Files.move(half, target, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(half);
        }
        return target;
    }

    private static String stem(String name) {
        String stem = name.replaceAll("[^\\p{L}\\p{N}._-]+", "-").replaceAll("^[.-]+|-+$", "");
        return stem.isEmpty() ? "review" : stem.substring(0, Math.min(stem.length(), 80));
    }
}
