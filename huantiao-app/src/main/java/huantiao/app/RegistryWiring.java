package huantiao.app;

import huantiao.access.Actor;
import huantiao.access.Deed;
import huantiao.access.Permit;
import huantiao.reminders.Outbox;
import huantiao.web.outcomes.RegistryBook;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the program counts by itself. */
@Configuration(proxyBeanMethods = false)
class RegistryWiring {

    @Bean
    CountingAhead countingAhead(Outbox outbox, RegistryBook book, Clock clock) {
        return new CountingAhead(
                outbox::clinics,
                (clinic, day) ->
                        book.countAhead(
                                Permit.ask(new Actor.Rounds(clinic.id()), Deed.COUNT_AHEAD)
                                        .orElseThrow(),
                                day,
                                clinic.zone()),
                clock);
    }
}
