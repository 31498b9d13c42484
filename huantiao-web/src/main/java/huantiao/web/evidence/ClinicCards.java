package huantiao.web.evidence;

import java.util.Optional;

/** Where public pages learn what this clinic says of itself. */
@FunctionalInterface
public interface ClinicCards {

    /** The card as it stands now; empty while the clinic has not written one. */
    Optional<ClinicCard> card();
}
