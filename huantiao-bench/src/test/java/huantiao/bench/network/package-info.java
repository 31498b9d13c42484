@NullMarked
package huantiao.bench.network;

import org.jspecify.annotations.NullMarked;
