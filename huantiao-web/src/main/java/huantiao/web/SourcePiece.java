package huantiao.web;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A piece of a line that says where something was read: plain words, or what can be opened.
 *
 * @param text as printed
 * @param address where it opens; empty for plain words
 */
public record SourcePiece(String text, String address) {

    private static final Pattern OPENS =
            Pattern.compile(
                    "(?<web>https?://[a-zA-Z0-9][^\\s;,<>\"]*)|(?<doi>doi:10\\.\\d[^\\s;,<>\"]*)|PMID:? ?(?<number>\\d{1,9})");

    /**
     * The pieces of a line in their order; together their texts are the line. Web addresses, DOIs
     * and PubMed numbers open; a full stop or an unopened bracket at their end is not theirs.
     */
    public static List<SourcePiece> of(String line) {
        List<SourcePiece> pieces = new ArrayList<>();
        int from = 0;
        var matcher = OPENS.matcher(line);
        while (matcher.find()) {
            String text = trimmed(matcher.group());
            if (matcher.start() > from) {
                pieces.add(new SourcePiece(line.substring(from, matcher.start()), ""));
            }
            String address;
            if (matcher.group("web") != null) {
                address = text;
            } else if (matcher.group("doi") != null) {
                address = "https://doi.org/" + text.substring("doi:".length());
            } else {
                address = "https://pubmed.ncbi.nlm.nih.gov/%s/".formatted(matcher.group("number"));
            }
            pieces.add(new SourcePiece(text, address));
            from = matcher.start() + text.length();
        }
        if (from < line.length()) {
            pieces.add(new SourcePiece(line.substring(from), ""));
        }
        return List.copyOf(pieces);
    }

    private static String trimmed(String found) {
        String text = found;
        while (text.endsWith(".") || (text.endsWith(")") && text.indexOf('(') < 0)) {
            text = text.substring(0, text.length() - 1);
        }
        return text;
    }
}
