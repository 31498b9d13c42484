/** Reminders: when they go, whom they reach, and the shelf they wait on. */
@NullMarked
package huantiao.reminders;

import org.jspecify.annotations.NullMarked;
