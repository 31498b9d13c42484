package huantiao.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.springframework.aot.generate.ClassNameGenerator;
import org.springframework.aot.generate.DefaultGenerationContext;
import org.springframework.aot.generate.FileSystemGeneratedFiles;
import org.springframework.beans.BeanUtils;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.web.server.servlet.context.AnnotationConfigServletWebServerApplicationContext;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.aot.ApplicationContextAotGenerator;
import org.springframework.core.env.MapPropertySource;
import org.springframework.javapoet.ClassName;
import org.springframework.util.ClassUtils;
import org.springframework.util.FileSystemUtils;

/**
 * Who gets what, found out once when the program is built and kept as code: reading it from the
 * annotations of all classes takes two fifths of a start.
 */
final class Wiring {

    private static final ClassLoader CLASSES = Wiring.class.getClassLoader();
    private static final String AHEAD =
            ClinicApplication.class.getName() + "__ApplicationContextInitializer";

    private Wiring() {}

    /**
     * A context that knows every bean of {@link ClinicApplication} and has made none: wired ahead
     * if the build did so, else by its annotations.
     */
    static ServletWebServerApplicationContext context(MapPropertySource properties) {
        return ClassUtils.isPresent(AHEAD, CLASSES) ? ahead(properties) : byAnnotations(properties);
    }

    static ServletWebServerApplicationContext ahead(MapPropertySource properties) {
        var context = new ServletWebServerApplicationContext();
        add(properties, context);
        @SuppressWarnings("unchecked")
        var wired =
                (ApplicationContextInitializer<ServletWebServerApplicationContext>)
                        BeanUtils.instantiateClass(ClassUtils.resolveClassName(AHEAD, CLASSES));
        wired.initialize(context);
        return context;
    }

    static ServletWebServerApplicationContext byAnnotations(MapPropertySource properties) {
        var context = new AnnotationConfigServletWebServerApplicationContext();
        add(properties, context);
        context.register(ClinicApplication.class);
        return context;
    }

    private static void add(
            MapPropertySource properties, ServletWebServerApplicationContext context) {
        var environment = context.getEnvironment();
        environment.getPropertySources().addLast(properties);
        ConfigurationPropertySources.attach(environment);
    }

    /**
     * Writes the wiring as classes; a step of the build.
     *
     * @param args the folder of the classes, and one for the sources of what is written
     */
    public static void main(String[] args) throws IOException {
        var classes = Path.of(args[0]);
        var sources = Path.of(args[1]);
        FileSystemUtils.deleteRecursively(sources);
        var files =
                new FileSystemGeneratedFiles(kind ->
                        switch (kind) {
                            case SOURCE -> sources;
                            case CLASS -> classes;
                            // Of use to a native image only.
                            case RESOURCE -> sources.resolveSibling("unused");
                        });
        var written =
                new DefaultGenerationContext(
                        new ClassNameGenerator(ClassName.get(ClinicApplication.class)), files);
        new ApplicationContextAotGenerator()
                .processAheadOfTime(
                        byAnnotations(
                                Clinic.properties(new ClinicSettings(0, "127.0.0.1", false, true))),
                        written);
        written.writeGeneratedContent();
        compile(sources, classes);
    }

    private static void compile(Path sources, Path classes) throws IOException {
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(null, Locale.ROOT, null);
                Stream<Path> found = Files.walk(sources)) {
            var java = found.filter(file -> file.toString().endsWith(".java")).toList();
            var options =
                    List.of(
                            "-nowarn",
                            "-proc:none",
                            "-parameters",
                            "-d",
                            classes.toString(),
                            "-cp",
                            System.getProperty("java.class.path"));
            var done =
                    compiler.getTask(
                                    null,
                                    files,
                                    null,
                                    options,
                                    null,
                                    files.getJavaFileObjectsFromPaths(java))
                            .call();
            if (!done) {
                throw new UncheckedIOException(new IOException("the wiring does not compile"));
            }
        }
    }
}
