package huantiao.app;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import huantiao.access.Accounts;
import huantiao.access.AuditTrail;
import huantiao.care.Charts;
import huantiao.web.Assets;
import huantiao.web.InRoom;
import huantiao.web.Pages;
import huantiao.web.access.Actors;
import huantiao.web.access.PermitArgument;
import huantiao.web.access.PermitInterceptor;
import huantiao.web.access.Refusals;
import huantiao.web.room.RoomWatch;
import java.io.IOException;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ReloadableResourceBundleMessageSource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** How pages are made: templates, texts, the permit before every handler. */
@Configuration(proxyBeanMethods = false)
class PageWiring {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    TemplateEngine templates() {
        return TemplateEngine.createPrecompiled(
                null, ContentType.Html, null, "huantiao.web.templates");
    }

    /**
     * Every {@code messages/*.properties} of the web module; the file's name is its room. Read as
     * one table, so that a text is found by one look and not file by file.
     */
    @Bean
    MessageSource messageSource() throws IOException {
        var files =
                new PathMatchingResourcePatternResolver()
                        .getResources("classpath*:messages/*.properties");
        var source = new ReloadableResourceBundleMessageSource();
        source.setBasenames(
                Arrays.stream(files)
                        .map(file -> String.valueOf(file.getFilename()))
                        .filter(name -> !name.contains("_"))
                        .map(name -> "classpath:messages/" + name.replace(".properties", ""))
                        .sorted()
                        .toArray(String[]::new));
        source.setDefaultEncoding("UTF-8");
        source.setFallbackToSystemLocale(false);
        return source;
    }

    @Bean
    Assets assets() {
        return Assets.read();
    }

    @Bean
    Pages pages(
            TemplateEngine templates,
            MessageSource messages,
            Actors actors,
            Assets assets,
            Accounts accounts,
            ObjectProvider<RoomWatch> watch) {
        var clinics = new ClinicZones(accounts);
        return new Pages(
                templates,
                messages,
                actors::of,
                PermitInterceptor::permit,
                clinics,
                assets,
                (actor, zone) ->
                        watch.stream()
                                .<InRoom>flatMap(one -> one.seenBy(actor, zone).stream())
                                .toList(),
                clinics::name);
    }

    @Bean
    Refusals refusals(Actors actors, AuditTrail trail, Clock clock) {
        return new Refusals(actors, trail, clock);
    }

    @Bean
    WebMvcConfigurer permits(Actors actors, Charts charts, AuditTrail trail, Clock clock) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new PermitInterceptor(actors, charts, trail, clock));
            }

            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new PermitArgument());
            }
        };
    }
}
