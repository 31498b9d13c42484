/** The body chart: our figure as data, what is marked on it, and what can be laid over it. */
@NullMarked
package huantiao.web.body;

import org.jspecify.annotations.NullMarked;
