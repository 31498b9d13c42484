/** The way to other clinics: the courier that carries signed sums by HTTP. */
@NullMarked
package huantiao.app.pool;

import org.jspecify.annotations.NullMarked;
