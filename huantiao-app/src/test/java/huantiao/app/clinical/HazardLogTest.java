package huantiao.app.clinical;

import static org.assertj.core.api.Assertions.assertThat;

import huantiao.hazard.Hazard;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Prints the hazard log from the hazards and from the tests that say what they control. */
class HazardLogTest {

    private static final Path ROOT = Path.of("..");
    private static final Path LOG = ROOT.resolve(Path.of("docs", "clinical", "hazards.md"));
    private static final String REGENERATE = "huantiao.regenerate";

    /** {@code @Controls(...)}, whatever other annotations follow, and the name of the test. */
    private static final Pattern CONTROL =
            Pattern.compile("@Controls\\(([^)]*)\\)\\s+(?:@[^\\n]+\\s+)*(?:\\w+ )*?void (\\w+)\\(");

    private static final Pattern NAME = Pattern.compile("Hazard\\.([A-Z_]+)");

    private record Held(Path file, String test) {
        String line() {
            var type = file.getFileName().toString().replace(".java", "");
            return "`%s.%s`".formatted(type, test);
        }
    }

    @Test
    void everyHazardIsHeldByATest() {
        assertThat(held().keySet()).containsExactlyInAnyOrder(Hazard.values());
    }

    @Test
    void everyControlIsAClassOfTheProduct() {
        var missing = new TreeSet<String>();
        for (var hazard : Hazard.values()) {
            for (var name : hazard.where()) {
                if (sources("main").stream()
                        .noneMatch(file -> file.endsWith(name.replace('.', '/') + ".java"))) {
                    missing.add("%s names %s, which is not there".formatted(hazard, name));
                }
            }
        }

        assertThat(missing).isEmpty();
    }

    @Test
    void theLogInTheDocumentsIsTheOneOfTheCode() throws IOException {
        var text = document();
        if (Boolean.getBoolean(REGENERATE)) {
            Files.createDirectories(LOG.getParent());
            Files.writeString(LOG, text);
        }

        assertThat(LOG)
                .as(
                        "docs/clinical/hazards.md must say what the code says; write it anew with"
                                + " mvn -pl huantiao-app -am test -Dtest=HazardLogTest"
                                + " -Dsurefire.failIfNoSpecifiedTests=false -D%s=true",
                        REGENERATE)
                .hasContent(text);
    }

    private static String document() {
        var held = held();
        var text = new StringBuilder();
        text.append(
                """
                # Hazard log

                Printed from `huantiao.hazard.Hazard` and from the tests marked `@Controls`; `HazardLogTest` holds it to them.
                How bad each would be is the makers' judgement in the words of ISO 14971; no clinician has signed it off.
                How likely each is nobody has counted, so no likelihood is written.

                | hazard | how bad | tests |
                | --- | --- | --- |
                """);
        for (var hazard : Hazard.values()) {
            text.append(
                    "| [%s](#%s) | %s | %d |\n"
                            .formatted(
                                    hazard.title(),
                                    anchor(hazard.title()),
                                    word(hazard),
                                    held.getOrDefault(hazard, List.of()).size()));
        }
        for (var hazard : Hazard.values()) {
            text.append("\n## %s\n\n".formatted(hazard.title()));
            text.append("- **What would happen.** %s\n".formatted(hazard.harm()));
            text.append("- **How it could come about.** %s\n".formatted(hazard.cause()));
            text.append("- **How bad.** %s\n".formatted(word(hazard)));
            text.append(
                    "- **What stands against it.** %s (%s)\n"
                            .formatted(
                                    hazard.control(),
                                    String.join(
                                            ", ",
                                            hazard.where().stream()
                                                    .map(name -> "`%s`".formatted(name))
                                                    .toList())));
            text.append("- **What is left.** %s\n".formatted(hazard.left()));
            text.append(
                    "- **Tests.** %s\n"
                            .formatted(
                                    String.join(
                                            ", ",
                                            held.getOrDefault(hazard, List.of()).stream()
                                                    .map(Held::line)
                                                    .sorted()
                                                    .toList())));
        }
        return text.toString();
    }

    private static Map<Hazard, List<Held>> held() {
        var held = new EnumMap<Hazard, List<Held>>(Hazard.class);
        for (var file : sources("test")) {
            var controls = CONTROL.matcher(read(file));
            while (controls.find()) {
                var names = NAME.matcher(controls.group(1));
                while (names.find()) {
                    held.computeIfAbsent(Hazard.valueOf(names.group(1)), key -> new ArrayList<>())
                            .add(new Held(file, controls.group(2)));
                }
            }
        }
        return held;
    }

    private static List<Path> sources(String kind) {
        try (var modules = Files.list(ROOT)) {
            var found = new ArrayList<Path>();
            for (var module : modules.sorted().toList()) {
                var sources = module.resolve(Path.of("src", kind, "java"));
                if (module.getFileName().toString().startsWith("huantiao-")
                        && Files.isDirectory(sources)) {
                    try (var files = Files.walk(sources)) {
                        files.filter(file -> file.toString().endsWith(".java"))
                                .sorted()
                                .forEach(found::add);
                    }
                }
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String word(Hazard hazard) {
        return hazard.severity().name().toLowerCase(Locale.ROOT);
    }

    private static String anchor(String title) {
        return title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9 ]", "").replace(' ', '-');
    }
}
