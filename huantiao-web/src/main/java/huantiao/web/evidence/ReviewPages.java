package huantiao.web.evidence;

import huantiao.access.Deed;
import huantiao.base.Problem;
import huantiao.base.Result;
import huantiao.evidence.EvidenceBase;
import huantiao.evidence.OneMoreTrial;
import huantiao.evidence.Review;
import huantiao.web.Pages;
import huantiao.web.access.Needs;
import huantiao.web.evidence.ReviewDocuments.Document;
import huantiao.web.form.Form;
import huantiao.web.form.Sent;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.View;

/** Each question of the review as a page, as JSON and as a figure; and the trials behind it. */
@Controller
class ReviewPages {

    static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);
    private static final MediaType SVG = new MediaType("image", "svg+xml", StandardCharsets.UTF_8);

    /** People in each arm of the trial that is shown before somebody asks for another. */
    private static final int USUAL_TRIAL = 100;

    private final Pages pages;
    private final Supplier<Book> book;
    private final EvidenceBase shipped;
    private final DecisionFiles decisions;
    private final Png png;

    /** A review with its documents and files, which are written when somebody asks. */
    private record Book(
            CurrentReview.State state,
            Supplier<ReviewDocuments> documents,
            Supplier<Trials> trials,
            Map<String, byte[]> figures) {
        Review review() {
            return state.review();
        }
    }

    /** The trials of a review as a file. */
    @SuppressWarnings("ArrayRecordComponent") // written once, never compared
    private record Trials(String name, byte[] bytes, String sha256) {}

    ReviewPages(
            Pages pages,
            CurrentReview current,
            TrialsFile trials,
            DecisionFiles decisions,
            Png png) {
        this.pages = pages;
        this.book = current.each(state -> book(state, trials));
        this.shipped = current.shipped();
        this.decisions = decisions;
        this.png = png;
    }

    private static Book book(CurrentReview.State state, TrialsFile trials) {
        Supplier<Trials> file =
                SingletonSupplier.of(() -> {
                    byte[] bytes = trials.of(state);
                    return new Trials(
                            state.edition()
                                    .map(one -> "trials-version-%d.csv".formatted(one.number()))
                                    .orElse("trials.csv"),
                            bytes,
                            ReviewDocuments.sha256(bytes));
                });
        return new Book(
                state,
                SingletonSupplier.of(() -> new ReviewDocuments(state, file.get().sha256())),
                file,
                new ConcurrentHashMap<>());
    }

    @GetMapping("/evidence/{id}")
    @Needs(Deed.READ_PUBLIC)
    View question(@PathVariable String id) {
        return pages.show("evidence/question", page(id));
    }

    @GetMapping("/evidence/{id}/answer.json")
    @Needs(Deed.READ_PUBLIC)
    ResponseEntity<byte[]> answer(@PathVariable String id) {
        return json(book.get().documents().get().find(id).orElseThrow(ReviewPages::notFound));
    }

    /** What one more trial of a size would change. */
    @GetMapping("/evidence/{id}/new-trial")
    @Needs(Deed.READ_PUBLIC)
    View newTrial(@PathVariable String id, HttpServletRequest request) {
        var sent = Sent.of(request.getParameterMap());
        var asked = book.get().review().find(id).orElseThrow(ReviewPages::notFound);
        var typed = sent.has("people") ? sent : sent.with("people", String.valueOf(USUAL_TRIAL));
        var answer = oneMore(asked, typed);
        var problems = answer.fold(_ -> List.<Problem>of(), all -> all);
        return pages.show(
                "evidence/newtrial",
                new NewTrialPage(
                        asked, answer, new Form(typed, problems, pages.shell(request).words())),
                problems.stream().allMatch(problem -> problem.where().equals("question"))
                        ? HttpStatus.OK
                        : HttpStatus.UNPROCESSABLE_CONTENT);
    }

    @GetMapping("/evidence/{id}/new-trial.json")
    @Needs(Deed.READ_PUBLIC)
    ResponseEntity<byte[]> newTrialAsJson(@PathVariable String id, HttpServletRequest request) {
        var now = book.get();
        var asked = now.review().find(id).orElseThrow(ReviewPages::notFound);
        return switch (oneMore(asked, Sent.of(request.getParameterMap()))) {
            case Result.Ok<OneMoreTrial, List<Problem>>(var one) ->
                    json(now.documents().get().newTrial(asked.id(), one));
            case Result.Refused<OneMoreTrial, List<Problem>>(var problems) -> refused(problems);
        };
    }

    /** Which results would change the answer, for use elsewhere. */
    @GetMapping("/evidence/{id}/new-trial.svg")
    @Needs(Deed.READ_PUBLIC)
    ResponseEntity<byte[]> newTrialAsPlot(@PathVariable String id, HttpServletRequest request) {
        return newTrialFigure(
                id, request, SVG, "svg", plot -> plot.getBytes(StandardCharsets.UTF_8));
    }

    /** The same as pixels; sizes are without end, so none is kept. */
    @GetMapping("/evidence/{id}/new-trial.png")
    @Needs(Deed.READ_PUBLIC)
    ResponseEntity<byte[]> newTrialAsPixels(@PathVariable String id, HttpServletRequest request) {
        return newTrialFigure(id, request, MediaType.IMAGE_PNG, "png", png::of);
    }

    private ResponseEntity<byte[]> newTrialFigure(
            String id,
            HttpServletRequest request,
            MediaType type,
            String ending,
            Function<String, byte[]> draw) {
        var asked = book.get().review().find(id).orElseThrow(ReviewPages::notFound);
        var sent = Sent.of(request.getParameterMap());
        var answer = oneMore(asked, sent);
        return switch (answer) {
            case Result.Ok<OneMoreTrial, List<Problem>>(var one) -> {
                var form = new Form(sent, List.of(), pages.shell(request).words());
                var drawn = draw.apply(new NewTrialPage(asked, answer, form).plot(one));
                yield file(
                        type,
                        "%s-new-trial-%d.%s".formatted(id, one.perArm(), ending),
                        ReviewDocuments.sha256(drawn),
                        drawn);
            }
            case Result.Refused<OneMoreTrial, List<Problem>>(var problems) -> refused(problems);
        };
    }

    private static ResponseEntity<byte[]> refused(List<Problem> problems) {
        return ResponseEntity.status(HttpStatus.UNPROCESSABLE_CONTENT)
                .contentType(MediaType.TEXT_PLAIN)
                .body(
                        problems.stream()
                                .map(Problem::toString)
                                .collect(Collectors.joining("\n", "", "\n"))
                                .getBytes(StandardCharsets.UTF_8));
    }

    private static Result<OneMoreTrial, List<Problem>> oneMore(Review.Asked asked, Sent sent) {
        var people = sent.text("people");
        var important = sent.text("important").replace(',', '.');
        return OneMoreTrial.of(
                asked,
                people.matches("\\d{1,9}")
                        ? OptionalInt.of(Integer.parseInt(people))
                        : OptionalInt.empty(),
                important.isEmpty()
                        ? OptionalDouble.empty()
                        : OptionalDouble.of(
                                important.matches("\\d{1,9}(\\.\\d{1,9})?")
                                        ? Double.parseDouble(important)
                                        : Double.NaN));
    }

    /** The forest plot, for use elsewhere. */
    @GetMapping("/evidence/{id}/plot.svg")
    @Needs(Deed.READ_PUBLIC)
    ResponseEntity<byte[]> plot(@PathVariable String id, HttpServletRequest request) {
        String plot =
                page(id).plot(pages.shell(request).words()).orElseThrow(ReviewPages::notFound);
        return file(
                SVG,
                id + ".svg",
                ReviewDocuments.sha256(plot),
                plot.getBytes(StandardCharsets.UTF_8));
    }

    /** The same as pixels, drawn once for each version of the review. */
    @GetMapping("/evidence/{id}/plot.png")
    @Needs(Deed.READ_PUBLIC)
    ResponseEntity<byte[]> pixels(@PathVariable String id, HttpServletRequest request) {
        var now = book.get();
        String plot =
                page(id).plot(pages.shell(request).words()).orElseThrow(ReviewPages::notFound);
        byte[] drawn = now.figures().computeIfAbsent(plot, png::of);
        return file(MediaType.IMAGE_PNG, id + ".png", ReviewDocuments.sha256(drawn), drawn);
    }

    /** How the review is made. */
    @GetMapping("/evidence/method")
    @Needs(Deed.READ_PUBLIC)
    View method() {
        return pages.show("evidence/method", methodPage());
    }

    /** The flow of records and trials, for use elsewhere. */
    @GetMapping("/evidence/flow.svg")
    @Needs(Deed.READ_PUBLIC)
    ResponseEntity<byte[]> flow(HttpServletRequest request) {
        String drawing = flowDrawing(request);
        return file(
                SVG,
                "flow.svg",
                ReviewDocuments.sha256(drawing),
                drawing.getBytes(StandardCharsets.UTF_8));
    }

    /** The same as pixels, drawn once for each version of the review. */
    @GetMapping("/evidence/flow.png")
    @Needs(Deed.READ_PUBLIC)
    ResponseEntity<byte[]> flowAsPixels(HttpServletRequest request) {
        byte[] drawn = book.get().figures().computeIfAbsent(flowDrawing(request), png::of);
        return file(MediaType.IMAGE_PNG, "flow.png", ReviewDocuments.sha256(drawn), drawn);
    }

    private String flowDrawing(HttpServletRequest request) {
        return methodPage()
                .drawn(pages.shell(request).words())
                .map(FlowPage::drawing)
                .orElseThrow(ReviewPages::notFound);
    }

    private MethodPage methodPage() {
        var now = book.get();
        var index = now.documents().get().index();
        return MethodPage.of(now.state(), shipped, index.citation(), index.sha256());
    }

    @GetMapping("/evidence/review.json")
    @Needs(Deed.READ_PUBLIC)
    ResponseEntity<byte[]> index() {
        return json(book.get().documents().get().index());
    }

    @GetMapping("/evidence/trials.csv")
    @Needs(Deed.READ_PUBLIC)
    ResponseEntity<byte[]> trials() {
        var trials = book.get().trials().get();
        return file(CSV, trials.name(), trials.sha256(), trials.bytes());
    }

    @GetMapping("/evidence/corrections.csv")
    @Needs(Deed.READ_PUBLIC)
    ResponseEntity<byte[]> corrections() {
        return decided("corrections.csv", decisions.corrections());
    }

    @GetMapping("/evidence/risk-of-bias.csv")
    @Needs(Deed.READ_PUBLIC)
    ResponseEntity<byte[]> riskOfBias() {
        return decided("risk-of-bias.csv", decisions.riskOfBias());
    }

    private static ResponseEntity<byte[]> decided(String name, byte[] bytes) {
        return file(CSV, name, ReviewDocuments.sha256(bytes), bytes);
    }

    private QuestionPage page(String id) {
        Book now = book.get();
        Review.Asked asked = now.review().find(id).orElseThrow(ReviewPages::notFound);
        return QuestionPage.of(
                asked,
                now.state().base(),
                now.documents().get().find(id).orElseThrow(ReviewPages::notFound));
    }

    private static ResponseEntity<byte[]> json(Document document) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .eTag(document.sha256())
                .body(document.bytes());
    }

    static ResponseEntity<byte[]> file(MediaType type, String name, String sha256, byte[] bytes) {
        return ResponseEntity.ok()
                .contentType(type)
                .eTag(sha256)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
                .body(bytes);
    }

    private static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
