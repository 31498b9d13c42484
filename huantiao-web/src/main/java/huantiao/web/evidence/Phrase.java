package huantiao.web.evidence;

import huantiao.web.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A sentence of the messages whose numbers still know where they come from.
 *
 * @param pieces in reading order
 */
public record Phrase(List<Piece> pieces) {

    /** Stands where an argument goes while the message is put together; no text holds it. */
    private static final Pattern PLACE = Pattern.compile("\uE000(\\d+)\uE001");

    /** A part of the sentence. */
    public sealed interface Piece {
        /** Words of the message. */
        record Text(String words) implements Piece {}

        /** A number with its place. */
        record Numeral(Figure figure, String written) implements Piece {}

        /** Words of a record with their place. */
        record Words(Quoted quoted) implements Piece {}
    }

    public Phrase {
        pieces = List.copyOf(pieces);
    }

    /**
     * @param arguments {@link Figure}, {@link Quoted} or plain words without digits
     */
    public static Phrase of(Words words, String key, Object... arguments) {
        Object[] places = new Object[arguments.length];
        for (int at = 0; at < arguments.length; at++) {
            places[at] = "\uE000" + at + "\uE001";
        }
        String said = words.say(key, places);
        List<Piece> pieces = new ArrayList<>();
        int from = 0;
        var place = PLACE.matcher(said);
        while (place.find()) {
            text(pieces, said.substring(from, place.start()));
            pieces.add(piece(arguments[Integer.parseInt(place.group(1))], words.locale()));
            from = place.end();
        }
        text(pieces, said.substring(from));
        return new Phrase(pieces);
    }

    /** Ids of the places its numbers and words come from, each once, in reading order. */
    public List<String> from() {
        return pieces.stream()
                .map(piece ->
                        switch (piece) {
                            case Piece.Text _ -> "";
                            case Piece.Numeral(var figure, var _) -> figure.from();
                            case Piece.Words(var quoted) -> quoted.from();
                        })
                .filter(id -> !id.isEmpty())
                .distinct()
                .toList();
    }

    /** The sentence as plain text. */
    public String plain() {
        StringBuilder plain = new StringBuilder();
        for (Piece piece : pieces) {
            plain.append(
                    switch (piece) {
                        case Piece.Text(var words) -> words;
                        case Piece.Numeral(var _, var written) -> written;
                        case Piece.Words(var quoted) -> quoted.words();
                    });
        }
        return plain.toString();
    }

    private static void text(List<Piece> pieces, String words) {
        if (!words.isEmpty()) {
            pieces.add(new Piece.Text(words));
        }
    }

    private static Piece piece(Object argument, Locale locale) {
        return switch (argument) {
            case Figure figure -> new Piece.Numeral(figure, figure.written(locale));
            case Quoted quoted -> new Piece.Words(quoted);
            default -> new Piece.Text(argument.toString());
        };
    }
}
