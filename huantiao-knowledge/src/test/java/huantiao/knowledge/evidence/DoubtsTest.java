package huantiao.knowledge.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import huantiao.evidence.Doubt;
import huantiao.evidence.Doubts;
import huantiao.evidence.Extraction;
import huantiao.evidence.Extraction.Column;
import huantiao.evidence.Flag;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * How many slips the checks at the form see, and how often they ask about a row that is right.
 * Printed with {@code -Dhuantiao.print=true}.
 */
class DoubtsTest {

    private static final List<Extraction> SHIPPED = EvidenceFiles.shippedExtractions();

    /** Flags by which reviewers said that the printed numbers themselves do not agree. */
    private static final Set<Flag> NUMBERS_DISAGREE =
            EnumSet.of(
                    Flag.IMPOSSIBLE_PERCENTAGE,
                    Flag.P_VALUE_CHECK,
                    Flag.CI_NOT_SYMMETRIC,
                    Flag.INTERNAL_INCONSISTENCY);

    private static final List<Extraction> CLEAN =
            SHIPPED.stream().filter(row -> !carries(row, NUMBERS_DISAGREE)).toList();

    /** How a slip came to light. */
    private enum Seen {
        REFUSED,
        DOUBTED,
        SECOND_READING,
        MISSED
    }

    private static boolean carries(Extraction row, Set<Flag> flags) {
        return Arrays.stream(row.at(Column.FLAG).split(";"))
                .flatMap(code -> Flag.of(code).stream())
                .anyMatch(flags::contains);
    }

    private static Random seeded(long seed) {
        // Neighbouring seeds would draw alike.
        return new Random(seed * 0x9E3779B97F4A7C15L);
    }

    private static Seen seen(Extraction right, Slip slip, Extraction slipped, long seed) {
        if (!slipped.read(EvidenceFiles.trueLabels()).isOk()) {
            return Seen.REFUSED;
        }
        List<Doubt> before = Doubts.about(right, SHIPPED);
        if (!before.containsAll(Doubts.about(slipped, SHIPPED))) {
            return Seen.DOUBTED;
        }
        return secondReading(right, slip, seed).equals(slipped) ? Seen.MISSED : Seen.SECOND_READING;
    }

    /**
     * Somebody else reads the same report. One reading in four has a slip of its own, and half of
     * those are the same slip, because what misled one may mislead another.
     */
    private static Extraction secondReading(Extraction right, Slip first, long seed) {
        Random random = seeded(~seed);
        if (random.nextInt(4) > 0) {
            return right;
        }
        return random.nextBoolean()
                ? first.of(right, seeded(seed))
                : List.of(Slip.values())
                        .get(random.nextInt(Slip.values().length))
                        .of(right, random);
    }

    /** Ten slips of each kind, each on a row that has the numbers for it. */
    private static Map<Slip, List<Seen>> seed(long set) {
        Map<Slip, List<Seen>> seen = new EnumMap<>(Slip.class);
        long kind = 0;
        for (Slip slip : Slip.values()) {
            kind++;
            Random rows = seeded(1000 * set + kind);
            List<Seen> ten = new ArrayList<>();
            for (long at = 0; ten.size() < 10; at++) {
                Extraction right = CLEAN.get(rows.nextInt(CLEAN.size()));
                long seed = 100_000 * set + 1000L * kind + at;
                Extraction slipped = slip.of(right, seeded(seed));
                if (!slipped.equals(right)) {
                    ten.add(seen(right, slip, slipped, seed));
                }
            }
            seen.put(slip, ten);
        }
        return seen;
    }

    private static String table(Map<Slip, List<Seen>> seen) {
        String line = "%-30s %8s %8s %8s %8s%n";
        StringBuilder table =
                new StringBuilder(line.formatted("slip", "refused", "doubted", "second", "missed"));
        seen.forEach((slip, ten) ->
                table.append(
                        line.formatted(
                                slip.name().toLowerCase(Locale.ROOT),
                                Collections.frequency(ten, Seen.REFUSED),
                                Collections.frequency(ten, Seen.DOUBTED),
                                Collections.frequency(ten, Seen.SECOND_READING),
                                Collections.frequency(ten, Seen.MISSED))));
        return table.toString();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void ofTwoHundredSlipsOfTwentyKindsNearlyAllAreSeen(long set) {
        Map<Slip, List<Seen>> seen = seed(set);
        if (Boolean.getBoolean("huantiao.print")) {
            System.out.println(table(seen));
        }
        List<Seen> all = seen.values().stream().flatMap(List::stream).toList();

        assertThat(all).hasSize(200);
        // By the form alone; the rest are bare numbers that nothing can be held against.
        assertThat(all)
                .as(table(seen))
                .filteredOn(one -> one == Seen.REFUSED || one == Seen.DOUBTED)
                .hasSizeGreaterThanOrEqualTo(180);
        // With a second reading of the same report.
        assertThat(all)
                .as(table(seen))
                .filteredOn(one -> one == Seen.MISSED)
                .hasSizeLessThanOrEqualTo(10);
    }

    @Test
    void cleanRowsAreLeftInPeace() {
        List<String> asked =
                CLEAN.stream()
                        .filter(row -> !Doubts.about(row, SHIPPED).isEmpty())
                        .map(row -> row.at(Column.ROW_ID))
                        .toList();

        // R035 gives a change of 5.5 where other trials of this outcome have a scale of 0 to 100.
        assertThat(asked).containsExactly("R035");
        assertThat(asked.size() / (double) CLEAN.size()).isLessThan(0.05);
    }

    @Test
    void rowsNobodyHasSeenAreLeftInPeace() {
        List<Extraction> rows = new ArrayList<>();
        for (long seed = 1; seed <= 40; seed++) {
            rows.addAll(InventedTrial.rows(seed));
        }
        List<String> asked = new ArrayList<>();
        for (Extraction row : rows) {
            Doubts.about(row, rows).stream()
                    .findFirst()
                    .ifPresent(doubt -> asked.add(row.at(Column.ROW_ID) + " " + doubt));
        }

        assertThat(rows).hasSizeGreaterThan(200);
        assertThat(asked.size() / (double) rows.size())
                .as(String.join("\n", asked))
                .isLessThan(0.05);
    }

    @Test
    void whatReviewersFlaggedIsFoundAgain() {
        Set<Flag> byMachine = EnumSet.copyOf(NUMBERS_DISAGREE);
        // Two tables of one abstract disagree there, and only one of them is in the row.
        byMachine.remove(Flag.INTERNAL_INCONSISTENCY);
        Set<String> flagged =
                SHIPPED.stream()
                        .filter(row -> carries(row, byMachine))
                        .map(row -> row.at(Column.ROW_ID))
                        .collect(Collectors.toSet());

        assertThat(flagged).containsExactlyInAnyOrder("R006", "R030", "R031", "R033", "R034");
        assertThat(SHIPPED)
                .filteredOn(row -> flagged.contains(row.at(Column.ROW_ID)))
                .allSatisfy(row -> assertThat(Doubts.about(row, SHIPPED)).isNotEmpty());
    }

    @Test
    void aHalfTypedFormIsNoReasonToFall() {
        Random random = seeded(7);
        for (Extraction row : SHIPPED) {
            Extraction typed = row;
            for (Column column : Column.values()) {
                typed =
                        switch (random.nextInt(6)) {
                            case 0 -> typed.with(column, "");
                            case 1 -> typed.with(column, "-");
                            case 2 -> typed.with(column, "0");
                            default -> typed;
                        };
            }
            assertThat(Doubts.about(typed, SHIPPED)).isNotNull();
        }
    }
}
