package huantiao.app.door;

import huantiao.access.Account;
import huantiao.access.Accounts;
import huantiao.access.Actor;
import huantiao.access.Deed;
import huantiao.access.Passkeys;
import huantiao.access.PasswordRule;
import huantiao.access.Permit;
import huantiao.base.Problem;
import huantiao.base.Result;
import huantiao.web.Pages;
import huantiao.web.access.KeysPage;
import huantiao.web.access.Needs;
import huantiao.web.fault.Fault;
import huantiao.web.fault.Faults;
import huantiao.web.form.Form;
import huantiao.web.form.Sent;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.View;

/** A member's own password and passkeys. */
@Controller
class KeysPages {

    private static final String SAVED = "/keys?saved=password";

    private final Pages pages;
    private final Faults faults;
    private final Accounts accounts;
    private final Passkeys passkeys;
    private final PasskeyDesk desk;
    private final SignIn signIn;
    private final Secrets secrets;
    private final Entry entry;
    private final DoorSettings settings;

    KeysPages(
            Pages pages,
            Faults faults,
            Accounts accounts,
            Passkeys passkeys,
            PasskeyDesk desk,
            SignIn signIn,
            Secrets secrets,
            Entry entry,
            DoorSettings settings) {
        this.pages = pages;
        this.faults = faults;
        this.accounts = accounts;
        this.passkeys = passkeys;
        this.desk = desk;
        this.signIn = signIn;
        this.secrets = secrets;
        this.entry = entry;
        this.settings = settings;
    }

    @GetMapping("/keys")
    @Needs(Deed.MANAGE_OWN_KEYS)
    View keys(
            Permit permit,
            HttpServletRequest request,
            @RequestParam(name = "saved", defaultValue = "") String saved) {
        return page(permit, request, List.of(), !saved.isEmpty());
    }

    @PostMapping("/keys/password")
    @Needs(Deed.MANAGE_OWN_KEYS)
    @Nullable View password(
            Permit permit,
            HttpServletRequest request,
            HttpServletResponse response,
            @RequestParam(name = "old", defaultValue = "") String old,
            @RequestParam(name = "new", defaultValue = "") String wanted,
            @RequestParam(name = "again", defaultValue = "") String again) {
        synchronized (Entry.stay(request)) {
            return choose(permit, request, response, old, wanted, again);
        }
    }

    private @Nullable View choose(
            Permit permit,
            HttpServletRequest request,
            HttpServletResponse response,
            String old,
            String wanted,
            String again) {
        var account = holder(permit);
        var known = signIn.isPasswordOf(account, old, Addresses.of(request));
        if (known instanceof Result.Refused<Boolean, SignIn.Refusal.Wait>(var wait)) {
            faults.answer(request, response, Fault.tooOften(wait.time()));
            return null;
        }
        if (!known.orElseThrow()
                && wanted.equals(again)
                && isPressedTwice(account, wanted, request)) {
            return SignInPages.seeOther(SAVED);
        }
        var problems = new ArrayList<Problem>();
        if (!known.orElseThrow()) {
            problems.add(new Problem("old", "HT-0362", "This is not your present password.", ""));
        }
        if (!wanted.equals(again)) {
            problems.add(
                    new Problem("again", "HT-0363", "The two new passwords are not the same.", ""));
        }
        if (wanted.equals(old)) {
            problems.add(
                    new Problem("new", "HT-0364", "The new password must be another one.", ""));
        }
        var checked = PasswordRule.check(wanted, account.handle());
        if (checked instanceof Result.Refused<String, PasswordRule.Refusal>(var why)) {
            problems.add(problem(why));
        }
        if (!problems.isEmpty()) {
            return page(permit, request, problems, false);
        }
        var hash = secrets.hash(checked.orElseThrow());
        accounts.changeOwnPassword(permit, hash);
        // Every other session of theirs ends with the old password; this one goes on. Its id is new
        // unless it was given for a password that works once, moments ago.
        var member = Entrant.Member.of(holder(permit));
        if (secrets.isOneTime(account.passwordHash())) {
            entry.goOn(request, response, member);
            return SignInPages.seeOther(SignInPages.START);
        }
        entry.begin(request, response, member);
        return SignInPages.seeOther(SAVED);
    }

    /** The form came a second time: what it asks for is so already. */
    private boolean isPressedTwice(Account account, String wanted, HttpServletRequest request) {
        return signIn.isPasswordOf(account, wanted, Addresses.of(request))
                .fold(same -> same, _ -> false);
    }

    @PostMapping("/keys/passkeys/options")
    @Needs(Deed.MANAGE_OWN_KEYS)
    ResponseEntity<String> passkeyOptions(HttpServletRequest request) {
        return SignInPages.json(desk.askToAdd(request));
    }

    @PostMapping("/keys/passkeys")
    @Needs(Deed.MANAGE_OWN_KEYS)
    ResponseEntity<String> addPasskey(Permit permit, HttpServletRequest request)
            throws IOException {
        return desk.add(permit, request, request.getInputStream().readAllBytes())
                ? SignInPages.json(desk.write(Map.of("next", "/keys?saved=passkey")))
                : ResponseEntity.status(HttpStatus.UNPROCESSABLE_CONTENT).build();
    }

    @PostMapping("/keys/passkeys/{key}/removal")
    @Needs(Deed.MANAGE_OWN_KEYS)
    View removePasskey(Permit permit, @PathVariable String key) {
        if (!passkeys.remove(permit, key)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return SignInPages.seeOther("/keys?saved=passkey");
    }

    private View page(
            Permit permit, HttpServletRequest request, List<Problem> problems, boolean saved) {
        var account = holder(permit);
        return pages.show(
                "access/keys",
                new KeysPage(
                        new Form(Sent.nothing(), problems, pages.shell(request).words()),
                        account.handle(),
                        passkeys.of(account.user()),
                        secrets.isOneTime(account.passwordHash()),
                        settings.canHavePasskeys(),
                        saved),
                problems.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private Account holder(Permit permit) {
        return Optional.of(permit.actor())
                .filter(Actor.Member.class::isInstance)
                .map(Actor.Member.class::cast)
                .flatMap(member -> accounts.byId(member.user()))
                .orElseThrow(() -> new IllegalStateException("a member's own keys need a member"));
    }

    private static Problem problem(PasswordRule.Refusal why) {
        var what =
                switch (why) {
                    case TOO_SHORT -> "A password has at least 12 characters.";
                    case TOO_LONG -> "A password has at most 128 characters.";
                    case COMMON -> "This is one of the passwords that everybody tries first.";
                    case LIKE_YOUR_NAME -> "This is too close to your sign-in name.";
                };
        return new Problem("new", why.code(), what, "");
    }
}
