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
import java.util.Objects;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** What leaves the building, as it is set up; without settings nothing here is built. */
@Configuration(proxyBeanMethods = false)
@Conditional(PostWiring.IsSetUp.class)
public class PostWiring {

    /** True if there is a way out of the building. */
    static final class IsSetUp implements Condition {
        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return Objects.requireNonNull(context.getBeanFactory())
                    .getBean(PostSettings.class)
                    .sendsAnything();
        }
    }

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
                new MessageWords(new Words(messages, Locale.ENGLISH), settings.name()),
                tokens,
                clock,
                UUID::randomUUID);
    }

    @Bean
    RoundsClock roundsClock(Rounds rounds, PostSettings settings) {
        return new RoundsClock(rounds, settings.bounces().map(Bounces::new));
    }
}
