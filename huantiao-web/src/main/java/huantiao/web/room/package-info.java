/**
 * The treatment room: who sits where, whose needles are in, and the question of who it is before a
 * chart is opened. What is charted is in {@code care}.
 */
@NullMarked
package huantiao.web.room;

import org.jspecify.annotations.NullMarked;
