package huantiao.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.context.support.GenericApplicationContext;

/** What the build wrote as code is what the annotations say. */
class WiringTest {

    @Test
    void theBuildWroteEveryBeanAndNoOther() {
        var settings = new ClinicSettings(0, "127.0.0.1", false, false);
        var annotated = Wiring.byAnnotations(Clinic.properties(settings));
        annotated.refreshForAotProcessing(new RuntimeHints());

        assertThat(beans(Wiring.ahead(Clinic.properties(settings))))
                .contains("clock", "todayController", "chain")
                .containsExactlyInAnyOrderElementsOf(beans(annotated));
    }

    /** All but the readers of annotations, which code does not need. */
    private static List<String> beans(GenericApplicationContext context) {
        return Stream.of(context.getBeanDefinitionNames())
                .filter(name -> !name.startsWith("org.springframework.context."))
                .toList();
    }
}
