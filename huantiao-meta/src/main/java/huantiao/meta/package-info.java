/** Meta-analysis for the JVM: effect sizes, models, heterogeneity, bias and plots. */
@NullMarked
package huantiao.meta;

import org.jspecify.annotations.NullMarked;
