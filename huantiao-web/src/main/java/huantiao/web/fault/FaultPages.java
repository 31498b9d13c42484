package huantiao.web.fault;

import huantiao.access.Deed;
import huantiao.web.access.Needs;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Answers what went wrong before a handler was found. */
@Controller
class FaultPages implements ErrorController {

    private final Faults faults;

    FaultPages(Faults faults) {
        this.faults = faults;
    }

    @RequestMapping("/error")
    @Needs(Deed.READ_PUBLIC)
    void error(HttpServletRequest request, HttpServletResponse response) {
        var status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        faults.answer(
                request,
                response,
                Fault.of(
                        status instanceof Integer code
                                ? Fault.Kind.of(code)
                                : Fault.Kind.NOT_FOUND));
    }
}
