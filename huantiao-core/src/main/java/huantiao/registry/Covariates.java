package huantiao.registry;

import huantiao.people.Sex;
import java.util.List;

/**
 * Age in decades and sex, each centred on the people counted, so that 0 is their average. What does
 * not vary among them is left out; a sex that was not said counts as the average.
 */
record Covariates(double meanAge, boolean agesDiffer, double shareOfWomen, boolean sexesDiffer) {

    static Covariates of(List<StartedCourse> people) {
        var age = people.stream().mapToInt(StartedCourse::age).average().orElse(0);
        var said =
                people.stream()
                        .filter(one -> one.sex() == Sex.FEMALE || one.sex() == Sex.MALE)
                        .toList();
        var women = said.stream().filter(one -> one.sex() == Sex.FEMALE).count();
        var few = Math.min(women, said.size() - women);
        return new Covariates(
                age,
                people.stream().mapToInt(StartedCourse::age).distinct().count() > 2,
                said.isEmpty() ? 0 : (double) women / said.size(),
                few >= 5);
    }

    double[] of(StartedCourse person) {
        var decades = (person.age() - meanAge) / 10;
        var woman =
                switch (person.sex()) {
                    case FEMALE -> 1 - shareOfWomen;
                    case MALE -> -shareOfWomen;
                    case OTHER, UNSAID -> 0.0;
                };
        if (agesDiffer && sexesDiffer) {
            return new double[] {decades, woman};
        }
        if (agesDiffer) {
            return new double[] {decades};
        }
        return sexesDiffer ? new double[] {woman} : new double[0];
    }

    double[] average() {
        return new double[(agesDiffer ? 1 : 0) + (sexesDiffer ? 1 : 0)];
    }
}
