package huantiao.web.intake;

import java.util.List;

/** Steps of the intake that stand on one page, in the order in which they are asked. */
record Screen(List<Step> steps) {

    Screen {
        steps = List.copyOf(steps);
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("a screen must have a step");
        }
    }

    /** As written in the address: the code of its first step. */
    String code() {
        return steps.getFirst().code();
    }

    boolean has(Step step) {
        return steps.contains(step);
    }
}
