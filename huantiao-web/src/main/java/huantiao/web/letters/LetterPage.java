package huantiao.web.letters;

import huantiao.care.Letter;
import huantiao.web.Words;
import java.util.Locale;
import java.util.Optional;

/**
 * A letter as it left.
 *
 * @param written the day and the time at which it was made
 * @param person address of the person's page
 * @param sequence its entry in the chart
 * @param corrected when the consultation that it rests on was put right since, in words; empty if
 *     it was not
 * @param isToBeNoted true if it is for a referral of which nobody noted that it was made
 */
public record LetterPage(
        Letter letter,
        String written,
        String person,
        long sequence,
        Optional<String> corrected,
        boolean isToBeNoted,
        Words words) {

    public String address() {
        return "%s/letters/%d".formatted(person, sequence);
    }

    public String pdf() {
        return address() + "/letter.pdf";
    }

    public String title() {
        return words.say(
                "letters.letter.title",
                words.say("letters.reader." + LettersPage.code(letter.reader())));
    }

    public String day() {
        return words.day(letter.written());
    }

    public String leave() {
        return words.say("letters.leave.said." + letter.leave().name().toLowerCase(Locale.ROOT));
    }

    /** The digest in groups that can be compared by eye. */
    public String digest() {
        return letter.digest().replaceAll("(.{8})(?!$)", "$1 ");
    }
}
