@NullMarked
package huantiao.bias;

import org.jspecify.annotations.NullMarked;
