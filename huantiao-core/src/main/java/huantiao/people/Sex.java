package huantiao.people;

/** Sex as the rules use it; {@code UNSAID} is an answer, not a guess. */
public enum Sex {
    FEMALE,
    MALE,
    OTHER,
    UNSAID
}
