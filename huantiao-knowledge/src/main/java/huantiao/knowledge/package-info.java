/** Reads the reviewed data files shipped with the program and refuses a fact without a source. */
@NullMarked
package huantiao.knowledge;

import org.jspecify.annotations.NullMarked;
