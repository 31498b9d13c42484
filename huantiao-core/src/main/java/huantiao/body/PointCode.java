package huantiao.body;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The code of an acupuncture point in one spelling, so that a rule about LR3 also meets "Liv 3".
 *
 * <p>Points of the fourteen channels follow the WHO nomenclature (BL40, GB30); extra points are
 * written EX-B2-L5, ear points EAR-TF4, tender points ASHI.
 *
 * @param text as {@code GB30}
 * @see <a href="https://iris.who.int/handle/10665/353407">WHO Standard Acupuncture Point Locations,
 *     ISBN 978-92-9061-248-7</a>
 */
public record PointCode(String text) implements Comparable<PointCode> {
    private static final Pattern OF_CHANNEL = Pattern.compile("([A-Z]{1,3})[ -]?0{0,2}(\\d{1,2})");
    private static final Pattern OTHER =
            Pattern.compile("ASHI|EX-[A-Z]+\\d*(-[LS]\\d)?|EAR-[A-Z]+\\d*");

    /** How many points each channel has. */
    private static final Map<String, Integer> CHANNELS =
            Map.ofEntries(
                    Map.entry("LU", 11),
                    Map.entry("LI", 20),
                    Map.entry("ST", 45),
                    Map.entry("SP", 21),
                    Map.entry("HT", 9),
                    Map.entry("SI", 19),
                    Map.entry("BL", 67),
                    Map.entry("KI", 27),
                    Map.entry("PC", 9),
                    Map.entry("TE", 23),
                    Map.entry("GB", 44),
                    Map.entry("LR", 14),
                    Map.entry("GV", 28),
                    Map.entry("CV", 24));

    /** Other spellings in use for the same channel. */
    private static final Map<String, String> ALSO_WRITTEN =
            Map.ofEntries(
                    Map.entry("DU", "GV"),
                    Map.entry("REN", "CV"),
                    Map.entry("RN", "CV"),
                    Map.entry("SJ", "TE"),
                    Map.entry("TB", "TE"),
                    Map.entry("TW", "TE"),
                    Map.entry("LV", "LR"),
                    Map.entry("LIV", "LR"),
                    Map.entry("KID", "KI"),
                    Map.entry("UB", "BL"),
                    Map.entry("P", "PC"),
                    Map.entry("H", "HT"),
                    Map.entry("HE", "HT"));

    public PointCode {
        if (spelt(text).filter(text::equals).isEmpty()) {
            throw new IllegalArgumentException(
                    "point code (%s) must be a WHO code such as GB30".formatted(text));
        }
    }

    /** The point meant, however it is spelt; empty if there is no such point. */
    public static Optional<PointCode> read(String text) {
        return spelt(text).map(PointCode::new);
    }

    private static Optional<String> spelt(String text) {
        String upper = text.strip().toUpperCase(Locale.ROOT);
        Matcher ofChannel = OF_CHANNEL.matcher(upper);
        if (ofChannel.matches()) {
            String written = ofChannel.group(1);
            String channel = ALSO_WRITTEN.getOrDefault(written, written);
            int number = Integer.parseInt(ofChannel.group(2));
            return number >= 1 && number <= CHANNELS.getOrDefault(channel, 0)
                    ? Optional.of(channel + number)
                    : Optional.empty();
        }
        return OTHER.matcher(upper).matches() ? Optional.of(upper) : Optional.empty();
    }

    /** The channel (BL, GV), EX, EAR or ASHI. */
    public String channel() {
        Matcher ofChannel = OF_CHANNEL.matcher(text);
        if (ofChannel.matches()) {
            return ofChannel.group(1);
        }
        int dash = text.indexOf('-');
        return dash < 0 ? text : text.substring(0, dash);
    }

    @Override
    public int compareTo(PointCode other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }
}
