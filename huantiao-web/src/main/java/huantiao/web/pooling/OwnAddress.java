package huantiao.web.pooling;

import java.net.URI;

/** Where other clinics find this server: scheme, host and port. */
public record OwnAddress(URI address) {}
