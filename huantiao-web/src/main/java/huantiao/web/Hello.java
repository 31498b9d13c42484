package huantiao.web;

import huantiao.access.Deed;
import huantiao.web.access.Needs;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;

@Controller
class Hello {
    private final Pages pages;

    Hello(Pages pages) {
        this.pages = pages;
    }

    @GetMapping("/hello")
    @Needs(Deed.READ_PUBLIC)
    View hello() {
        return pages.show("hello", "Hello");
    }
}
