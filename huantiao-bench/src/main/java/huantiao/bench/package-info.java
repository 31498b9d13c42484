/**
 * How fast the meta-analysis is. The rows of the table, measured by JMH alone and, in one run with
 * the same seeded data, beside R's metafor. Nothing here is part of the product; the clinic's
 * figures (start, load) are measured by the scripts under {@code tools}.
 */
@NullMarked
package huantiao.bench;

import org.jspecify.annotations.NullMarked;
