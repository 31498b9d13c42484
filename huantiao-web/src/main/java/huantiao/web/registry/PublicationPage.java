package huantiao.web.registry;

import huantiao.registry.Publication;

/**
 * What a clinic may publish, and how it is said.
 *
 * @param publication complete, or there is no page
 * @param query the question as it stands in an address
 */
public record PublicationPage(Publication publication, RegistryWords told, String query) {}
