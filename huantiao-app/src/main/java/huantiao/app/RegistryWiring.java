package huantiao.app;

import huantiao.access.Actor;
import huantiao.access.Deed;
import huantiao.access.Permit;
import huantiao.reminders.Outbox;
import huantiao.web.registry.AidWatchBook;
import huantiao.web.registry.RegistryBook;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the program counts by itself. */
@Configuration(proxyBeanMethods = false)
class RegistryWiring {

    @Bean
    CountingAhead countingAhead(Outbox outbox, RegistryBook book, AidWatchBook aid, Clock clock) {
        return new CountingAhead(
                outbox::clinics,
                (clinic, day) -> {
                    var permit =
                            Permit.ask(new Actor.Rounds(clinic.id()), Deed.COUNT_AHEAD)
                                    .orElseThrow();
                    book.countAhead(permit, day, clinic.zone());
                    aid.watch(permit, day, clinic.zone());
                },
                clock);
    }
}
