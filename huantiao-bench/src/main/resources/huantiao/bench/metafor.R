# Answers and times the rows of the table with metafor. Reads one question a line:
#   answer ROW           numbers, by stopping rules far below the default
#   time ROW SECONDS     seconds per call, one number per batch, default settings
# and answers "ok" with numbers, or "error" with a reason.
folder <- commandArgs(trailingOnly = TRUE)[1]
if (!suppressWarnings(suppressMessages(require("metafor", quietly = TRUE)))) {
  cat("metafor is missing\n")
  quit(status = 3)
}

tight <- list(threshold = 1e-12, maxiter = 10000)

# One function per row: makes a call from the data; the call takes the settings and gives numbers.
numbers <- function(fit) c(fit$beta[1], fit$se[1], fit$tau2, fit$QE, fit$pval[1])

reml <- function(d) function(control) numbers(rma(d$yi, d$vi, control = control))

regression <- function(d) function(control) {
  fit <- rma(d$yi, d$vi, mods = cbind(d$x1, d$x2), control = control)
  c(fit$beta[1], fit$beta[2], fit$se[3], fit$tau2, fit$QM)
}

small <- function(d) {
  pieces <- lapply(0:49, function(i) i * 8 + 1:8)
  function(control) sapply(pieces, function(p) rma(d$yi[p], d$vi[p], control = control)$beta[1])
}

permutation <- function(d) function(control) {
  fit <- rma(d$yi, d$vi, control = control)
  permutest(fit, exact = TRUE, progbar = FALSE)$pval[1]
}

subsets <- function(d) {
  masks <- (1:100) * (32767 %/% 100)
  chosen <- lapply(masks, function(m) which(bitwAnd(m, 2^(0:14)) > 0))
  function(control) sapply(chosen, function(p) rma(d$yi[p], d$vi[p], control = control)$beta[1])
}

without_first <- function(d) function(control) numbers(rma(d$yi[-1], d$vi[-1], control = control))

three_level <- function(d) {
  d$effect <- seq_along(d$yi)
  function(control) {
    # The default, nlminb, reports no convergence when it is asked for more digits than it can tell apart; BFGS ends there.
    settings <- if (length(control)) list(optimizer = "BFGS", reltol = 1e-14) else list()
    fit <- rma.mv(yi, vi, random = ~ 1 | group/effect, data = d, sparse = TRUE, control = settings)
    c(fit$beta[1], fit$se[1], fit$sigma2)
  }
}

# With two arms a trial, a network is a regression on contrasts. It has no intercept, and rma takes the mean off the outcomes
# before its Q, which only an intercept allows (metafor 3.8-1: Q 49.06 where lm gives 45.38). So the outcomes are moved along the
# columns first until their mean is 0, and the effects back afterwards; nothing else of the fit changes.
network <- function(d) {
  x <- matrix(0, nrow(d), 100)
  x[cbind(seq_len(nrow(d)), d$first)] <- 1
  x[cbind(seq_len(nrow(d)), d$second)] <- -1
  x <- x[, -1]
  function(control) {
    along <- colMeans(x)
    moved <- along * mean(d$yi) / sum(along^2)
    fit <- rma(d$yi - c(x %*% moved), d$vi, mods = x, intercept = FALSE, method = "DL")
    c(fit$beta[1] + moved[1], fit$beta[99] + moved[99], fit$se[99], fit$tau2)
  }
}

maker <- function(row) {
  switch(sub("-[0-9]+$", "", row),
    "reml" = reml,
    "regression" = regression,
    "small-fits" = small,
    "permutation" = permutation,
    "gosh" = subsets,
    "leave-one-out" = without_first,
    "three-level" = three_level,
    "network" = network
  )
}

call_of <- function(row) maker(row)(read.csv(file.path(folder, paste0(row, ".csv"))))

now <- function() as.numeric(Sys.time())

batch <- function(call, size) {
  start <- now()
  for (i in seq_len(size)) call(list())
  (now() - start) / size
}

timed <- function(call, seconds) {
  size <- 1
  took <- batch(call, size)
  while (took * size < 0.02) {
    size <- size * 2
    took <- batch(call, size)
  }
  # A call that alone fills the time is not repeated; it was warmed by the answer.
  found <- if (took * size > seconds) took else numeric(0)
  end <- now() + seconds
  while (now() < end && took * size <= seconds) found <- c(found, batch(call, size))
  found
}

cat("ready R ", as.character(getRversion()), ", metafor ", as.character(packageVersion("metafor")), "\n", sep = "")
questions <- file("stdin", "r")
while (length(question <- readLines(questions, n = 1)) > 0) {
  words <- strsplit(question, " ")[[1]]
  found <- tryCatch(
    suppressWarnings(switch(words[1],
      "answer" = call_of(words[2])(tight),
      "time" = timed(call_of(words[2]), as.numeric(words[3]))
    )),
    error = function(e) conditionMessage(e)
  )
  if (is.numeric(found)) {
    cat("ok", formatC(found, digits = 17, format = "g"), "\n")
  } else {
    cat("error", gsub("\n", " ", found), "\n")
  }
}
