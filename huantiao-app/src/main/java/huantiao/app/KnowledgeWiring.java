package huantiao.app;

import huantiao.body.ExaminationTest;
import huantiao.body.NerveRoots;
import huantiao.body.Points;
import huantiao.care.CareLibrary;
import huantiao.care.CareRules;
import huantiao.care.ConsentTexts;
import huantiao.care.ConsentVersions;
import huantiao.knowledge.care.CareKnowledge;
import huantiao.knowledge.care.ConsentFile;
import huantiao.web.care.BodyBook;
import huantiao.web.care.Remedy;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Reviewed knowledge in the words of the rooms that use it. */
@Configuration(proxyBeanMethods = false)
class KnowledgeWiring {

    @Bean
    CareKnowledge careKnowledge() {
        return CareKnowledge.shipped();
    }

    @Bean
    CareRules careRules(CareKnowledge knowledge) {
        return new CareRules(
                knowledge.vocabulary(),
                knowledge.redFlags(),
                knowledge.rules(),
                knowledge.nerveRoots().tests(ExaminationTest.Kind.POWER),
                knowledge.nerveRoots().touched(),
                knowledge.herbNames(),
                knowledge.version());
    }

    @Bean
    ConsentVersions consentVersions(CareKnowledge knowledge) {
        return ConsentFile.shipped(knowledge.sources());
    }

    /** What is read now. */
    @Bean
    ConsentTexts consentTexts(ConsentVersions versions) {
        return versions.current();
    }

    /** What a plan can hold beside needles; a therapy switched off by default is not offered. */
    @Bean
    BodyBook bodyBook(CareKnowledge knowledge) {
        var library = knowledge.library();
        var offered =
                Stream.of(
                                library.selfCare().exercises().stream()
                                        .map(KnowledgeWiring::remedy),
                                library.selfCare().stress().stream().map(KnowledgeWiring::remedy),
                                library.therapies().stream()
                                        .filter(therapy -> therapy.off().isEmpty())
                                        .map(KnowledgeWiring::remedy))
                        .flatMap(one -> one)
                        .toList();
        return new BodyBook(
                knowledge.nerveRoots(),
                knowledge.points(),
                knowledge.channels(),
                knowledge.differentials(),
                offered);
    }

    private static Remedy remedy(CareLibrary.Exercise exercise) {
        return new Remedy(
                exercise.id(),
                exercise.name(),
                exercise.how(),
                exercise.dose(),
                exercise.backing());
    }

    private static Remedy remedy(CareLibrary.Habit habit) {
        return new Remedy(
                habit.id(),
                habit.name(),
                habit.how(),
                habit.dose().isEmpty() ? List.of() : List.of(habit.dose()),
                habit.backing());
    }

    private static Remedy remedy(CareLibrary.Therapy therapy) {
        return new Remedy(
                therapy.id(),
                therapy.name(),
                therapy.parts().of("how"),
                List.of(),
                therapy.backing());
    }

    @Bean
    Points points(CareKnowledge knowledge) {
        return knowledge.points();
    }

    @Bean
    NerveRoots nerveRoots(CareKnowledge knowledge) {
        return knowledge.nerveRoots();
    }

    @Bean
    CareLibrary careLibrary(CareKnowledge knowledge) {
        return knowledge.library();
    }
}
