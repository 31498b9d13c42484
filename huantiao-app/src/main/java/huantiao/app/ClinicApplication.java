package huantiao.app;

import huantiao.app.pool.PoolWiring;
import huantiao.app.post.PostWiring;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;

/** The clinic as a running server: our pages, wired by hand in this package. */
@SpringBootConfiguration
@EnableAutoConfiguration(exclude = UserDetailsServiceAutoConfiguration.class)
@ComponentScan({"huantiao.web", "huantiao.app.door"})
@Import({
    PageWiring.class,
    ShelfWiring.class,
    KnowledgeWiring.class,
    MeasuresWiring.class,
    EvidenceWiring.class,
    PostWiring.class,
    PoolWiring.class
})
class ClinicApplication {}
