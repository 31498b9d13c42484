/** PostgreSQL: the only module where SQL lives. */
@NullMarked
package huantiao.store;

import org.jspecify.annotations.NullMarked;
