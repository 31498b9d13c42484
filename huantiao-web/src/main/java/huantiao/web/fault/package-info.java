/**
 * The one place that answers what went wrong: in plain words, without a trace and without anybody's
 * data.
 *
 * <p>What a form can be told is answered by the form itself, with status 422.
 */
@NullMarked
package huantiao.web.fault;

import org.jspecify.annotations.NullMarked;
