@NullMarked
package huantiao.meta.reference;

import org.jspecify.annotations.NullMarked;
