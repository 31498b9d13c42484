package huantiao.web.evidence;

import huantiao.access.Deed;
import huantiao.evidence.EvidenceBase;
import huantiao.evidence.Review;
import huantiao.web.Pages;
import huantiao.web.access.Needs;
import huantiao.web.evidence.ReviewDocuments.Document;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
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

    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);
    private static final MediaType SVG = new MediaType("image", "svg+xml", StandardCharsets.UTF_8);

    private final Pages pages;
    private final Supplier<Book> book;
    private final TrialsFile trials;

    /** A review with its documents, which are written when somebody asks. */
    private record Book(EvidenceBase base, Review review, Supplier<ReviewDocuments> documents) {}

    ReviewPages(Pages pages, CurrentReview current, TrialsFile trials) {
        this.pages = pages;
        this.book =
                current.each(state ->
                        new Book(
                                state.base(),
                                state.review(),
                                SingletonSupplier.of(() -> new ReviewDocuments(state))));
        this.trials = trials;
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

    @GetMapping("/evidence/review.json")
    @Needs(Deed.READ_PUBLIC)
    ResponseEntity<byte[]> index() {
        return json(book.get().documents().get().index());
    }

    @GetMapping("/evidence/trials.csv")
    @Needs(Deed.READ_PUBLIC)
    ResponseEntity<byte[]> trials() {
        return file(CSV, "trials.csv", trials.sha256(), trials.bytes());
    }

    private QuestionPage page(String id) {
        Book now = book.get();
        Review.Asked asked = now.review().find(id).orElseThrow(ReviewPages::notFound);
        return QuestionPage.of(
                asked,
                now.base(),
                now.documents().get().find(id).orElseThrow(ReviewPages::notFound));
    }

    private static ResponseEntity<byte[]> json(Document document) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .eTag(document.sha256())
                .body(document.bytes());
    }

    private static ResponseEntity<byte[]> file(
            MediaType type, String name, String sha256, byte[] bytes) {
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
