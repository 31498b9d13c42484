package huantiao.web.registry;

import huantiao.registry.Publication;

/**
 * What a clinic may publish, and how it is said.
 *
 * @param digest SHA-256 of the file of its figures, in hexadecimal digits
 * @param proposed true if measure, week and period are those that the program proposes where nobody
 *     chooses
 * @param query the question as it stands in an address
 */
public record PublicationPage(
        Publication publication,
        String digest,
        boolean proposed,
        RegistryWords told,
        String query) {}
