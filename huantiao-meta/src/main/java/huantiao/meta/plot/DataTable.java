package huantiao.meta.plot;

import java.util.List;

/**
 * The numbers of a picture as a table, for readers who do not see it and for those who want to
 * check.
 *
 * @param caption what the table shows
 * @param header names of the columns; the first column names the row
 * @param rows as many cells each as the header has
 */
public record DataTable(String caption, List<String> header, List<List<String>> rows) {
    public DataTable {
        header = List.copyOf(header);
        rows = rows.stream().map(List::copyOf).toList();
        for (List<String> row : rows) {
            if (row.size() != header.size()) {
                throw new IllegalArgumentException(
                        "cells of a row (%d) must be as many as columns (%d)"
                                .formatted(row.size(), header.size()));
            }
        }
    }

    /** A {@code table} element with a caption and headers for columns and rows. */
    public String toHtml() {
        StringBuilder html = new StringBuilder(1024);
        html.append("<table class=\"ht-plot-table\">\n<caption>")
                .append(Canvas.escaped(caption))
                .append("</caption>\n<thead><tr>");
        for (String name : header) {
            html.append("<th scope=\"col\">").append(Canvas.escaped(name)).append("</th>");
        }
        html.append("</tr></thead>\n<tbody>\n");
        for (List<String> row : rows) {
            html.append("<tr><th scope=\"row\">")
                    .append(Canvas.escaped(row.getFirst()))
                    .append("</th>");
            for (String cell : row.subList(1, row.size())) {
                html.append("<td>").append(Canvas.escaped(cell)).append("</td>");
            }
            html.append("</tr>\n");
        }
        return html.append("</tbody>\n</table>\n").toString();
    }

    /** One sentence a row: {@code Tu 2024: Risk ratio 0.60 [0.45; 0.79], Weight 12.1%.} */
    String spoken() {
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            text.append(' ').append(row.getFirst());
            String between = ": ";
            for (int i = 1; i < row.size(); i++) {
                if (!row.get(i).isEmpty()) {
                    text.append(between).append(header.get(i)).append(' ').append(row.get(i));
                    between = ", ";
                }
            }
            text.append('.');
        }
        return text.toString().strip();
    }
}
