/**
 * Reminders that answers are due: when they go, by which way, what became of each, and whom to call
 * instead.
 *
 * <p>When answers are due is the schedule in {@code outcomes}; how a message leaves the building is
 * for the program around the core to know.
 */
@NullMarked
package huantiao.reminders;

import org.jspecify.annotations.NullMarked;
