package huantiao.access;

import huantiao.base.ClinicId;
import huantiao.base.PatientId;

/** Whose record a deed touches. */
public record Whose(ClinicId clinic, PatientId patient) {}
