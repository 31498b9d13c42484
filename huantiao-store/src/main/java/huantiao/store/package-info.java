/**
 * PostgreSQL: the server we bring along, migrations, the journal, one class per shelf. The only
 * module where SQL lives.
 *
 * <p>What may be charted is decided in {@code care}; who may, in {@code access}.
 */
@NullMarked
package huantiao.store;

import org.jspecify.annotations.NullMarked;
