package huantiao.people;

/** What somebody in the clinic is trained to do; the article's team and the front desk. */
public enum Profession {
    ACUPUNCTURIST,
    CHIROPRACTOR,
    PHYSICAL_THERAPIST,
    NUTRITIONIST,
    HERBALIST,
    PHYSICIAN,
    NONE
}
