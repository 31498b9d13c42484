/**
 * What people do for themselves: exercises with our own drawings, habits, and the diary they keep
 * of it. When a plan is agreed and what the rules forbid is in {@code huantiao.care} and {@code
 * huantiao.triage}.
 */
@NullMarked
package huantiao.web.selfcare;

import org.jspecify.annotations.NullMarked;
