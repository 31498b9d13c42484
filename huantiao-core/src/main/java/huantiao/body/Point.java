package huantiao.body;

import huantiao.base.Backing;
import huantiao.base.Source;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * An acupuncture point as used for sciatica. Ranges are what sources print; {@link
 * Needling#capMm()} is this product's own ceiling for what it proposes by itself. Neither replaces
 * judgement on build and anatomy.
 *
 * @param pinyin display name, as {@code Huantiao}
 * @param location where it is found, in our words
 * @param side {@code both}, {@code midline} or {@code by palpation}
 * @param anatomy empty where none was given; general knowledge, not checked point by point
 * @param places where it is drawn; never where to place a needle
 */
public record Point(
        String id,
        PointCode code,
        String pinyin,
        String chinese,
        String channel,
        String location,
        String side,
        Needling needling,
        Optional<Anatomy> anatomy,
        List<String> cautions,
        Optional<Pregnancy> pregnancy,
        List<Use> uses,
        List<ChartPlace> places,
        String moxa,
        boolean disputed,
        Backing backing) {
    public Point {
        cautions = List.copyOf(cautions);
        uses = List.copyOf(uses);
        places = List.copyOf(places);
    }

    /**
     * How it is needled.
     *
     * @param depth the published range; empty where none is given
     * @param capMm deepest the program proposes by itself, millimetres; empty where none is set
     * @param trialDepthMm depth used in a trial, millimetres
     * @param variant another way, for trained hands; may be empty
     * @param note used instead of a depth, as for ear points; may be empty
     */
    public record Needling(
            Optional<DepthRange> depth,
            String angle,
            OptionalInt capMm,
            OptionalInt trialDepthMm,
            String variant,
            String note) {
        public Needling {
            if (depth.isPresent()
                    && capMm.isPresent()
                    && capMm.getAsInt() > depth.get().nominalMm().highest()) {
                throw new IllegalArgumentException(
                        "cautious cap (%d mm) must not exceed the published range"
                                .formatted(capMm.getAsInt()));
            }
        }
    }

    /** A published depth: body cun, and millimetres at 25 mm a cun for orientation only. */
    public record DepthRange(double fromCun, double toCun, MmRange nominalMm) {
        public DepthRange {
            if (!(fromCun >= 0 && fromCun <= toCun && toCun <= 5)) {
                throw new IllegalArgumentException(
                        "depth (%s to %s cun) must rise within 0..5".formatted(fromCun, toCun));
            }
        }
    }

    /** Millimetres, both included. */
    public record MmRange(int lowest, int highest) {
        public MmRange {
            if (!(lowest >= 0 && lowest <= highest)) {
                throw new IllegalArgumentException(
                        "depth (%d to %d mm) must rise from 0".formatted(lowest, highest));
            }
        }
    }

    /** What lies beneath. */
    public record Anatomy(String muscle, String nerve, String segment, boolean unverified) {}

    /**
     * @param avoid true if it is left out in pregnancy
     * @param avoidCurrent true if only current is to be avoided there
     */
    public record Pregnancy(boolean avoid, boolean avoidCurrent, String why, boolean unverified) {}

    /** Where it was used and as what. */
    public record Use(Source source, String role) {}

    /**
     * A place on a schematic figure, as fractions of its box from the top left.
     *
     * @param view {@code back}, {@code front}, {@code side}, {@code hand} or {@code
     *     ear_right_lateral}
     * @param x 0 to 1, for the right side of the body
     * @param y 0 to 1
     * @param rule how it was worked out
     */
    public record ChartPlace(String view, double x, double y, String rule) {
        public ChartPlace {
            if (!(x >= 0 && x <= 1 && y >= 0 && y <= 1)) {
                throw new IllegalArgumentException(
                        "chart place (%s, %s) must lie in the unit square".formatted(x, y));
            }
        }
    }
}
