package huantiao.access;

/** What somebody is in the clinic. One person may be several things. */
public enum Role {
    FRONT_DESK,
    PRACTITIONER,
    OWNER,
    REVIEWER
}
