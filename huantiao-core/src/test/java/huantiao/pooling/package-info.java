@NullMarked
package huantiao.pooling;

import org.jspecify.annotations.NullMarked;
