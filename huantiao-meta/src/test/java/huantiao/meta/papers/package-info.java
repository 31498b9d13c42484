/**
 * Published analyses as tests, one class a paper. Each number stands with its table or page. Where
 * a paper could not be read itself, its printed results were read in the comparisons of the metafor
 * project ({@code tests/testthat/test_analysis_example_*.r}, July 2026), which name page and table
 * and note where the print differs from what its data give; the classes say so by "read through
 * metafor". Digits that only a stopping rule of 1e-5 decides are left out. Data are the printed
 * summary figures, as collected in the R package metadat.
 */
@NullMarked
package huantiao.meta.papers;

import org.jspecify.annotations.NullMarked;
