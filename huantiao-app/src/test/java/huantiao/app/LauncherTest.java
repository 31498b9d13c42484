package huantiao.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The launcher in a folder of any name, with a program that says how it was started. */
class LauncherTest {

    private static final Path HOUSE = Path.of("..").toAbsolutePath().normalize();

    @TempDir Path directory;

    /** The program: one line for each option of the machine, then one for each argument. */
    static final class Echo {
        private Echo() {}

        @SuppressWarnings("SystemOut")
        public static void main(String[] args) {
            ManagementFactory.getRuntimeMXBean().getInputArguments().forEach(System.out::println);
            List.of(args).forEach(System.out::println);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"huantiao", "my clinic/hu an tiao", "Zoë's $HOME & 环跳 (1)"})
    void aClinicStartsWithItsCacheFromAFolderOfAnyName(String folder)
            throws IOException, InterruptedException {
        Path house = directory.resolve(folder);
        build(house);

        List<String> said = launch(house, "run", "--port", "8123", "two words");

        assertThat(said).endsWith("run", "--port", "8123", "two words");
        assertThat(said)
                .filteredOn(line -> line.startsWith("-XX:AOTCache="))
                .singleElement()
                .satisfies(option ->
                        assertThat(Path.of(option.substring("-XX:AOTCache=".length())))
                                .isRegularFile()
                                .hasParent(house.resolve(".build")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"huantiao", "my clinic/hu an tiao"})
    void everyOtherCommandIsHandedOnAsItWasTyped(String folder)
            throws IOException, InterruptedException {
        Path house = directory.resolve(folder);
        build(house);

        assertThat(launch(house, "triage", "a file.yaml", "*"))
                .endsWith("triage", "a file.yaml", "*");
    }

    private static void build(Path house) throws IOException {
        Files.createDirectories(house.resolve("tools"));
        for (String script : List.of("huantiao", "tools/find-jdk")) {
            Path copy = Files.copy(HOUSE.resolve(script), house.resolve(script));
            assertThat(copy.toFile().setExecutable(true)).isTrue();
        }
        Path jar = house.resolve("huantiao-app/target/program/huantiao.jar");
        Files.createDirectories(jar.getParent());
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, Echo.class.getName());
        String echo = Echo.class.getName().replace('.', '/') + ".class";
        try (var out = new JarOutputStream(Files.newOutputStream(jar), manifest);
                var code = Echo.class.getClassLoader().getResourceAsStream(echo)) {
            out.putNextEntry(new JarEntry(echo));
            code.transferTo(out);
            out.closeEntry();
        }
    }

    private static List<String> launch(Path house, String... args)
            throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(house.resolve("huantiao").toString()));
        command.addAll(List.of(args));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("HUANTIAO_JAVA_HOME", System.getProperty("java.home"));
        Process program = builder.start();
        var said = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(program.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(program.exitValue()).as(said).isZero();
        return said.lines().toList();
    }
}
