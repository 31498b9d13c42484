package huantiao.web.access;

import huantiao.access.Deed;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every address of ours with the deed it stands for. */
public final class Routes {

    /**
     * One address.
     *
     * @param method GET, POST, …
     * @param path as it is written on the handler, as <code>/people/{patient}</code>
     */
    public record Route(String method, String path, Deed deed) {}

    private static final String HEAD =
            """
            | method | address | deed | reaches | members | links |
            | --- | --- | --- | --- | --- | --- |
            """;

    private Routes() {}

    /**
     * Reads them from the handlers, ordered by path and method.
     *
     * @throws IllegalStateException naming every handler without {@link Needs}
     */
    public static List<Route> of(RequestMappingHandlerMapping handlers) {
        var routes = new ArrayList<Route>();
        var without = new ArrayList<String>();
        handlers.getHandlerMethods()
                .forEach((info, handler) -> {
                    if (!isOurs(handler)) {
                        return;
                    }
                    var needs = handler.getMethodAnnotation(Needs.class);
                    if (needs == null) {
                        without.add(handler.toString());
                        return;
                    }
                    addresses(info, needs.value()).forEach(routes::add);
                });
        if (!without.isEmpty()) {
            throw new IllegalStateException(
                    "addresses without a rule; put @Needs on %s".formatted(without));
        }
        routes.sort(Comparator.comparing(Route::path).thenComparing(Route::method));
        return List.copyOf(routes);
    }

    /** The table of {@code docs/access.md}: the same list, as Markdown. */
    public static String table(List<Route> routes) {
        return routes.stream()
                .map(route ->
                        "| %s | `%s` | %s | %s | %s | %s |\n"
                                .formatted(
                                        route.method(),
                                        route.path(),
                                        words(route.deed()),
                                        reach(route.deed()),
                                        names(route.deed().roles()),
                                        names(route.deed().links())))
                .collect(Collectors.joining("", HEAD, ""));
    }

    static boolean isOurs(HandlerMethod handler) {
        return handler.getBeanType().getName().startsWith("huantiao.");
    }

    private static Stream<Route> addresses(RequestMappingInfo info, Deed deed) {
        var methods = info.getMethodsCondition().getMethods();
        return info.getPatternValues().stream()
                .flatMap(path ->
                        methods.isEmpty()
                                ? Stream.of(new Route("any", path, deed))
                                : methods.stream()
                                        .map(RequestMethod::name)
                                        .map(name -> new Route(name, path, deed)));
    }

    private static String reach(Deed deed) {
        return switch (deed.reach()) {
            case ANYONE -> "nobody's data";
            case CLINIC -> "the own clinic";
            case PATIENT -> "one patient";
        };
    }

    private static String names(Set<? extends Enum<?>> allowed) {
        return allowed.isEmpty()
                ? ""
                : allowed.stream()
                        .sorted(Comparator.comparingInt(Enum::ordinal))
                        .map(Routes::words)
                        .collect(Collectors.joining(", "));
    }

    private static String words(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
