package huantiao;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * The plan of the house: which room may see which, and which module may know which library. The
 * picture in {@code docs/house.md} is printed from it; run with {@code -Dhuantiao.print=true} to
 * print it anew.
 */
class HousePlanTest {

    /** A room and the rooms it may import; {@code meta} is the library beneath. */
    private static final Map<String, Set<String>> MAY_SEE =
            Map.ofEntries(
                    entry("base", Set.of()),
                    entry("people", Set.of("base")),
                    entry("body", Set.of("base")),
                    entry("measures", Set.of("base")),
                    entry("access", Set.of("base", "people")),
                    entry("triage", Set.of("base", "body", "measures")),
                    entry("evidence", Set.of("base", "measures", "meta")),
                    entry("care", Set.of("base", "people", "body", "measures", "triage", "access")),
                    entry("aid", Set.of("base", "measures", "triage", "evidence")),
                    entry("bias", Set.of("base")),
                    entry("living", Set.of("base", "access", "evidence", "bias")),
                    entry("course", Set.of("base", "measures", "care", "evidence", "access")),
                    entry(
                            "registry",
                            Set.of(
                                    "course",
                                    "base",
                                    "people",
                                    "body",
                                    "measures",
                                    "care",
                                    "evidence",
                                    "meta",
                                    "access")),
                    entry("reminders", Set.of("base", "people", "access", "care", "course")),
                    entry("pooling", Set.of("base", "access", "measures", "meta", "registry")));

    /** The level a room stands on; arrows only go down. */
    private static final List<Set<String>> LEVELS =
            List.of(
                    Set.of("base"),
                    Set.of("people", "body", "measures", "bias"),
                    Set.of("access", "triage", "evidence"),
                    Set.of("care", "aid", "living"),
                    Set.of("course"),
                    Set.of("registry", "reminders"),
                    Set.of("pooling"));

    /**
     * A room of the pages and those before it that it may import; the root package is everybody's.
     */
    private static final List<Map.Entry<String, Set<String>>> PAGES =
            List.of(
                    entry("form", Set.of()),
                    entry("access", Set.of("form")),
                    entry("fault", Set.of("access")),
                    entry("assets", Set.of("access")),
                    entry("triage", Set.of("form")),
                    entry("body", Set.of("access")),
                    entry("evidence", Set.of("access", "form")),
                    entry("aid", Set.of("access", "form", "evidence")),
                    entry("living", Set.of("access", "form", "evidence")),
                    entry("room", Set.of("access", "form")),
                    entry("alarm", Set.of("evidence")),
                    entry("selfcare", Set.of("access", "alarm", "form")),
                    entry(
                            "course",
                            Set.of(
                                    "access",
                                    "alarm",
                                    "form",
                                    "evidence",
                                    "room",
                                    "selfcare",
                                    "triage")),
                    entry("registry", Set.of("access", "form", "evidence", "course")),
                    entry("people", Set.of("access", "alarm", "form", "triage", "body", "room")),
                    entry("care", Set.of("access", "form", "triage")),
                    entry("checkin", Set.of("access", "alarm", "care", "course", "form", "triage")),
                    entry("harms", Set.of("access", "care", "form")),
                    entry("intake", Set.of("access", "care", "form", "triage")),
                    entry("needling", Set.of("care", "form", "people")),
                    entry("safety", Set.of("access", "alarm", "care", "form", "people", "triage")),
                    entry(
                            "consultation",
                            Set.of(
                                    "access",
                                    "body",
                                    "care",
                                    "form",
                                    "needling",
                                    "people",
                                    "safety",
                                    "triage")),
                    entry(
                            "plan",
                            Set.of(
                                    "access",
                                    "alarm",
                                    "care",
                                    "evidence",
                                    "form",
                                    "needling",
                                    "people",
                                    "room",
                                    "safety",
                                    "selfcare",
                                    "triage")),
                    entry(
                            "visit",
                            Set.of(
                                    "access",
                                    "care",
                                    "form",
                                    "harms",
                                    "needling",
                                    "people",
                                    "room",
                                    "safety",
                                    "triage")),
                    entry(
                            "letters",
                            Set.of(
                                    "access",
                                    "care",
                                    "course",
                                    "evidence",
                                    "form",
                                    "people",
                                    "triage")),
                    entry("questionnaires", Set.of("access", "care", "checkin", "course", "form")),
                    entry("pooling", Set.of("access", "form", "evidence", "course", "registry")));

    private static final Pattern PAGE_IMPORT =
            Pattern.compile("(?m)^import (?:static )?huantiao\\.web\\.([a-z]+)\\.");

    /** A module and the modules of ours it may build on. */
    private static final Map<String, Set<String>> MODULES =
            new TreeMap<>(
                    Map.ofEntries(
                            entry("huantiao-meta", Set.of()),
                            entry("huantiao-core", Set.of("huantiao-meta")),
                            entry("huantiao-knowledge", Set.of("huantiao-core")),
                            entry("huantiao-store", Set.of("huantiao-core")),
                            entry("huantiao-fhir", Set.of("huantiao-core")),
                            entry("huantiao-web", Set.of("huantiao-core")),
                            entry(
                                    "huantiao-bench",
                                    Set.of(
                                            "huantiao-meta",
                                            "huantiao-knowledge",
                                            "huantiao-store")),
                            entry(
                                    "huantiao-app",
                                    Set.of(
                                            "huantiao-knowledge",
                                            "huantiao-store",
                                            "huantiao-fhir",
                                            "huantiao-web"))));

    private static final JavaClasses CORE =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages("huantiao");

    @Test
    void everyRoomSeesOnlyTheRoomsOfThePlan() {
        var breaches = new TreeSet<String>();
        for (var subject : CORE) {
            var from = room(subject);
            if (from.isEmpty() || from.equals("meta")) {
                continue;
            }
            for (var dependency : subject.getDirectDependenciesFromSelf()) {
                var to = room(dependency.getTargetClass());
                if (!to.isEmpty()
                        && !to.equals(from)
                        && !MAY_SEE.getOrDefault(from, Set.of()).contains(to)) {
                    breaches.add(
                            "%s must not see %s: %s"
                                    .formatted(from, to, dependency.getDescription()));
                }
            }
        }

        assertThat(breaches)
                .as("move the class, or change the plan in HousePlanTest and say why")
                .isEmpty();
    }

    @Test
    void everyPackageOfTheCoreIsARoomOfThePlan() {
        var rooms = new TreeSet<String>();
        CORE.forEach(subject -> rooms.add(room(subject)));
        rooms.remove("");
        rooms.remove("meta");

        assertThat(MAY_SEE.keySet()).containsAll(rooms);
    }

    @Test
    void arrowsOnlyGoDown() {
        MAY_SEE.forEach((from, seen) ->
                seen.stream()
                        .filter(to -> !to.equals("meta"))
                        .forEach(to ->
                                assertThat(level(to))
                                        .as("%s stands above %s", from, to)
                                        .isLessThan(level(from))));
    }

    @Test
    void everyRoomOfThePagesSeesOnlyThoseOfThePlan() throws IOException {
        var breaches = new TreeSet<String>();
        var rooms = new TreeMap<String, Set<String>>();
        PAGES.forEach(room -> rooms.put(room.getKey(), room.getValue()));
        try (var files = Files.walk(pages())) {
            for (var file : files.filter(one -> one.toString().endsWith(".java")).toList()) {
                var from = pages().relativize(file).getName(0).toString();
                if (from.endsWith(".java")) {
                    continue;
                }
                assertThat(rooms).as("plan of the pages").containsKey(from);
                var imports = PAGE_IMPORT.matcher(Files.readString(file));
                while (imports.find()) {
                    var to = imports.group(1);
                    if (!to.equals(from) && !rooms.getOrDefault(from, Set.of()).contains(to)) {
                        breaches.add(
                                "%s must not see %s: %s".formatted(from, to, file.getFileName()));
                    }
                }
            }
        }

        assertThat(breaches)
                .as("move the class, or change the plan in HousePlanTest and say why")
                .isEmpty();
    }

    @Test
    void theRootOfThePagesSeesNoRoom() throws IOException {
        var breaches = new TreeSet<String>();
        try (var files = Files.list(pages())) {
            for (var file : files.filter(one -> one.toString().endsWith(".java")).toList()) {
                var imports = PAGE_IMPORT.matcher(Files.readString(file));
                while (imports.find()) {
                    breaches.add(
                            "%s must not see %s".formatted(file.getFileName(), imports.group(1)));
                }
            }
        }

        assertThat(breaches)
                .as("every room sees the root; let the root say what it needs, and be given it")
                .isEmpty();
    }

    @Test
    void arrowsBetweenPagesOnlyGoBack() {
        var before = new TreeSet<String>();
        for (var room : PAGES) {
            assertThat(before).as(room.getKey()).containsAll(room.getValue());
            before.add(room.getKey());
        }
    }

    @Test
    void theCoreKnowsOnlyTheJdkAndOurLibrary() {
        var strangers = new TreeSet<String>();
        for (var subject : CORE) {
            if (room(subject).equals("meta")) {
                continue;
            }
            subject.getDirectDependenciesFromSelf().stream()
                    .map(dependency -> dependency.getTargetClass().getPackageName())
                    .filter(name ->
                            !name.startsWith("java.")
                                    && !name.startsWith("huantiao")
                                    && !name.startsWith("org.jspecify.")
                                    && !name.isEmpty())
                    .forEach(name -> strangers.add(subject.getName() + " uses " + name));
        }

        assertThat(strangers).isEmpty();
    }

    @Test
    void theCoreNeitherAsksTheTimeNorMakesIds() {
        var askers = new TreeSet<String>();
        for (var subject : CORE) {
            if (room(subject).equals("meta")) {
                continue;
            }
            subject.getMethodCallsFromSelf()
                    .forEach(call -> {
                        var target = call.getTarget();
                        boolean now =
                                target.getName().equals("now")
                                        && target.getOwner().getPackageName().equals("java.time");
                        boolean chance = target.getName().equals("randomUUID");
                        if (now || chance) {
                            askers.add(call.getDescription());
                        }
                    });
        }

        assertThat(askers).as("time, chance and identity are arguments").isEmpty();
    }

    @Test
    void everyModuleBuildsOnlyOnTheModulesOfThePlan() throws IOException {
        var root = root();
        for (var module : MODULES.entrySet()) {
            var pom = Files.readString(root.resolve(module.getKey()).resolve("pom.xml"));
            var main =
                    pom.replaceAll(
                            "(?s)<dependency>(?:(?!</dependency>).)*<scope>test</scope>.*?</dependency>",
                            "");
            for (var other : MODULES.keySet()) {
                boolean uses =
                        main.contains("<artifactId>" + other + "</artifactId>")
                                && !other.equals(module.getKey());
                assertThat(!uses || module.getValue().contains(other))
                        .as("%s must not build on %s", module.getKey(), other)
                        .isTrue();
            }
        }
    }

    @Test
    void thePictureInTheDocumentsIsThisPlan() throws IOException {
        var file = root().resolve("docs").resolve("house.md");
        var picture = picture();
        if (Boolean.getBoolean("huantiao.print")) {
            Files.writeString(file, picture);
        }

        assertThat(file)
                .as(
                        "print it anew: mvn -pl huantiao-core -am test -Dtest=HousePlanTest"
                                + " -Dsurefire.failIfNoSpecifiedTests=false -Dhuantiao.print=true")
                .hasContent(picture);
    }

    private static String picture() throws IOException {
        var text = new StringBuilder();
        text.append(
                """
                # The house

                Printed from `HousePlanTest`; a breach fails the build.

                ## Modules

                A Maven module is a customs post for a foreign library.

                | module | may build on |
                | --- | --- |
                """);
        MODULES.forEach((module, on) -> text.append(row(module, on)));
        text.append(
                """

                ## Rooms of the core

                A package is a room for one subject. Arrows only go down.

                | level | room | what lives there | may see |
                | --- | --- | --- | --- |
                """);
        for (int level = 0; level < LEVELS.size(); level++) {
            for (var room : new TreeSet<>(LEVELS.get(level))) {
                text.append(
                        "| %d | `%s` | %s | %s |%n"
                                .formatted(
                                        level,
                                        room,
                                        purpose(core().resolve(room)),
                                        names(MAY_SEE.getOrDefault(room, Set.of()))));
            }
        }
        text.append(
                """

                ## Rooms of the pages

                A package of `huantiao-web` shows one subject. A room sees only rooms above it in this table, and the root package, which sees none.

                | room | what lives there | may see |
                | --- | --- | --- |
                """);
        for (var room : PAGES) {
            text.append(
                    "| `%s` | %s | %s |%n"
                            .formatted(
                                    room.getKey(),
                                    purpose(pages().resolve(room.getKey())),
                                    names(room.getValue())));
        }
        return text.toString().replace("\r\n", "\n");
    }

    private static String row(String module, Set<String> on) {
        return "| `%s` | %s |%n".formatted(module, names(on));
    }

    private static String names(Set<String> names) {
        if (names.isEmpty()) {
            return "–";
        }
        var quoted = new ArrayList<String>();
        new TreeSet<>(names).forEach(name -> quoted.add("`" + name + "`"));
        return String.join(", ", quoted);
    }

    private static Path core() {
        return root().resolve("huantiao-core/src/main/java/huantiao");
    }

    private static Path pages() {
        return root().resolve("huantiao-web/src/main/java/huantiao/web");
    }

    /** The first sentence of the room's package document. */
    private static String purpose(Path room) throws IOException {
        var lines =
                Files.readString(room.resolve("package-info.java"))
                        .replaceAll("(?m)^ ?/?\\*+/? ?", "");
        var sentence = lines.strip().split("\\.\\s", 2)[0].replaceAll("\\s+", " ");
        return sentence.replaceAll("\\{@code ([^}]*)}", "`$1`");
    }

    private static int level(String room) {
        for (int level = 0; level < LEVELS.size(); level++) {
            if (LEVELS.get(level).contains(room)) {
                return level;
            }
        }
        throw new IllegalStateException("room (%s) stands on no level".formatted(room));
    }

    private static String room(JavaClass subject) {
        var name = subject.getPackageName();
        if (!name.startsWith("huantiao.")) {
            return "";
        }
        return name.substring("huantiao.".length()).split("\\.")[0];
    }

    private static Path root() {
        var here = Path.of("").toAbsolutePath();
        while (!Files.exists(here.resolve("docs").resolve("decisions"))) {
            var parent = here.getParent();
            if (parent == null) {
                throw new IllegalStateException("the root of the project was not found");
            }
            here = parent;
        }
        return here;
    }
}
