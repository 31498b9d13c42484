package huantiao.people;

import huantiao.base.ClinicId;
import huantiao.base.PatientId;

/**
 * A person as the clinic knows them on the outside: enough to tell two people apart.
 *
 * <p>What they told and what was done is the chart, in {@code care}.
 */
public record Patient(
        PatientId id, ClinicId clinic, PersonName name, Birthday born, Sex sex, Contact contact) {}
