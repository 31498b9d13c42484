package huantiao.web.evidence;

import java.util.OptionalInt;

/**
 * What a clinic says of itself on public pages, in its own words. Nothing here is checked or rated.
 *
 * @param name of the clinic
 * @param practitioner who treats
 * @param training what they were trained in, as they state it
 * @param about one or two sentences; may be empty
 * @param place where to find them; may be empty
 * @param phone number as they write it; may be empty
 * @param visits how many visits they plan as a rule; empty if they do not say
 * @param visitMinutes how long one takes; empty if they do not say
 * @param price what a visit costs, in words; may be empty
 * @param updated day of the last change, as they wrote it; may be empty
 * @param figures what they say beside the figures that they publish
 * @param invented true for the demo clinic: nobody of that name exists
 */
public record ClinicCard(
        String name,
        String practitioner,
        String training,
        String about,
        String place,
        String phone,
        OptionalInt visits,
        OptionalInt visitMinutes,
        String price,
        String updated,
        OnFigures figures,
        boolean invented) {

    /**
     * What stands beside published figures and no program can count; each may be empty.
     *
     * @param paid who pays for the care and for the count
     * @param protocol where a protocol was registered before anybody counted, or that none was
     * @param events what happened in serious unwanted events, and what was changed since
     */
    public record OnFigures(String paid, String protocol, String events) {
        public static final OnFigures NOTHING = new OnFigures("", "", "");
    }

    public ClinicCard {
        if (name.isBlank() || practitioner.isBlank() || training.isBlank()) {
            throw new IllegalArgumentException(
                    "a clinic must say its name, who treats and what they were trained in");
        }
    }
}
