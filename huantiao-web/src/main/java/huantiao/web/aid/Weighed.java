package huantiao.web.aid;

import huantiao.care.Noted;
import huantiao.care.Preference;
import huantiao.web.Shell;
import java.time.LocalDate;
import java.util.List;

/** What somebody weighed, as it stands on their page and in the consultation. */
public final class Weighed {

    private Weighed() {}

    /** Codes of what may matter, in the order of the page. */
    public static List<String> values() {
        return ChoicesForm.VALUES;
    }

    /** Codes of questions to take along, in the order of the page. */
    public static List<String> asks() {
        return ChoicesForm.ASKS;
    }

    /** Without codes of another edition, which have no words here. */
    public static Preference known(Preference preference) {
        return new Preference(
                preference.weights().stream()
                        .filter(weight -> ChoicesForm.VALUES.contains(weight.value()))
                        .toList(),
                preference.leaning().stream().filter(ChoicesForm.ways()::contains).toList(),
                preference.sure(),
                preference.asks().stream().filter(ChoicesForm.ASKS::contains).toList(),
                preference.words());
    }

    /** The day, as the clinic counts it. */
    public static String when(Noted noted, Shell shell) {
        return shell.words().inFull(LocalDate.ofInstant(noted.occurredAt(), shell.zone()));
    }
}
