package huantiao.app.look;

import static java.util.Map.entry;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import gg.jte.Content;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.TemplateOutput;
import gg.jte.output.StringOutput;
import huantiao.access.Actor;
import huantiao.access.Role;
import huantiao.base.ClinicId;
import huantiao.base.Problem;
import huantiao.base.Source;
import huantiao.base.UserId;
import huantiao.body.Feeling;
import huantiao.body.Mark;
import huantiao.body.Region;
import huantiao.body.Side;
import huantiao.people.Profession;
import huantiao.web.Assets;
import huantiao.web.Callout;
import huantiao.web.Icon;
import huantiao.web.Shell;
import huantiao.web.Words;
import huantiao.web.body.ChartPoint;
import huantiao.web.body.View;
import huantiao.web.form.Field;
import huantiao.web.form.Form;
import huantiao.web.form.Option;
import huantiao.web.form.Sent;
import huantiao.web.form.Steps;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.GZIPOutputStream;
import org.springframework.context.support.ResourceBundleMessageSource;

/**
 * Serves every part on a few pages, under the strict content security policy, without a database:
 * what design tests visit and {@link Look} photographs.
 */
final class Gallery implements AutoCloseable {

    private static final String POLICY =
            "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self';"
                    + " img-src 'self'; form-action 'self'; base-uri 'none'";

    private final TemplateEngine engine =
            TemplateEngine.createPrecompiled(
                    null, ContentType.Html, null, "huantiao.web.templates");
    private final Assets assets = Assets.read();
    private final Words words = words();
    private final HttpServer server;

    /** What the pages posted as drafts, in the order in which it came. */
    final List<String> drafts = new CopyOnWriteArrayList<>();

    /** What the next drafts are answered with. */
    volatile int draftStatus = 204;

    private Gallery() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    static Gallery open() {
        try {
            return new Gallery();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().getPath();
            if (path.startsWith("/assets/")) {
                var asset = assets.named(path.substring("/assets/".length())).orElseThrow();
                exchange.getResponseHeaders().add("Content-Type", asset.type());
                exchange.getResponseHeaders().add("Content-Encoding", "gzip");
                send(exchange, 200, asset.zipped());
            } else if (path.equals("/draft")) {
                var body = exchange.getRequestBody().readAllBytes();
                if (draftStatus == 204) {
                    drafts.add(new String(body, StandardCharsets.UTF_8));
                }
                exchange.sendResponseHeaders(draftStatus, -1);
            } else {
                exchange.getResponseHeaders().add("Content-Type", "text/html;charset=UTF-8");
                exchange.getResponseHeaders().add("Content-Security-Policy", POLICY);
                exchange.getResponseHeaders().add("Content-Encoding", "gzip");
                send(exchange, 200, zipped(page(path)));
            }
        }
    }

    /** As the program sends its pages. */
    private static byte[] zipped(String page) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(bytes)) {
            zip.write(page.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    private String page(String path) {
        return switch (path) {
            case "/form" -> layout(visitor(path), "A form", "narrow", form(visitor(path)));
            case "/chart" -> layout(visitor(path), "Where is it?", "wide", chart(visitor(path)));
            case "/article" ->
                    layout(visitor(path), "An article", "article", article(visitor(path)));
            case "/people" -> layout(member(path), "People", "page", clinic(member(path)));
            default -> throw new IllegalArgumentException("no page at " + path);
        };
    }

    private Content form(Shell shell) {
        var problem =
                new Problem("age", "HT-0001", "The age is not a number.", "Write it in years.");
        var form = new Form(Sent.nothing().with("age", "forty"), List.of(problem), words);
        return output -> {
            part(
                    output,
                    "steps",
                    entry("shell", shell),
                    entry("steps", new Steps(List.of("You", "Your pain", "Safety", "Done"), 1)));
            output.writeContent("<h1>Before your first visit</h1>");
            part(output, "problems", entry("shell", shell), entry("form", form));
            output.writeContent(
                    "<form class=\"form\" action=\"/form\" method=\"post\" data-draft-url=\"/draft\">");
            part(output, "csrf", entry("shell", shell));
            part(
                    output,
                    "text",
                    entry("shell", shell),
                    entry(
                            "field",
                            form.field("name", "What should we call you?")
                                    .withHint("As you like to be called.")),
                    entry("autocomplete", "name"));
            part(
                    output,
                    "number",
                    entry("shell", shell),
                    entry("field", form.field("age", "How old are you?")),
                    entry("unit", "years"));
            part(
                    output,
                    "date",
                    entry("shell", shell),
                    entry("field", form.field("since", "Since when do you have it?").asOptional()));
            part(
                    output,
                    "select",
                    entry("shell", shell),
                    entry(
                            "choices",
                            form.choices(
                                    "work",
                                    "Your work is mostly",
                                    options("Sitting", "Standing", "Lifting"))));
            part(
                    output,
                    "choice",
                    entry("shell", shell),
                    entry(
                            "choices",
                            form.yesNoUnknown("below_knee", "Does the pain go below the knee?")));
            part(
                    output,
                    "choice",
                    entry("shell", shell),
                    entry("arrange", "stacked"),
                    entry(
                            "choices",
                            form.choices(
                                    "worst",
                                    "When is it worst?",
                                    List.of(
                                            new Option("sit", "Sitting", "At a desk, in a car"),
                                            new Option("stand", "Standing", "In a queue"),
                                            Option.of("night", "At night")))));
            part(
                    output,
                    "checks",
                    entry("shell", shell),
                    entry(
                            "choices",
                            form.choices(
                                            "feel",
                                            "What do you feel?",
                                            options(
                                                    "Pain",
                                                    "Weakness",
                                                    "Numbness",
                                                    "Tingling",
                                                    "Burning"))
                                    .withChosen("Pain")));
            part(
                    output,
                    "rating",
                    entry("shell", shell),
                    entry("field", form.field("leg", "How strong is your leg pain now?")),
                    entry("from", "no pain"),
                    entry("to", "worst imaginable"));
            part(
                    output,
                    "area",
                    entry("shell", shell),
                    entry("field", form.field("story", "Tell us in your own words").asOptional()));
            output.writeContent("<div class=\"actions\">");
            part(
                    output,
                    "button",
                    entry("label", "Go on"),
                    entry("kind", "primary"),
                    entry("icon", Icon.NEXT));
            part(
                    output,
                    "button",
                    entry("label", "Later"),
                    entry("kind", "quiet"),
                    entry("name", "later"),
                    entry("value", "yes"));
            part(output, "saved", entry("shell", shell));
            output.writeContent("</div></form>");
        };
    }

    private Content chart(Shell shell) {
        return output -> {
            output.writeContent(
                    "<h1>Where is it?</h1><form class=\"form\" action=\"/chart\" method=\"post\">");
            part(
                    output,
                    "bodychart",
                    entry("shell", shell),
                    entry(
                            "marked",
                            Set.of(
                                    "buttock-right-pain",
                                    "thigh_back-right-burning",
                                    "calf-right-tingling",
                                    "sole-right-numbness",
                                    "foot_top-right-weakness")));
            output.writeContent("</form><h2>As it was charted</h2>");
            part(
                    output,
                    "bodymarks",
                    entry("shell", shell),
                    entry("nerve", true),
                    entry(
                            "marks",
                            List.of(
                                    new Mark(Region.BUTTOCK, Side.RIGHT, Feeling.PAIN),
                                    new Mark(Region.THIGH_BACK, Side.RIGHT, Feeling.BURNING),
                                    new Mark(Region.CALF, Side.RIGHT, Feeling.NUMBNESS),
                                    new Mark(Region.TOES, Side.RIGHT, Feeling.TINGLING))),
                    entry(
                            "points",
                            List.of(
                                    new ChartPoint("GB30", View.BACK, 0.651, 0.487),
                                    new ChartPoint("BL40", View.BACK, 0.6, 0.747),
                                    new ChartPoint("BL57", View.BACK, 0.597, 0.853))));
        };
    }

    private Content article(Shell shell) {
        var source =
                new Source(
                        "S-X",
                        "An invented source, for the look of it. 2020",
                        "https://doi.org/10.1000/182",
                        "abstract");
        return output -> {
            output.writeContent(
                    "<h1>Can acupuncture help with sciatica?</h1><p class=\"lead\">A lead says in one breath what the page says at length, so that nobody has to read on to know it.</p>");
            for (var kind : Callout.values()) {
                part(
                        output,
                        "callout",
                        entry("shell", shell),
                        entry("kind", kind),
                        entry(
                                "content",
                                (Content)
                                        inner ->
                                                inner.writeContent(
                                                        "<p>A callout says one thing that must be seen, in a sentence or two.</p>")));
            }
            output.writeContent(
                    "<h2>A second heading</h2><p>Text with a <a href=\"/form\">link</a> and a list.</p><ul><li>One</li><li>Two</li></ul>");
            part(output, "citation", entry("shell", shell), entry("source", source));
            part(
                    output,
                    "more",
                    entry("label", "How this was computed"),
                    entry("content", (Content) inner -> inner.writeContent("<p>Behind it.</p>")));
            output.writeContent("<div class=\"actions\">");
            part(
                    output,
                    "link",
                    entry("label", "Check your symptoms"),
                    entry("href", "/form"),
                    entry("kind", "primary"),
                    entry("large", true));
            part(output, "link", entry("label", "See the evidence"), entry("href", "/article"));
            output.writeContent("</div>");
        };
    }

    private Content clinic(Shell shell) {
        return output -> {
            output.writeContent("<div class=\"spread\"><h1>Today</h1>");
            part(
                    output,
                    "link",
                    entry("label", "New person"),
                    entry("href", "/people"),
                    entry("kind", "primary"),
                    entry("icon", Icon.PLUS));
            output.writeContent("</div><div class=\"grid\">");
            for (var name : List.of("Mei", "Tomas", "Amara")) {
                output.writeContent(
                        "<a class=\"card\" href=\"/people\"><h2>"
                                + name
                                + "</h2><dl class=\"facts\"><dt>Visit</dt><dd>4 of 8</dd><dt>Leg pain</dt><dd>6 to 4 ");
                part(output, "badge", entry("label", "within noise"), entry("icon", Icon.LEVEL));
                output.writeContent("</dd></dl></a>");
            }
            output.writeContent("</div>");
            part(
                    output,
                    "number",
                    entry("shell", shell),
                    entry("field", Field.of("retention", "Needles stay").withValue("20")));
            part(
                    output,
                    "number",
                    entry("shell", shell),
                    entry("field", Field.of("needles_in", "Needles in").withValue("8")));
            part(
                    output,
                    "timer",
                    entry("shell", shell),
                    entry("at", Field.of("in_at", "Needles in at")),
                    entry("minutes", "f-retention"),
                    entry("in", "f-needles_in"),
                    entry("out", "f-needles_out"),
                    entry("label", "Needle retention"),
                    entry(
                            "start",
                            (Content)
                                    inner ->
                                            inner.writeContent("Needles are in: start the clock")));
            part(
                    output,
                    "number",
                    entry("shell", shell),
                    entry("field", Field.of("needles_out", "Needles out")));
            output.writeContent("<h2>Visits</h2>");
            part(
                    output,
                    "scroll",
                    entry("label", "Visits"),
                    entry(
                            "content",
                            (Content)
                                    inner -> {
                                        inner.writeContent(
                                                "<table class=\"table\"><caption>Leg pain, 0 to 10</caption><thead><tr><th scope=\"col\">Visit</th><th scope=\"col\">Points</th><th scope=\"col\" class=\"number\">Leg pain</th><th scope=\"col\">Course</th></tr></thead><tbody>");
                                        for (int visit = 1; visit <= 4; visit++) {
                                            inner.writeContent(
                                                    "<tr><th scope=\"row\">"
                                                            + visit
                                                            + "</th><td>GB30, BL40, BL57</td><td class=\"number\">"
                                                            + (8 - visit)
                                                            + "</td><td>");
                                            part(
                                                    inner,
                                                    "badge",
                                                    entry(
                                                            "label",
                                                            visit == 4 ? "better" : "too early"),
                                                    entry("kind", visit == 4 ? "better" : "plain"),
                                                    entry(
                                                            "icon",
                                                            visit == 4 ? Icon.DOWN : Icon.LEVEL));
                                            inner.writeContent("</td></tr>");
                                        }
                                        inner.writeContent("</tbody></table>");
                                    }));
            output.writeContent(
                    "<h2>Story</h2><ol class=\"timeline\"><li><span class=\"timeline-when\">3 March</span>First visit</li><li data-kind=\"alarm\"><span class=\"timeline-when\">10 March</span>Red flag answered</li><li><span class=\"timeline-when\">17 March</span>Second visit</li></ol>");
            part(
                    output,
                    "empty",
                    entry("title", "Nobody is waiting"),
                    entry("icon", Icon.PEOPLE),
                    entry("words", "People appear here when they have a visit today."));
        };
    }

    private static List<Option> options(String... labels) {
        var options = new ArrayList<Option>();
        for (var label : labels) {
            options.add(Option.of(label, label));
        }
        return options;
    }

    private String layout(Shell shell, String title, String width, Content content) {
        var output = new StringOutput();
        engine.render(
                "layout.jte",
                Map.of("shell", shell, "title", title, "width", width, "content", content),
                output);
        return output.toString();
    }

    @SafeVarargs
    private void part(TemplateOutput output, String name, Map.Entry<String, Object>... parameters) {
        var map = new LinkedHashMap<String, Object>();
        for (var parameter : parameters) {
            map.put(parameter.getKey(), parameter.getValue());
        }
        var inner = new StringOutput();
        engine.render("parts/" + name + ".jte", new HashMap<>(map), inner);
        output.writeContent(inner.toString());
    }

    private Shell visitor(String path) {
        return new Shell(
                words,
                new Actor.Visitor(),
                "_csrf",
                "token",
                path,
                ZoneOffset.UTC,
                assets,
                List::of,
                () -> "");
    }

    private Shell member(String path) {
        var id = "00000000-0000-4000-8000-000000000001";
        var owner =
                new Actor.Member(
                        UserId.of(id),
                        ClinicId.of(id),
                        "Lin Hale",
                        Profession.ACUPUNCTURIST,
                        Set.of(Role.OWNER, Role.PRACTITIONER));
        return new Shell(
                words, owner, "_csrf", "token", path, ZoneOffset.UTC, assets, List::of, () -> "");
    }

    private static Words words() {
        var source = new ResourceBundleMessageSource();
        source.setBasenames("messages/product", "messages/shell", "messages/body");
        source.setDefaultEncoding("UTF-8");
        source.setFallbackToSystemLocale(false);
        return new Words(source, Locale.ENGLISH);
    }
}
