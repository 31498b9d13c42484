package huantiao.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import huantiao.course.RegressionToTheMean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Held to nlme 3.1.162 and lme4 1.1.31 (R 4.2.2) on two data sets of invented people; the calls
 * stand in {@code mixed-model.R} beside the numbers.
 */
class MixedModelTest {

    private static final double AS_R = 1e-5;

    @ParameterizedTest
    @ValueSource(strings = {"nlme", "lme4"})
    void courseWithItsOwnInterceptAndSlopeAgreesWithR(String program) {
        var r = numbers("course", program);

        var fit = MixedModel.reml(legPain());

        var names = List.of("(Intercept)", "time", "chronic", "decades", "time:chronic");
        for (var i = 0; i < names.size(); i++) {
            assertThat(fit.fixed().at(i)).isCloseTo(r.get("fixed " + names.get(i)), within(AS_R));
            assertThat(fit.se(i)).isCloseTo(r.get("se " + names.get(i)), within(AS_R));
        }
        assertThat(fit.random().at(0, 0)).isCloseTo(r.get("var intercept"), within(AS_R));
        assertThat(fit.random().at(1, 0)).isCloseTo(r.get("cov"), within(AS_R));
        assertThat(fit.random().at(1, 1)).isCloseTo(r.get("var slope"), within(AS_R));
        assertThat(fit.residual()).isCloseTo(r.get("var residual"), within(AS_R));
        assertThat(fit.logLikelihood()).isCloseTo(r.get("reml loglik"), within(AS_R));
        assertThat(fit.converged()).isTrue();
        assertThat(fit.singular()).isFalse();
    }

    @Test
    void eachPersonsOwnLineAgreesWithLme4() {
        var r = numbers("course", "lme4");

        var fit = MixedModel.reml(legPain());

        for (var person : List.of("1", "17", "80")) {
            var own = Objects.requireNonNull(fit.groups().get(person));
            assertThat(own.effect().at(0)).isCloseTo(r.get("intercept of " + person), within(AS_R));
            assertThat(own.effect().at(1)).isCloseTo(r.get("slope of " + person), within(AS_R));
            assertThat(own.sd().at(0)).isCloseTo(r.get("intercept sd of " + person), within(AS_R));
        }
    }

    @Test
    void practitionersOwnInterceptsAgreeWithLme4() {
        var r = numbers("practitioner", "lme4");

        var fit = MixedModel.reml(week12());

        var names = List.of("(Intercept)", "baseline", "decades");
        for (var i = 0; i < names.size(); i++) {
            assertThat(fit.fixed().at(i)).isCloseTo(r.get("fixed " + names.get(i)), within(AS_R));
            assertThat(fit.se(i)).isCloseTo(r.get("se " + names.get(i)), within(AS_R));
        }
        assertThat(fit.random().at(0, 0)).isCloseTo(r.get("var intercept"), within(AS_R));
        assertThat(fit.residual()).isCloseTo(r.get("var residual"), within(AS_R));
        assertThat(fit.logLikelihood()).isCloseTo(r.get("reml loglik"), within(AS_R));
        assertThat(fit.groups()).hasSize(8);
        fit.groups()
                .forEach((who, own) -> {
                    assertThat(own.effect().at(0))
                            .isCloseTo(r.get("intercept of " + who), within(AS_R));
                    assertThat(own.sd().at(0))
                            .isCloseTo(r.get("intercept sd of " + who), within(AS_R));
                });
    }

    static Stream<Random> seeds() {
        return LongStream.range(0, 20).mapToObj(Random::new);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theOrderOfAnswersDoesNotMatter(Random random) {
        var rows = new ArrayList<>(legPain());
        var straight = MixedModel.reml(rows);

        Collections.shuffle(rows, random);
        var shuffled = MixedModel.reml(rows);

        assertThat(shuffled.fixed().at(1)).isCloseTo(straight.fixed().at(1), within(1e-7));
        assertThat(shuffled.random().at(1, 1)).isCloseTo(straight.random().at(1, 1), within(1e-7));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aLargerScaleMakesEveryNumberLargerAndNothingElse(Random random) {
        var factor = 1 + random.nextDouble() * 20;
        var shift = random.nextDouble() * 100;
        var rows =
                legPain().stream()
                        .map(row ->
                                MixedModel.Row.of(
                                        row.group(),
                                        row.fixed().toArray(),
                                        row.random().toArray(),
                                        shift + factor * row.value()))
                        .toList();

        var before = MixedModel.reml(legPain());
        var after = MixedModel.reml(rows);

        assertThat(after.fixed().at(0))
                .isCloseTo(shift + factor * before.fixed().at(0), within(1e-5 * factor));
        assertThat(after.fixed().at(1))
                .isCloseTo(factor * before.fixed().at(1), within(1e-6 * factor));
        assertThat(after.random().at(0, 0))
                .isCloseTo(
                        factor * factor * before.random().at(0, 0), within(1e-5 * factor * factor));
    }

    @Test
    void groupsThatDoNotDifferHaveNoVarianceAndAreAllPulledToTheLine() {
        var rows = new ArrayList<MixedModel.Row>();
        for (var group = 0; group < 10; group++) {
            for (var i = 0; i < 6; i++) {
                rows.add(
                        MixedModel.Row.of(
                                "g" + group,
                                new double[] {1},
                                new double[] {1},
                                i % 2 == 0 ? 3 : 5));
            }
        }

        var fit = MixedModel.reml(rows);

        assertThat(fit.singular()).isTrue();
        assertThat(fit.fixed().at(0)).isCloseTo(4, within(1e-9));
        assertThat(fit.random().at(0, 0)).isCloseTo(0, within(1e-6));
        fit.groups()
                .values()
                .forEach(own -> assertThat(own.effect().at(0)).isCloseTo(0, within(1e-6)));
    }

    @Test
    void fewAnswersArePulledFurtherThanManyAsTheFormulaSays() {
        var fit = MixedModel.reml(week12());

        fit.groups()
                .values()
                .forEach(own ->
                        assertThat(own.sd().at(0) * own.sd().at(0))
                                .isCloseTo(
                                        fit.random().at(0, 0)
                                                * (1
                                                        - RegressionToTheMean.shrinkage(
                                                                fit.random().at(0, 0),
                                                                fit.residual(),
                                                                own.answers())),
                                        within(1e-9)));
    }

    @Test
    void aFitThatBeginsWithAPartOfThePeopleEndsWhereOneOfAllDoes() {
        var chance = new Random(20);
        var rows = new ArrayList<MixedModel.Row>();
        for (var person = 0; person < 1_500; person++) {
            var level = 6 + 1.5 * chance.nextGaussian();
            var slope = -1.2 + 0.5 * chance.nextGaussian();
            for (var week : new int[] {0, 2, 4, 12, 26}) {
                var time = Math.log1p(week);
                if (week == 0 || chance.nextInt(3) > 0) {
                    rows.add(
                            MixedModel.Row.of(
                                    String.valueOf(person),
                                    new double[] {1, time, person % 2, person % 2 * time},
                                    new double[] {1, time},
                                    level + slope * time + chance.nextGaussian()));
                }
            }
        }

        var part = MixedModel.reml(rows);
        var all = MixedModel.reml(rows, Integer.MAX_VALUE);

        assertThat(part.converged()).isTrue();
        assertThat(part.logLikelihood()).isCloseTo(all.logLikelihood(), within(1e-7));
        for (var i = 0; i < 4; i++) {
            assertThat(part.fixed().at(i)).isCloseTo(all.fixed().at(i), within(1e-8));
            assertThat(part.se(i)).isCloseTo(all.se(i), within(1e-8));
        }
        assertThat(part.residual()).isCloseTo(all.residual(), within(1e-8));
        assertThat(part.random().at(1, 1)).isCloseTo(all.random().at(1, 1), within(1e-8));
    }

    @Test
    void refusesAColumnThatIsASumOfOthers() {
        var rows =
                week12().stream()
                        .map(row ->
                                MixedModel.Row.of(
                                        row.group(),
                                        new double[] {
                                            1, row.fixed().at(1), 2 * row.fixed().at(1) + 1
                                        },
                                        row.random().toArray(),
                                        row.value()))
                        .toList();

        assertThatThrownBy(() -> MixedModel.reml(rows))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("sum of the others");
    }

    @Test
    void refusesRowsOfDifferentWidthsAndNoNumbers() {
        var one = MixedModel.Row.of("a", new double[] {1}, new double[] {1}, 2);
        var wide = MixedModel.Row.of("b", new double[] {1, 2}, new double[] {1}, 2);
        var none = MixedModel.Row.of("b", new double[] {1}, new double[] {1}, Double.NaN);

        assertThatThrownBy(() -> MixedModel.reml(List.of(one, wide)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> MixedModel.reml(List.of(one, none)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> MixedModel.reml(List.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> MixedModel.reml(List.of(one, one)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2 groups");
    }

    private static List<MixedModel.Row> legPain() {
        return lines("leg-pain-80.csv")
                .map(line -> {
                    var time = Math.log1p(Double.parseDouble(line[1]));
                    var chronic = Double.parseDouble(line[3]);
                    var decades = (Double.parseDouble(line[4]) - 50) / 10;
                    return MixedModel.Row.of(
                            line[0],
                            new double[] {1, time, chronic, decades, time * chronic},
                            new double[] {1, time},
                            Double.parseDouble(line[2]));
                })
                .toList();
    }

    private static List<MixedModel.Row> week12() {
        return lines("week-12-practitioners.csv")
                .map(line ->
                        MixedModel.Row.of(
                                line[0],
                                new double[] {
                                    1,
                                    Double.parseDouble(line[2]),
                                    (Double.parseDouble(line[3]) - 50) / 10
                                },
                                new double[] {1},
                                Double.parseDouble(line[1])))
                .toList();
    }

    private static Map<String, Double> numbers(String model, String program) {
        var numbers = new LinkedHashMap<String, Double>();
        lines("mixed-model-R.csv")
                .filter(line -> line[0].equals(model) && line[1].equals(program))
                .forEach(line -> numbers.put(line[2], Double.parseDouble(line[3])));
        assertThat(numbers).isNotEmpty();
        return numbers;
    }

    private static Stream<String[]> lines(String file) {
        try (var in = Objects.requireNonNull(MixedModelTest.class.getResourceAsStream(file))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(line -> line.split(","));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
