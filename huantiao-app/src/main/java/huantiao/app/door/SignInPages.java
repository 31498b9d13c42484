package huantiao.app.door;

import huantiao.access.Account;
import huantiao.access.Accounts;
import huantiao.access.Deed;
import huantiao.base.Problem;
import huantiao.base.Result;
import huantiao.web.InRoom;
import huantiao.web.Pages;
import huantiao.web.access.Needs;
import huantiao.web.access.OwnPath;
import huantiao.web.access.SignInPage;
import huantiao.web.fault.Fault;
import huantiao.web.fault.Faults;
import huantiao.web.form.Form;
import huantiao.web.form.Sent;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** In by password or passkey, and out. */
@Controller
class SignInPages {

    static final String START = "/today";

    private final Pages pages;
    private final Faults faults;
    private final Accounts accounts;
    private final SignIn signIn;
    private final PasskeyDesk passkeys;
    private final Entry entry;
    private final DoorSettings settings;

    SignInPages(
            Pages pages,
            Faults faults,
            Accounts accounts,
            SignIn signIn,
            PasskeyDesk passkeys,
            Entry entry,
            DoorSettings settings) {
        this.pages = pages;
        this.faults = faults;
        this.accounts = accounts;
        this.signIn = signIn;
        this.passkeys = passkeys;
        this.entry = entry;
        this.settings = settings;
    }

    @GetMapping("/sign-in")
    @Needs(Deed.SIGN_IN)
    View form(
            HttpServletRequest request,
            @RequestParam(name = "next", defaultValue = "") String next) {
        return form(request, Sent.nothing(), next, List.of(), HttpStatus.OK);
    }

    @PostMapping("/sign-in")
    @Needs(Deed.SIGN_IN)
    @Nullable View in(
            HttpServletRequest request,
            HttpServletResponse response,
            @RequestParam(name = "handle", defaultValue = "") String handle,
            @RequestParam(name = "password", defaultValue = "") String password,
            @RequestParam(name = "next", defaultValue = "") String next) {
        return switch (signIn.byPassword(handle, password, Addresses.of(request))) {
            case Result.Ok<Account, SignIn.Refusal>(var account) -> {
                entry.begin(request, response, Entrant.Member.of(account));
                yield seeOther(OwnPath.or(next, START));
            }
            case Result.Refused<Account, SignIn.Refusal>(SignIn.Refusal.Wrong _) ->
                    form(
                            request,
                            Sent.nothing().with("handle", handle.strip()),
                            next,
                            List.of(
                                    new Problem(
                                            SignInPage.REFUSED,
                                            "HT-0361",
                                            "Sign-in name or password is not right.",
                                            "Look at both; capital letters count in a password."
                                                    + " Then try again.")),
                            HttpStatus.UNPROCESSABLE_CONTENT);
            case Result.Refused<Account, SignIn.Refusal>(SignIn.Refusal.Wait(var time)) -> {
                faults.answer(request, response, Fault.tooOften(time));
                yield null;
            }
        };
    }

    @PostMapping("/sign-in/passkey/options")
    @Needs(Deed.SIGN_IN)
    ResponseEntity<String> passkeyOptions(HttpServletRequest request) {
        return json(passkeys.askToSignIn(request));
    }

    @PostMapping("/sign-in/passkey")
    @Needs(Deed.SIGN_IN)
    @Nullable ResponseEntity<String> passkey(
            HttpServletRequest request,
            HttpServletResponse response,
            @RequestParam(name = "next", defaultValue = "") String next)
            throws IOException {
        var address = Addresses.of(request);
        var wait = signIn.beginPasskey(address);
        if (wait.isPresent()) {
            faults.answer(request, response, Fault.tooOften(wait.get()));
            return null;
        }
        var account = passkeys.signIn(request, request.getInputStream().readAllBytes());
        if (account.isEmpty()) {
            signIn.passkeyFailed();
            return ResponseEntity.status(HttpStatus.UNPROCESSABLE_CONTENT).build();
        }
        signIn.byPasskey(account.get(), address);
        entry.begin(request, response, Entrant.Member.of(account.get()));
        return json(passkeys.write(Map.of("next", OwnPath.or(next, START))));
    }

    /**
     * Ends the stay. While needles are in, whoever it is that treats, it is asked first: the alarm
     * goes with the page that is signed in.
     */
    @PostMapping("/sign-out")
    @Needs(Deed.SIGN_IN)
    View out(
            HttpServletRequest request,
            @RequestParam(name = "sure", defaultValue = "") String sure) {
        if (!sure.equals("yes")) {
            var needled =
                    pages.shell(request).room().get().stream()
                            .filter(InRoom::hasNeedlesIn)
                            .toList();
            if (!needled.isEmpty()) {
                return pages.show("access/sign-out", needled);
            }
        }
        if (SecurityContextHolder.getContext().getAuthentication() instanceof EntrantToken token
                && token.entrant() instanceof Entrant.Member member) {
            accounts.byId(member.user()).ifPresent(signIn::out);
        }
        entry.end(request);
        request.removeAttribute(SessionActors.ACTOR);
        return seeOther("/sign-in");
    }

    private View form(
            HttpServletRequest request,
            Sent sent,
            String next,
            List<Problem> problems,
            HttpStatus status) {
        return pages.show(
                "access/sign-in",
                new SignInPage(
                        new Form(sent, problems, pages.shell(request).words()),
                        OwnPath.or(next, ""),
                        settings.canHavePasskeys()),
                status);
    }

    static ResponseEntity<String> json(String body) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .cacheControl(CacheControl.noStore())
                .body(body);
    }

    static View seeOther(String path) {
        var view = new RedirectView(path);
        view.setStatusCode(HttpStatus.SEE_OTHER);
        return view;
    }
}
