package huantiao.app.pool;

import huantiao.pooling.Courier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How sums are carried to partners. */
@Configuration(proxyBeanMethods = false)
public class PoolWiring {

    @Bean
    Courier courier() {
        return new HttpCourier();
    }
}
