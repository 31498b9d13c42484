package huantiao.app;

import huantiao.knowledge.measures.LicensedYaml;
import huantiao.knowledge.measures.Measures;
import huantiao.measures.Instruments;
import huantiao.measures.LicensedFile;
import huantiao.web.outcomes.PublishedCourses;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Measures as the rooms of the core and the pages know them. */
@Configuration(proxyBeanMethods = false)
class MeasuresWiring {

    @Bean
    Measures measures() {
        return Measures.shipped();
    }

    @Bean
    Instruments instruments(Measures measures) {
        return measures.instruments();
    }

    @Bean
    LicensedFile licensedFile() {
        return new LicensedYaml();
    }

    @Bean
    PublishedCourses publishedCourses(Measures measures) {
        return new PublishedCourses(measures.courses(), measures.shares());
    }
}
