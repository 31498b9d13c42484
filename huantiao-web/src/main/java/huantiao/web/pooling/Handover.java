package huantiao.web.pooling;

import huantiao.access.Permit;
import huantiao.pooling.ClinicKey;
import huantiao.pooling.Courier;
import huantiao.pooling.Exchanges;
import huantiao.pooling.Exchanges.Handing;
import huantiao.pooling.Exchanges.Released;
import huantiao.pooling.Partner;
import huantiao.pooling.SignedRequest;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import org.springframework.stereotype.Component;

/** Hands what was released to a partner, signed, and notes how it went. */
@Component
class Handover {

    private static final int NONCE_BYTES = 16;

    private final Exchanges exchanges;
    private final Courier courier;
    private final Clock clock;
    private final SecureRandom chance = new SecureRandom();

    Handover(Exchanges exchanges, Courier courier, Clock clock) {
        this.exchanges = exchanges;
        this.courier = courier;
        this.clock = clock;
    }

    /** The clinic's key; made where there is none yet. */
    ClinicKey key(Permit permit) {
        return exchanges.key(permit).orElseGet(() -> newKey(permit));
    }

    ClinicKey newKey(Permit permit) {
        var fresh = ClinicKey.fresh(chance);
        exchanges.keep(permit, fresh, clock.instant());
        return fresh;
    }

    void hand(Permit permit, Released sums, Partner partner) {
        var now = clock.instant();
        var nonce = new byte[NONCE_BYTES];
        chance.nextBytes(nonce);
        var answer =
                courier.hand(
                        partner.card(),
                        SignedRequest.sign(
                                key(permit),
                                "POST",
                                partner.card().path(),
                                sums.text(),
                                now,
                                HexFormat.of().formatHex(nonce)));
        exchanges.note(
                permit,
                new Handing(sums.question(), partner.id(), now, answer.went(), answer.code()));
    }
}
