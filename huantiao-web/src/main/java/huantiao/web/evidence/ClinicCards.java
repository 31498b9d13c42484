package huantiao.web.evidence;

import java.util.Optional;

/** Where public pages learn what this clinic says of itself. */
@FunctionalInterface
public interface ClinicCards {

    /** The card as it stands now; empty while the clinic has not written one. */
    Optional<ClinicCard> card();

    /**
     * The same if it is the card of a clinic of this name: a card belongs to no clinic by itself.
     */
    default Optional<ClinicCard> of(String clinic) {
        return card().filter(one -> one.name().equals(clinic));
    }
}
