package huantiao.web.evidence;

import huantiao.access.Deed;
import huantiao.web.Pages;
import huantiao.web.access.Needs;
import java.util.function.Supplier;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;

/** The needled arms by STRICTA, as a page and as a file. */
@Controller
class ArmsPages {

    private final Pages pages;
    private final byte[] file;
    private final String sha256;
    private final Supplier<ArmsPage> made;

    ArmsPages(Pages pages, CurrentReview current, ArmsFile arms) {
        this.pages = pages;
        this.file = arms.bytes();
        this.sha256 = ReviewDocuments.sha256(file);
        this.made = current.each(state -> ArmsPage.of(state, sha256));
    }

    @GetMapping("/evidence/arms")
    @Needs(Deed.READ_PUBLIC)
    View arms() {
        return pages.show("evidence/arms", made.get());
    }

    @GetMapping("/evidence/arms.csv")
    @Needs(Deed.READ_PUBLIC)
    ResponseEntity<byte[]> csv() {
        return ReviewPages.file(ReviewPages.CSV, "arms.csv", sha256, file);
    }
}
