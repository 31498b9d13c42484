/**
 * An alarm that stands, as the person themselves reads it on each of their own pages. What the
 * clinic reads of it is in {@code people}; what was just answered is in {@code triage}.
 */
@NullMarked
package huantiao.web.alarm;

import org.jspecify.annotations.NullMarked;
