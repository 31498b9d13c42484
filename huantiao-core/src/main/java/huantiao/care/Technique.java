package huantiao.care;

import java.util.List;
import java.util.Optional;

/** Something done beside needles in a session (STRICTA 2010, item 4a). */
public sealed interface Technique {

    /** How cups are used; wet cupping draws blood and needs a consent of its own. */
    enum CuppingKind {
        DRY,
        MOVING,
        WET
    }

    /** Cups on places named in words, left for so many minutes (1 to 30). */
    record Cupping(CuppingKind kind, String places, int minutes) implements Technique {
        public Cupping {
            places = Words.named("places of the cups", places);
            Words.minutes("minutes of cupping", minutes, 30);
        }
    }

    /**
     * Pressure on points, each with its side as {@code GB34 left} ({@code GV4} has none; in records
     * from before sides were asked none has), minutes in all (1 to 60).
     */
    record Acupressure(List<String> points, int minutes) implements Technique {
        public Acupressure {
            points = List.copyOf(points);
            Words.minutes("minutes of acupressure", minutes, 60);
        }
    }

    /** Warmth of moxa on places named in words, minutes (1 to 60). */
    record Moxibustion(String places, int minutes) implements Technique {
        public Moxibustion {
            places = Words.named("places of moxa", places);
            Words.minutes("minutes of moxa", minutes, 60);
        }
    }

    /** Seeds taped to points of the ear, with their sides as well; nothing pierces the skin. */
    record EarSeeds(List<String> points) implements Technique {
        public EarSeeds {
            points = List.copyOf(points);
        }
    }

    /** Tuina or soft-tissue massage on places named in words, minutes (1 to 90). */
    record Massage(String places, int minutes) implements Technique {
        public Massage {
            places = Words.named("places of massage", places);
            Words.minutes("minutes of massage", minutes, 90);
        }
    }

    /**
     * A therapy of {@code therapies.yaml} given in the same visit, with what was done.
     *
     * @param thrust of chiropractic, whether it was with thrust; empty of everything else, and in
     *     visits from before this was asked
     */
    record Therapy(String therapy, String done, Optional<Boolean> thrust) implements Technique {

        /** The one therapy that may be with thrust. */
        public static final String CHIROPRACTIC = "TH-CHIRO";

        /** Herbs: those that the plan names. */
        public static final String HERBS = "TH-HERB";

        /** A therapy of which nobody asks whether it was with thrust. */
        public Therapy(String therapy, String done) {
            this(therapy, done, Optional.empty());
        }

        public Therapy {
            therapy = Words.named("therapy", therapy);
            done = Words.text("what was done", done);
        }
    }

    /** Advice or exercise taught, in words. */
    record Advice(String given) implements Technique {
        public Advice {
            given = Words.text("advice", given);
        }
    }
}
