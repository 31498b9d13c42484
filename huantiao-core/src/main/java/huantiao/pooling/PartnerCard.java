package huantiao.pooling;

import huantiao.base.ClinicId;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What one clinic gives another so that they can pool: who it is, where it is found, by which key
 * its requests are known. One line of text; nothing in it is secret.
 */
public record PartnerCard(ClinicId clinic, URI address, PoolKey key) {

    private static final Pattern LINE =
            Pattern.compile(
                    "huantiao-partner ([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}) (\\S{1,300})"
                            + " ([A-Za-z0-9_-]{59})");

    private static final Pattern THIS_MACHINE = Pattern.compile("localhost|127\\.0\\.0\\.1");

    public PartnerCard {
        if (!isPossible(address)) {
            throw new IllegalArgumentException(
                    "a partner's address must be https and a host, without path");
        }
    }

    /** Reads a line; empty if it is no card. */
    public static Optional<PartnerCard> read(String line) {
        var found = LINE.matcher(line.strip().replaceAll("\\s+", " "));
        if (!found.matches()) {
            return Optional.empty();
        }
        try {
            var address = new URI(found.group(2));
            return isPossible(address)
                    ? PoolKey.read(found.group(3))
                            .map(key -> new PartnerCard(ClinicId.of(found.group(1)), address, key))
                    : Optional.empty();
        } catch (URISyntaxException _) {
            return Optional.empty();
        }
    }

    /** The line of a clinic; empty where its address is one that no other can use. */
    public static Optional<String> lineOf(ClinicId clinic, URI address, PoolKey key) {
        return isPossible(address)
                ? Optional.of(new PartnerCard(clinic, address, key).line())
                : Optional.empty();
    }

    /** Without encryption only to this machine. */
    private static boolean isPossible(URI address) {
        return address.getHost() != null
                && address.getUserInfo() == null
                && (address.getRawPath() == null || address.getRawPath().isEmpty())
                && address.getRawQuery() == null
                && address.getRawFragment() == null
                && ("https".equals(address.getScheme())
                        || ("http".equals(address.getScheme())
                                && THIS_MACHINE.matcher(address.getHost()).matches()));
    }

    /** Where sums for this clinic are handed in. */
    public String path() {
        return "/exchange/" + clinic + "/sums";
    }

    public String line() {
        return "huantiao-partner %s %s %s".formatted(clinic, address, key.text());
    }
}
