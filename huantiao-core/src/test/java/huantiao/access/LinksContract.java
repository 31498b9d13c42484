package huantiao.access;

import static huantiao.access.Staff.HILLTOP;
import static huantiao.access.Staff.MEI;
import static huantiao.access.Staff.RIVERSIDE;
import static huantiao.access.Staff.TOMAS;
import static huantiao.access.Staff.frank;
import static huantiao.access.Staff.hugo;
import static huantiao.access.Staff.olive;
import static huantiao.access.Staff.permit;
import static huantiao.access.Staff.pia;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import huantiao.base.Result;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every shelf of links does, whatever it is made of. */
public abstract class LinksContract {

    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    private static final Instant IN_A_WEEK = NOW.plus(Duration.ofDays(7));
    private static final String HASH = "a1".repeat(32);
    private static final String OTHER_HASH = "b2".repeat(32);

    private Links links;

    /** An empty shelf, a new one for every test. */
    protected abstract Links emptyShelf();

    /** The shelf of accounts beside it; the contract founds the clinics of {@link Staff} there. */
    protected abstract Accounts accountsBesideIt();

    @BeforeEach
    void takeAnEmptyShelf() {
        links = emptyShelf();
        accountsBesideIt().found(RIVERSIDE, olive()).orElseThrow();
        accountsBesideIt().found(HILLTOP, hugo()).orElseThrow();
    }

    @Test
    void lookingDoesNotUse() {
        make(link(HASH));

        assertThat(links.look(HASH, NOW)).isEqualTo(Result.ok(link(HASH)));
        assertThat(links.look(HASH, NOW)).isEqualTo(Result.ok(link(HASH)));
        assertThat(links.use(HASH, NOW)).isEqualTo(Result.ok(link(HASH)));
    }

    @Test
    void aLinkWorksOnce() {
        make(link(HASH));

        links.use(HASH, NOW).orElseThrow();

        assertThat(links.use(HASH, NOW)).isEqualTo(Result.refused(Links.Refusal.USED));
        assertThat(links.look(HASH, NOW)).isEqualTo(Result.refused(Links.Refusal.USED));
    }

    @Test
    void aLinkEndsByItself() {
        make(link(HASH));

        assertThat(links.look(HASH, IN_A_WEEK.minusMillis(1)).isOk()).isTrue();
        assertThat(links.look(HASH, IN_A_WEEK)).isEqualTo(Result.refused(Links.Refusal.EXPIRED));
        assertThat(links.use(HASH, IN_A_WEEK)).isEqualTo(Result.refused(Links.Refusal.EXPIRED));
    }

    @Test
    void aUsedLinkSaysUsedEvenAfterItsEnd() {
        make(link(HASH));
        links.use(HASH, NOW).orElseThrow();

        assertThat(links.look(HASH, IN_A_WEEK)).isEqualTo(Result.refused(Links.Refusal.USED));
    }

    @Test
    void aLinkThatWasUsedIsFoundUntilItEnds() {
        make(link(HASH));

        assertThat(links.usedBefore(HASH, NOW)).as("not used yet").isEmpty();
        links.use(HASH, NOW).orElseThrow();
        assertThat(links.usedBefore(HASH, IN_A_WEEK.minusMillis(1))).contains(link(HASH));
        assertThat(links.usedBefore(HASH, IN_A_WEEK)).isEmpty();
        assertThat(links.usedBefore(OTHER_HASH, NOW)).isEmpty();
    }

    @Test
    void whatWasNeverMadeIsUnknown() {
        make(link(HASH));

        assertThat(links.look(OTHER_HASH, NOW)).isEqualTo(Result.refused(Links.Refusal.UNKNOWN));
        assertThat(links.use(OTHER_HASH, NOW)).isEqualTo(Result.refused(Links.Refusal.UNKNOWN));
        assertThat(links.look("not\0a hash", NOW)).isEqualTo(Result.refused(Links.Refusal.UNKNOWN));
        assertThat(links.use("not\0a hash", NOW)).isEqualTo(Result.refused(Links.Refusal.UNKNOWN));
    }

    @Test
    void ofManyAtOnceOneGetsIn() throws Exception {
        make(link(HASH));
        Callable<Boolean> comer = () -> links.use(HASH, NOW).isOk();

        var answers = AtOnce.doAll(Collections.nCopies(8, comer));

        assertThat(answers).containsOnlyOnce(true);
    }

    @Test
    void theTokenOfALinkIsItsOwn() {
        make(link(HASH));

        assertThatThrownBy(() -> make(link(HASH))).isInstanceOf(RuntimeException.class);
    }

    @Test
    void aLinkIsForThePermitsPatient() {
        assertThatThrownBy(() -> links.make(permit(frank(), Deed.SEND_LINK, TOMAS), link(HASH)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> links.make(permit(pia(), Deed.READ_CHART, MEI), link(HASH)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(links.look(HASH, NOW)).isEqualTo(Result.refused(Links.Refusal.UNKNOWN));
    }

    private void make(Link link) {
        links.make(permit(frank(), Deed.SEND_LINK, MEI), link);
    }

    private static Link link(String hash) {
        return new Link(hash, MEI, LinkPurpose.CHECK_IN, "week 4", IN_A_WEEK);
    }
}
