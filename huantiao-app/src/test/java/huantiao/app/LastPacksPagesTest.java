package huantiao.app;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import huantiao.access.Staff;
import huantiao.access.Whose;
import huantiao.base.PatientId;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The packs that a clinic used last are offered in a visit, each by a button of its own. */
class LastPacksPagesTest extends ChartingPages {

    private static final String SHORT = "0.30 × 40 mm · Example & Sons, lot 7";
    private static final String THIN = "0.25 × 25 mm · Example & Sons, lot 8";
    private static final String LONG = "0.30 × 75 mm · Example & Sons, lot 9";

    /** When the last of them was over. */
    private static LocalTime ended = LocalTime.of(9, 32);

    @BeforeEach
    void usesFourPacks() {
        used("0.35", "60", "Example & Sons, lot 6");
        used("0.30", "40", "Example & Sons, lot 7");
        used("0.25", "25", "Example & Sons, lot 8");
        used("0.30", "75", "Example & Sons, lot 9");
    }

    @Test
    void threeAreOfferedAndEachFillsInWhatItSaysAndNothingBeforeATap() {
        var page = pia.get(person() + "/sessions/new").body();

        assertThat(offers(page)).containsExactly(LONG, THIN, SHORT);
        assertThat(words(page))
                .contains(
                        "Pack for this visit (used here last; check the lot). A different needle for");
        assertThat(List.of("diameter", "length", "lot"))
                .allSatisfy(field -> assertThat(valueOf(page, field)).isEmpty());
        for (var offer : List.of(SHORT, THIN, LONG)) {
            var taken = tapped(page, offer);
            assertThat(
                            "%s × %s mm · %s"
                                    .formatted(
                                            valueOf(taken, "diameter"),
                                            valueOf(taken, "length"),
                                            valueOf(taken, "lot")))
                    .isEqualTo(offer);
            assertThat(offers(taken))
                    .as("before depths are known another may turn out to fit better")
                    .hasSize(2)
                    .doesNotContain(offer);
            assertThat(isUnfolded(taken, "value=\"last-pack ")).isFalse();
            assertThat(words(taken)).contains("Another pack");
        }
    }

    /** Whoever wants another needle at one point finds the packs there, whatever its depth. */
    @Test
    void theOtherPacksAreOfferedInTheFoldOfANeedle() {
        pia.get(person() + "/sessions/new");
        var visit = with(with(visit(), "depth", "15"), "lot", "Example & Sons, lot 7");
        var begun = with(with(visit, "diameter", "0.30"), "length", "40");

        assertThat(offersAt(0, page(begun))).containsExactly(THIN, LONG);
        var own = with(begun, "row", "own-0 last-pack 0.30 75 Example & Sons, lot 9");
        var page = pia.post(person() + "/sessions", own).body();

        assertThat(valueOf(page, "own_length")).isEqualTo("75");
        assertThat(valueOf(page, "own_diameter"))
                .as("said with the length, though it is that of the others")
                .isEqualTo("0.30");
        assertThat(valueOf(page, "own_lot")).isEqualTo("Example & Sons, lot 9");
        assertThat(offersAt(0, page)).as("something is said of this needle").isEmpty();
    }

    @Test
    void aPackFillsItselfInOrNothingWhateverWasUsedMeanwhile() {
        var page = pia.get(person() + "/sessions/new").body();
        used("0.20", "30", "Example & Sons, lot 10");

        assertThat(valueOf(tapped(page, LONG), "lot")).isEqualTo("Example & Sons, lot 9");
        var gone = tapped(page, SHORT);
        assertThat(valueOf(gone, "lot")).as("it is not among the last three now").isEmpty();
        assertThat(offers(gone)).hasSize(3).doesNotContain(SHORT);
    }

    @Test
    void onceEachNeedleHasADepthTheShortestThatLeavesAQuarterOutsideComesFirst() {
        pia.get(person() + "/sessions/new");
        var knee = needle("GB34", "20", "manual", "");
        var calf = needle("BL57", "15", "manual", "");

        assertThat(offers(page(all(knee, with(calf, "depth", "")))))
                .as("a depth is not known: the newest first")
                .containsExactly(LONG, THIN, SHORT);
        assertThat(offers(page(all(knee, calf))))
                .as("20 mm would leave less than a quarter of 25 mm outside")
                .containsExactly(SHORT, LONG, THIN);
        assertThat(offers(page(all(with(knee, "depth", "18"), calf))))
                .containsExactly(THIN, SHORT, LONG);
    }

    /** Somebody of the clinic was treated with these needles, later than all before. */
    private static void used(String diameter, String length, String lot) {
        var somebody = new Whose(Staff.RIVERSIDE.id(), new PatientId(UUID.randomUUID()));
        server.bringIntoCare(somebody);
        var address = "/people/" + somebody.patient() + "/sessions";
        pia.get(address + "/new");
        ended = ended.plusMinutes(1);
        var fields = visit();
        for (var field :
                Map.of(
                                "depth",
                                "15",
                                "diameter",
                                diameter,
                                "length",
                                length,
                                "lot",
                                lot,
                                "retention",
                                "5",
                                "to",
                                ended.toString(),
                                "seen",
                                "" + server.chart(somebody).seen())
                        .entrySet()) {
            fields = with(fields, field.getKey(), field.getValue());
        }
        var signed = pia.post(address, fields);
        assertThat(signed.statusCode()).as(words(signed.body())).isEqualTo(302);
    }

    /** The page with these needles on it. */
    private String page(List<Map.Entry<String, String>> needles) {
        return pia.post(person() + "/sessions/check", needles).body();
    }

    /** What is offered for the needle of one row alone. */
    private static List<String> offersAt(int row, String page) {
        return Pattern.compile("name=\"row\" value=\"own-" + row + " last-pack ([^\"]*)\"")
                .matcher(page)
                .results()
                .map(one ->
                        one.group(1)
                                .replace("&amp;", "&")
                                .replaceFirst("(\\S+) (\\d+) ", "$1 × $2 mm · "))
                .toList();
    }

    private String tapped(String page, String offer) {
        var wish =
                Pattern.compile("name=\"row\" value=\"(last-pack [^\"]*)\"")
                        .matcher(page)
                        .results()
                        .map(one -> one.group(1).replace("&amp;", "&"))
                        .filter(one ->
                                offer.equals(
                                        one.replaceFirst(
                                                "last-pack (\\S+) (\\d+) ", "$1 × $2 mm · ")))
                        .findFirst()
                        .orElseThrow();
        return pia.post(person() + "/sessions", List.of(entry("row", wish))).body();
    }

    /** What the buttons say, without the day. */
    private static List<String> offers(String page) {
        return Pattern.compile("(?s)value=\"last-pack .*?<span>(.*?) · \\d+ \\w+</span>")
                .matcher(page)
                .results()
                .map(one -> one.group(1).replace("&amp;", "&"))
                .toList();
    }
}
