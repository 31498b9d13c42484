package huantiao.web.triage;

import huantiao.triage.Assessment;
import huantiao.triage.RedFlag;
import java.util.List;
import java.util.Optional;

/**
 * What nobody asked, or nobody knew the answer to, and what cannot be told because of it. Beside a
 * sum of red flags, so that silence is never read as a no.
 *
 * @param questions how many questions are to be asked next
 * @param flags the warning signs that cannot be told, as they are asked for
 * @param ask where the clinic asks them; empty for the person, and on paper
 */
public record Untold(int questions, List<String> flags, Optional<String> ask) {

    public Untold {
        flags = List.copyOf(flags);
    }

    /** Of everything that could still change what to do. */
    public static Untold of(Assessment assessment, String ask) {
        return new Untold(
                assessment.nextToAsk().size(),
                assessment.untold().stream().map(question -> question.flag().question()).toList(),
                Optional.of(ask));
    }

    /** Of what the person can tell without being examined. The practitioner asks again. */
    public static Untold byThePerson(Assessment assessment) {
        var theirs =
                assessment.untold().stream()
                        .filter(question -> question.flag().asked() == RedFlag.Asked.PATIENT)
                        .toList();
        return new Untold(
                assessment.nextToAsk(RedFlag.Asked.PATIENT).size(),
                theirs.stream().map(question -> question.flag().question()).toList(),
                Optional.empty());
    }

    /** The same in a note of another day, from which nobody asks. */
    public Untold onPaper() {
        return new Untold(questions, flags, Optional.empty());
    }

    /** True if everything that decides a warning sign was answered. */
    public boolean isNothing() {
        return flags.isEmpty();
    }
}
