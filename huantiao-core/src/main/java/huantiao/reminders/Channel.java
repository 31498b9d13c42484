package huantiao.reminders;

/** A way by which a message reaches somebody. */
public enum Channel {
    EMAIL,
    TEXT
}
