package huantiao.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.util.function.SingletonSupplier;

/**
 * The files that every page loads, read once: all styles as one sheet, all behaviours as one
 * script, the theme script that must run before the first paint, and htmx.
 *
 * <p>Each address carries a hash of the content, so that a browser may keep a file for ever and
 * never keeps an old one.
 *
 * @param styles every {@code static/css/*.css}, the tokens first
 * @param behaviours every {@code static/js/*.js} but the theme
 * @param theme sets the chosen theme on the root element
 * @param htmx the library, from its webjar
 * @param mark the product's mark, for the browser's tab
 */
public record Assets(Asset styles, Asset behaviours, Asset theme, Asset htmx, Asset mark) {

    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/\\s*", Pattern.DOTALL);

    /** What stands in front of a line, and empty lines; no text of ours goes over a line. */
    private static final Pattern INDENT = Pattern.compile("(?m)^\\s+");

    /** One file. */
    public static final class Asset {

        private final String name;
        private final String type;
        private final byte[] plain;
        private final Supplier<byte[]> zipped;

        private Asset(String name, String type, byte[] plain) {
            this.name = name;
            this.type = type;
            this.plain = plain;
            this.zipped = SingletonSupplier.of(() -> zip(plain));
        }

        static Asset of(String stem, String ending, String type, byte[] content) {
            return new Asset("%s.%s.%s".formatted(stem, hash(content), ending), type, content);
        }

        /** File name with the hash of its content. */
        public String name() {
            return name;
        }

        /** Media type. */
        public String type() {
            return type;
        }

        /** Its bytes. */
        public byte[] plain() {
            return plain;
        }

        /** The same, as gzip; made when it is first asked for, as it takes its time. */
        public byte[] zipped() {
            return zipped.get();
        }

        /** The address, for {@code href} and {@code src}. */
        public String address() {
            return "/assets/" + name;
        }
    }

    /** Reads them all. */
    public static Assets read() {
        var tokensFirst =
                Comparator.<Resource, Boolean>comparing(
                                file -> !fileName(file).equals("tokens.css"))
                        .thenComparing(Assets::fileName);
        var styles =
                find("classpath*:static/css/*.css")
                        .sorted(tokensFirst)
                        .map(Assets::bare)
                        .collect(Collectors.joining("\n"));
        var behaviours =
                find("classpath*:static/js/*.js")
                        .filter(file -> !fileName(file).equals("theme.js"))
                        .sorted(Comparator.comparing(Assets::fileName))
                        .map(Assets::bare)
                        .collect(Collectors.joining("\n"));
        return new Assets(
                Asset.of("huantiao", "css", "text/css;charset=UTF-8", utf8(styles)),
                Asset.of("huantiao", "js", "text/javascript;charset=UTF-8", utf8(behaviours)),
                Asset.of(
                        "theme",
                        "js",
                        "text/javascript;charset=UTF-8",
                        utf8(text(only("classpath*:static/js/theme.js")))),
                Asset.of(
                        "htmx",
                        "js",
                        "text/javascript;charset=UTF-8",
                        bytes(
                                only(
                                        "classpath*:META-INF/resources/webjars/htmx.org/*/dist/htmx.min.js"))),
                Asset.of(
                        "mark", "svg", "image/svg+xml", bytes(only("classpath*:static/mark.svg"))));
    }

    /** The styles themselves, for a page that is taken away as one file. */
    public String styleText() {
        return new String(styles.plain(), StandardCharsets.UTF_8);
    }

    /** The file of this name, if it is one of the present version. */
    public Optional<Asset> named(String name) {
        return Stream.of(styles, behaviours, theme, htmx, mark)
                .filter(asset -> asset.name().equals(name))
                .findFirst();
    }

    private static Stream<Resource> find(String pattern) {
        try {
            return Arrays.stream(new PathMatchingResourcePatternResolver().getResources(pattern));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Resource only(String pattern) {
        var found = find(pattern).toList();
        if (found.size() != 1) {
            throw new IllegalStateException(
                    "%s must be there once, but was %d times".formatted(pattern, found.size()));
        }
        return found.getFirst();
    }

    /** A file without what only its reader needs. */
    private static String bare(Resource file) {
        return INDENT.matcher(COMMENT.matcher(text(file)).replaceAll("")).replaceAll("");
    }

    private static String fileName(Resource file) {
        return String.valueOf(file.getFilename());
    }

    private static byte[] bytes(Resource file) {
        try {
            return file.getContentAsByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Resource file) {
        return new String(bytes(file), StandardCharsets.UTF_8);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String hash(byte[] content) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(content);
            return HexFormat.of().formatHex(digest, 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static byte[] zip(byte[] content) {
        var out = new ByteArrayOutputStream();
        try (var gzip = new Smallest(out)) {
            gzip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** Zips once for many readers, so it takes its time. */
    private static final class Smallest extends GZIPOutputStream {
        Smallest(OutputStream out) throws IOException {
            super(out);
            def.setLevel(Deflater.BEST_COMPRESSION);
        }
    }
}
