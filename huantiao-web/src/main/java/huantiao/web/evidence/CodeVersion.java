package huantiao.web.evidence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Which code computed: a digest of the classes that turn rows into answers. */
final class CodeVersion {

    private static final String[] COMPUTES = {"huantiao/meta", "huantiao/evidence"};

    private CodeVersion() {}

    /** SHA-256 over the names and bytes of those classes, in the order of their names. */
    static String sha256() {
        try {
            MessageDigest all = digest();
            for (Map.Entry<String, byte[]> one : classes().entrySet()) {
                all.update(one.getKey().getBytes(StandardCharsets.UTF_8));
                all.update(one.getValue());
            }
            return HexFormat.of().formatHex(all.digest());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static Map<String, byte[]> classes() throws IOException {
        Map<String, byte[]> found = new TreeMap<>();
        var resolver = new PathMatchingResourcePatternResolver();
        for (String room : COMPUTES) {
            Resource[] files = resolver.getResources("classpath*:%s/**/*.class".formatted(room));
            for (Resource file : files) {
                String address = file.getURL().toString();
                if (!isOfTests(address)) {
                    found.put(
                            address.substring(address.lastIndexOf(room)),
                            file.getContentAsByteArray());
                }
            }
        }
        if (found.isEmpty()) {
            throw new IllegalStateException(
                    "no class of %s was found".formatted(Arrays.toString(COMPUTES)));
        }
        return found;
    }

    private static boolean isOfTests(String address) {
        return address.contains("/test-classes/") || address.contains("-tests.jar");
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
