package huantiao.evidence;

import huantiao.base.Problem;
import huantiao.base.Result;
import huantiao.evidence.ArmReading.About;
import huantiao.evidence.ArmReading.Part;
import huantiao.evidence.ArmReading.Status;
import huantiao.evidence.ArmReading.Typed;
import huantiao.evidence.NeedledArm.Item;
import huantiao.evidence.NeedledArm.State;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What readers type of the needled arm of an invented trial. */
public final class ArmReadings {

    private ArmReadings() {}

    /** Points, depth and sessions are given, the needle is not reported, the rest was not read. */
    public static Map<Item, Typed> typed() {
        Map<Item, Typed> typed = new EnumMap<>(Item.class);
        for (Item item : Item.values()) {
            typed.put(item, new Typed(Optional.of(State.NOT_READ), "", ""));
        }
        typed.put(Item.STYLE, given("electroacupuncture", "methods, p. 3"));
        typed.put(Item.POINTS, given("GB30, BL40; one side", "table 1"));
        typed.put(Item.DEPTH, given("40-60", "table 1"));
        typed.put(Item.SESSIONS, given("12", "p. 3"));
        typed.put(Item.CONTROL_REASON, given("to keep people blind", "p. 4"));
        typed.put(Item.NEEDLE, new Typed(Optional.of(State.NOT_REPORTED), "", "methods, pp. 2-4"));
        return typed;
    }

    public static Typed given(String words, String place) {
        return new Typed(Optional.empty(), words, place);
    }

    public static About about() {
        return new About(
                Optional.of(Status.PUBLISHED),
                "sciatica from a disc",
                "60",
                "doi:10.0000/invented",
                Optional.of(Part.FULL_TEXT),
                "");
    }

    public static ArmReading reading() {
        return ArmReading.read(typed(), about()).orElseThrow();
    }

    /** The same with other words of one item. */
    public static ArmReading with(Item item, String words) {
        return read(item, given(words, "table 1")).orElseThrow();
    }

    static Result<ArmReading, List<Problem>> read(Item item, Typed other) {
        var typed = typed();
        typed.put(item, other);
        return ArmReading.read(typed, about());
    }
}
