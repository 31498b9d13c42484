package huantiao.evidence;

import huantiao.evidence.Synthesis.Contribution;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A grade somebody gave to an answer.
 *
 * @param by who
 * @param about what they rated, by {@link #about(Synthesis, EvidenceBase)}
 */
public record Rating(Grade grade, String by, String about) {

    /**
     * Hex digest of what a rater has before them: the rows, their numbers and weights, the pooled
     * answer, and what was judged of the risk of bias in each.
     */
    public static String about(Synthesis synthesis, EvidenceBase base) {
        String rows =
                synthesis.used().stream()
                        .map(one -> row(one, base))
                        .collect(Collectors.joining("\n"));
        String text =
                "%s\n%s %s %s\n%s"
                        .formatted(
                                synthesis.scale(),
                                synthesis.estimate(),
                                synthesis.low(),
                                synthesis.high(),
                                rows);
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String row(Contribution one, EvidenceBase base) {
        return "%s %s %s %s %s %s"
                .formatted(
                        one.trial().rowId(),
                        one.effect(),
                        one.low(),
                        one.high(),
                        one.weightPercent(),
                        base.riskOfBias(one.trial()).stream()
                                .map(judged -> judged.tool() + judged.domains() + judged.overall())
                                .toList());
    }

    /** True if what was rated still stands as it did. */
    public boolean isOf(Synthesis synthesis, EvidenceBase base) {
        return about.equals(about(synthesis, base));
    }

    /**
     * How sure the rater is of this answer; where it has changed since, that nobody has rated it as
     * it stands.
     */
    Certainty of(Synthesis synthesis, EvidenceBase base) {
        if (isOf(synthesis, base)) {
            return new Certainty.Rated(grade.level(), by, grade.reasons());
        }
        List<String> doubts = new ArrayList<>();
        doubts.add(
                "%s rated it %s before what it rests on changed; it waits to be rated again."
                        .formatted(
                                by,
                                grade.level().name().toLowerCase(Locale.ROOT).replace('_', ' ')));
        if (synthesis.certainty() instanceof Certainty.NotRated(var more)) {
            doubts.addAll(more);
        }
        return new Certainty.NotRated(doubts);
    }
}
