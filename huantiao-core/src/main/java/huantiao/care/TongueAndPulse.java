package huantiao.care;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Tongue and pulse as they were written last, at a visit or in a consultation. Nothing follows from
 * them here, and they are written anew each time.
 *
 * @param at when they were noted
 */
public record TongueAndPulse(Instant at, String words) {

    /** The last of a chart; empty where nobody ever wrote them. */
    public static Optional<TongueAndPulse> last(Chart chart) {
        return chart.inForce().reversed().stream().flatMap(TongueAndPulse::of).findFirst();
    }

    private static Stream<TongueAndPulse> of(Noted noted) {
        var written =
                switch (noted.entry()) {
                    case Entry.SessionSigned signed -> signed.session().tongueAndPulse();
                    case Entry.Consulted consulted ->
                            Optional.of(consulted.consultation().tongueAndPulse());
                    default -> Optional.<String>empty();
                };
        return written.filter(words -> !words.isEmpty()).stream()
                .map(words -> new TongueAndPulse(noted.occurredAt(), words));
    }
}
