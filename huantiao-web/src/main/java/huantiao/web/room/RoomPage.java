package huantiao.web.room;

import huantiao.care.Chart;
import huantiao.care.Room;
import huantiao.care.Roster;
import huantiao.web.Words;
import huantiao.web.form.Choices;
import huantiao.web.form.Form;
import huantiao.web.form.Option;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The treatment room: every chair at its place, and who could be led to one.
 *
 * @param sittings who sits, by chair, and who has needles in without a chair
 * @param waiting people in care who do not sit and have no needles in
 */
public record RoomPage(List<Sitting> sittings, List<Roster.Line> waiting, ZoneId zone) {
    public RoomPage {
        sittings = List.copyOf(sittings);
        waiting = List.copyOf(waiting);
    }

    /** Every chair, taken or free. */
    public List<Integer> chairs() {
        return IntStream.rangeClosed(1, Room.CHAIRS).boxed().toList();
    }

    public Optional<Sitting> in(int chair) {
        return sittings.stream().filter(one -> one.sitsIn(chair)).findFirst();
    }

    /** Who has needles in and sits in no chair. */
    public List<Sitting> unseated() {
        return sittings.stream().filter(one -> !one.isSeated()).toList();
    }

    public String clock(Instant moment) {
        return clock(moment, zone);
    }

    static String clock(Instant moment, ZoneId zone) {
        return Words.time(moment, zone);
    }

    /**
     * One person before a form of theirs is opened from the room: is it them, and where do they
     * sit?
     *
     * @param own where they sit, or that they have needles in and sit nowhere
     * @param begun when the reader's visit began that is still open
     */
    public record Person(
            Chart chart,
            Optional<Sitting> own,
            Optional<Instant> begun,
            List<Sitting> sittings,
            Form form,
            ZoneId zone) {
        public Person {
            sittings = List.copyOf(sittings);
        }

        /** Everybody in the room but this person, whose own clock stands on the page. */
        public List<Sitting> others() {
            return sittings.stream().filter(one -> !one.address().equals(address())).toList();
        }

        public String address() {
            return "/people/" + chart.whose().patient();
        }

        public String name() {
            return chart.patient().name().text();
        }

        /** The whole birthday, to be asked for aloud. */
        public String born() {
            return form.words().inFull(chart.patient().born().day());
        }

        /** What it says to go on to the form. */
        public String yes() {
            return begun.map(at -> form.words().say("room.yes.begun", clock(at, zone)))
                    .orElseGet(() -> form.words().say("room.yes"));
        }

        /** Chairs nobody sits in. */
        public Choices free() {
            return form.choices(
                    RoomController.CHAIR,
                    form.words().say("room.chair"),
                    IntStream.rangeClosed(1, Room.CHAIRS)
                            .filter(chair -> sittings.stream().noneMatch(one -> one.sitsIn(chair)))
                            .mapToObj(chair ->
                                    Option.of(String.valueOf(chair), String.valueOf(chair)))
                            .toList());
        }

        /** What the one who lets the person go has to answer; empty where nothing is to ask. */
        public Choices noNeedle(Words words) {
            return form.choices(
                    RoomController.NO_NEEDLE,
                    words.say("room.no-needle"),
                    List.of(Option.of("yes", words.say("room.no-needle.yes"))));
        }

        public boolean isSeated() {
            return own.filter(Sitting::isSeated).isPresent();
        }

        /** True while the form says that needles are in. */
        public boolean needled() {
            return own.filter(one -> one.doing() instanceof Sitting.Doing.Needled).isPresent();
        }

        /**
         * The way to their visit; to its clock while currents flow, where they are said to be off.
         */
        public String visit() {
            boolean flows = own.filter(one -> !one.currents().isEmpty()).isPresent();
            return address() + "/sessions/new" + (flows ? "#clock" : "");
        }

        /** True where needles could be in and the form does not say. */
        public boolean toLook() {
            return own.filter(one ->
                            one.doing() instanceof Sitting.Doing.Charting
                                    || (one.doing() instanceof Sitting.Doing.Stopped(boolean begun)
                                            && begun))
                    .isPresent();
        }
    }
}
