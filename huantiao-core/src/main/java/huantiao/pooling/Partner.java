package huantiao.pooling;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Another clinic that sums are exchanged with.
 *
 * @param name as the owner wrote it
 * @param ended since when nothing is sent to it or taken from it any more
 */
public record Partner(
        UUID id, String name, PartnerCard card, Instant since, Optional<Instant> ended) {

    public boolean isOpen() {
        return ended.isEmpty();
    }
}
