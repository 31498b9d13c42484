package huantiao.web.intake;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The pages on which somebody goes through the intake. Every step stands on one of them. */
enum Way {
    /**
     * By the person alone, on a phone: warning signs before everything else, so that whoever stops
     * half-way was asked for them (decision 0302).
     */
    ALONE(
            List.of(
                    new Screen(List.of(Step.SADDLE)),
                    new Screen(List.of(Step.STRENGTH)),
                    new Screen(List.of(Step.INJURY, Step.HEALTH)),
                    new Screen(List.of(Step.VESSELS, Step.OTHER)),
                    new Screen(List.of(Step.PLACE)),
                    new Screen(List.of(Step.WALKING)),
                    new Screen(List.of(Step.STORY, Step.GOALS)),
                    new Screen(List.of(Step.COURSE)),
                    new Screen(List.of(Step.MEDICINES)),
                    new Screen(List.of(Step.CONDITIONS)),
                    new Screen(List.of(Step.CONSENT)))),

    /** By whoever of the clinic asks, with the person in the room: few pages with compact rows. */
    ASKED(
            List.of(
                    new Screen(List.of(Step.PLACE, Step.WALKING, Step.STORY, Step.GOALS)),
                    new Screen(
                            List.of(
                                    Step.SADDLE,
                                    Step.STRENGTH,
                                    Step.INJURY,
                                    Step.HEALTH,
                                    Step.VESSELS,
                                    Step.OTHER,
                                    Step.COURSE,
                                    Step.MEDICINES,
                                    Step.CONDITIONS)),
                    new Screen(List.of(Step.CONSENT))));

    private final List<Screen> screens;

    Way(List<Screen> screens) {
        this.screens = screens;
    }

    List<Screen> screens() {
        return screens;
    }

    /** The page on which this step stands. */
    Screen with(Step step) {
        return screens.stream()
                .filter(screen -> screen.has(step))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no page has " + step));
    }

    /** The pages after this one, in order. */
    Stream<Screen> after(Screen screen) {
        return screens.stream().skip(screens.indexOf(screen) + 1L);
    }

    Optional<Screen> before(Screen screen) {
        int place = screens.indexOf(screen);
        return place > 0 ? Optional.of(screens.get(place - 1)) : Optional.empty();
    }

    boolean endsWith(Screen screen) {
        return screens.getLast().equals(screen);
    }
}
