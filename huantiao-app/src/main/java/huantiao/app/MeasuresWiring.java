package huantiao.app;

import huantiao.knowledge.measures.LicensedYaml;
import huantiao.knowledge.measures.Measures;
import huantiao.measures.Instruments;
import huantiao.measures.LicensedFile;
import huantiao.web.course.PublishedCourses;
import huantiao.web.evidence.CurrentReview;
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

    /** A mean of a trial that was taken back goes with the version of the review that says so. */
    @Bean
    PublishedCourses publishedCourses(Measures measures, CurrentReview current) {
        return new PublishedCourses(
                current.each(state ->
                        measures.courses().stream()
                                .filter(point -> state.base().stands(point.source().address()))
                                .toList()),
                measures.shares());
    }
}
