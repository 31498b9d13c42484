package huantiao.app;

import huantiao.access.Actor;
import huantiao.web.access.Actors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** The door: who comes in, and what the browser is told about us. */
@Configuration(proxyBeanMethods = false)
class Door {

    @Bean
    SecurityFilterChain chain(HttpSecurity http) throws Exception {
        return http.authorizeHttpRequests(requests -> requests.anyRequest().permitAll()).build();
    }

    @Bean
    Actors actors() {
        return request -> new Actor.Visitor();
    }
}
