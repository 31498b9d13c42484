/**
 * A person's trajectory: the schedule of answers, the line and what measurement error leaves of it,
 * and the review decision.
 */
@NullMarked
package huantiao.course;

import org.jspecify.annotations.NullMarked;
