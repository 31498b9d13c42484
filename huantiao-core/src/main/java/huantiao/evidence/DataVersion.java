package huantiao.evidence;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Exactly which data a result was computed from.
 *
 * @param sha256 hex digest of the bytes of every file used, by file name
 */
public record DataVersion(Map<String, String> sha256) {
    public DataVersion {
        sha256.forEach((file, digest) -> {
            if (!digest.matches("[0-9a-f]{64}")) {
                throw new IllegalArgumentException(
                        "digest of %s (%s) must be 64 hex digits".formatted(file, digest));
            }
        });
        sha256 = Collections.unmodifiableMap(new TreeMap<>(sha256));
    }
}
