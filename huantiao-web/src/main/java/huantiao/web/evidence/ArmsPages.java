package huantiao.web.evidence;

import huantiao.access.Deed;
import huantiao.web.Pages;
import huantiao.web.access.Needs;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;

/** The needled arms by STRICTA, as a page and as a file. */
@Controller
class ArmsPages {

    private final Pages pages;
    private final Supplier<Made> made;

    private record Made(ArmsPage page, String file) {}

    ArmsPages(Pages pages, CurrentReview current, ArmsFile arms) {
        this.pages = pages;
        this.made =
                current.each(state -> {
                    var file = new String(arms.of(state), StandardCharsets.UTF_8);
                    return new Made(ArmsPage.of(state, ReviewDocuments.sha256(file)), file);
                });
    }

    @GetMapping("/evidence/arms")
    @Needs(Deed.READ_PUBLIC)
    View arms() {
        return pages.show("evidence/arms", made.get().page());
    }

    @GetMapping("/evidence/arms.csv")
    @Needs(Deed.READ_PUBLIC)
    ResponseEntity<byte[]> csv() {
        var now = made.get();
        return ReviewPages.file(
                ReviewPages.CSV,
                "arms.csv",
                now.page().sha256(),
                now.file().getBytes(StandardCharsets.UTF_8));
    }
}
