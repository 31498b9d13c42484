package huantiao.app.door;

import huantiao.access.Account;
import huantiao.access.Accounts;
import huantiao.access.Actor;
import huantiao.web.fault.Fault;
import huantiao.web.fault.Faults;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Says who asks. The account is read anew for every request: who has left is out at once, and a
 * role taken away is gone. Ends a stay that is over.
 */
final class StayFilter extends OncePerRequestFilter {

    /** What somebody with a password that works once may still do. */
    private static final Set<String> WHILE_CHOOSING =
            Set.of("/keys", "/keys/password", "/sign-out");

    private final Accounts accounts;
    private final Secrets secrets;
    private final Entry entry;
    private final Faults faults;
    private final Clock clock;

    StayFilter(Accounts accounts, Secrets secrets, Entry entry, Faults faults, Clock clock) {
        this.accounts = accounts;
        this.secrets = secrets;
        this.entry = entry;
        this.faults = faults;
        this.clock = clock;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/assets/");
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (SecurityContextHolder.getContext().getAuthentication() instanceof EntrantToken token) {
            if (!goesOn(request)) {
                entry.end(request);
            } else {
                switch (token.entrant()) {
                    case Entrant.Guest(var link) ->
                            request.setAttribute(
                                    SessionActors.ACTOR,
                                    new Actor.Guest(
                                            link.whose().clinic(),
                                            link.whose().patient(),
                                            link.purpose()));
                    case Entrant.Member member -> {
                        var account = still(member).or(() -> stillAgain(request));
                        if (account.isEmpty()) {
                            entry.end(request);
                        } else if (mustChooseFirst(request, account)) {
                            askToChoose(request, response);
                            return;
                        } else {
                            request.setAttribute(SessionActors.ACTOR, account.get().member());
                        }
                    }
                }
            }
        }
        chain.doFilter(request, response);
    }

    private Optional<Account> still(Entrant.Member member) {
        return accounts.byId(member.user()).filter(member::isStill);
    }

    /** A password that is just being changed in this stay looks like another one's: look again. */
    private Optional<Account> stillAgain(HttpServletRequest request) {
        synchronized (Entry.stay(request)) {
            return entry.memberOf(request).flatMap(this::still);
        }
    }

    private boolean goesOn(HttpServletRequest request) {
        var session = request.getSession(false);
        return session != null
                && session.getAttribute(Stay.ATTRIBUTE) instanceof Stay stay
                && stay.goesOn(clock.instant());
    }

    private boolean mustChooseFirst(HttpServletRequest request, Optional<Account> account) {
        return account.filter(known -> secrets.isOneTime(known.passwordHash())).isPresent()
                && !WHILE_CHOOSING.contains(request.getRequestURI());
    }

    private void askToChoose(HttpServletRequest request, HttpServletResponse response) {
        if (request.getMethod().equals("GET")) {
            response.setStatus(HttpServletResponse.SC_SEE_OTHER);
            response.setHeader("Location", "/keys");
        } else {
            faults.answer(request, response, Fault.of(Fault.Kind.STALE_PAGE));
        }
    }
}
