package huantiao.app.post;

import huantiao.access.AuditTrail;
import huantiao.access.Links;
import huantiao.care.Charts;
import huantiao.care.Roster;
import huantiao.reminders.Outbox;
import huantiao.reminders.Posts;
import huantiao.web.Words;
import huantiao.web.access.LinkTokens;
import java.time.Clock;
import java.util.Locale;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What leaves the building, as it is set up; without settings nothing leaves it. */
@Configuration(proxyBeanMethods = false)
public class PostWiring {

    @Bean
    Posts posts(PostSettings settings, Clock clock) {
        return new Posts(
                settings.smtp()
                        .map(server ->
                                new SmtpPost(server, settings.sender(), settings.name(), clock)),
                settings.gateway().map(GatewayPost::new));
    }

    @Bean
    Rounds rounds(
            PostSettings settings,
            Posts posts,
            Outbox outbox,
            Roster roster,
            Charts charts,
            Links links,
            AuditTrail trail,
            LinkTokens tokens,
            MessageSource messages,
            Clock clock) {
        return new Rounds(
                new Rounds.Shelves(outbox, roster, charts, links, trail),
                posts,
                settings.quiet(),
                new MessageWords(new Words(messages, Locale.UK), settings.name()),
                tokens,
                clock,
                UUID::randomUUID);
    }

    @Bean
    RoundsClock roundsClock(Rounds rounds, PostSettings settings) {
        return new RoundsClock(
                rounds, settings.bounces().map(Bounces::new), settings.sendsAnything());
    }
}
