package huantiao.app.door;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/** The entrant as Spring Security carries it. It has no authorities: permits are asked for. */
@SuppressWarnings("serial") // sessions are kept in memory and never written
final class EntrantToken extends AbstractAuthenticationToken {

    private final Entrant entrant;

    EntrantToken(Entrant entrant) {
        super(List.of());
        this.entrant = entrant;
        setAuthenticated(true);
    }

    Entrant entrant() {
        return entrant;
    }

    @Override
    public Object getCredentials() {
        return "";
    }

    @Override
    public Object getPrincipal() {
        return entrant;
    }

    @Override
    public String getName() {
        return switch (entrant) {
            case Entrant.Member member -> member.user().toString();
            case Entrant.Guest _ -> "guest";
        };
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof EntrantToken that && entrant.equals(that.entrant);
    }

    @Override
    public int hashCode() {
        return entrant.hashCode();
    }
}
