package huantiao.people;

import huantiao.base.ClinicId;
import java.time.ZoneId;

/** A clinic: the wall that no record crosses. Its zone says when its day begins. */
public record Clinic(ClinicId id, String name, ZoneId zone) {
    public Clinic {
        if (name.isBlank() || name.length() > 200) {
            throw new IllegalArgumentException("a clinic's name must have 1 to 200 characters");
        }
    }
}
