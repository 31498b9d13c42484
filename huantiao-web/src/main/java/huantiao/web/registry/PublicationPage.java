package huantiao.web.registry;

import huantiao.registry.HarmsYardstick;
import huantiao.registry.Publication;
import java.util.Optional;

/**
 * What a clinic may publish, and how it is said.
 *
 * @param yardstick how often serious events were seen elsewhere; empty where those figures were
 *     taken back
 * @param query the question as it stands in an address
 */
public record PublicationPage(
        Publication publication,
        Optional<HarmsYardstick> yardstick,
        RegistryWords told,
        String query) {}
