package huantiao.app;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.ComponentScan;

/** The clinic as a running server: our pages, wired by hand in this package. */
@SpringBootConfiguration
@EnableAutoConfiguration
@ComponentScan({"huantiao.web", "huantiao.app"})
class ClinicApplication {}
