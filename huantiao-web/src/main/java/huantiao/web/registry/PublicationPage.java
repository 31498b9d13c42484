package huantiao.web.registry;

import huantiao.registry.Publication;
import huantiao.web.evidence.ClinicCard;
import java.util.Optional;

/**
 * What a clinic may publish, and how it is said.
 *
 * @param digest SHA-256 of the file of its figures, in hexadecimal digits
 * @param proposed true if measure, week and period are those that the program proposes where nobody
 *     chooses
 * @param query the question as it stands in an address
 * @param card what the clinic says of itself; empty where it says nothing
 */
public record PublicationPage(
        Publication publication,
        String digest,
        boolean proposed,
        RegistryWords told,
        String query,
        Optional<ClinicCard> card) {}
