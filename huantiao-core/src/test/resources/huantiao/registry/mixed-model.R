# Makes the data sets of MixedModelTest and the numbers it is held to. Run in this folder: Rscript mixed-model.R
# The people are invented. The tests read the files; they do not need R.
suppressMessages({library(nlme); library(lme4)})

set.seed(20260101)
people <- 80
weeks <- c(0, 2, 4, 8, 12, 26, 52)
chronic <- rbinom(people, 1, 0.6)
age <- round(rnorm(people, 52, 13))
start <- rnorm(people, 6.3, 1.4)
slope <- -0.95 + 0.35 * chronic + 0.45 * rnorm(people) - 0.1 * (start - 6.3)
rows <- do.call(rbind, lapply(seq_len(people), function(i) {
  leg <- start[i] + 0.3 * chronic[i] + slope[i] * log1p(weeks) + rnorm(length(weeks), 0, 1.1)
  kept <- c(TRUE, runif(length(weeks) - 1) < 0.75)
  data.frame(person = i, week = weeks, leg = pmin(10, pmax(0, round(leg))), chronic = chronic[i], age = age[i])[kept, ]
}))
write.csv(rows, "leg-pain-80.csv", row.names = FALSE, quote = FALSE)

courses <- 150
who <- sample(seq_len(8), courses, replace = TRUE, prob = c(4, 3, 3, 2, 2, 1, 1, 1))
effect <- rnorm(8, 0, 0.6)
baseline <- pmin(10, pmax(1, round(rnorm(courses, 6.4, 1.6))))
years <- round(rnorm(courses, 50, 14))
week12 <- pmin(10, pmax(0, round(1.2 + 0.45 * baseline + 0.01 * (years - 50) + effect[who] + rnorm(courses, 0, 1.7))))
write.csv(data.frame(practitioner = who, week12 = week12, baseline = baseline, age = years),
          "week-12-practitioners.csv", row.names = FALSE, quote = FALSE)

d <- read.csv("leg-pain-80.csv"); d$time <- log1p(d$week); d$decades <- (d$age - 50) / 10
p <- read.csv("week-12-practitioners.csv"); p$decades <- (p$age - 50) / 10
out <- data.frame(model = character(), program = character(), quantity = character(), value = numeric())
say <- function(model, program, quantity, value)
  out <<- rbind(out, data.frame(model = model, program = program, quantity = quantity, value = sprintf("%.9f", value)))

l <- lme(leg ~ time * chronic + decades, random = ~ time | person, data = d, method = "REML",
         control = lmeControl(msTol = 1e-12, tolerance = 1e-12, msMaxIter = 500, niterEM = 200))
g <- as.matrix(getVarCov(l))
for (k in names(fixef(l))) say("course", "nlme", paste0("fixed ", k), fixef(l)[[k]])
for (k in names(fixef(l))) say("course", "nlme", paste0("se ", k), sqrt(diag(vcov(l)))[[k]])
say("course", "nlme", "var intercept", g[1, 1]); say("course", "nlme", "cov", g[1, 2]); say("course", "nlme", "var slope", g[2, 2])
say("course", "nlme", "var residual", sigma(l)^2)
say("course", "nlme", "reml loglik", as.numeric(logLik(l)))

tight <- lmerControl(optimizer = "bobyqa", optCtrl = list(rhoend = 1e-11, maxfun = 1e5), calc.derivs = FALSE)
m <- lmer(leg ~ time * chronic + decades + (time | person), data = d, REML = TRUE, control = tight)
v <- VarCorr(m)$person
for (k in names(fixef(m))) say("course", "lme4", paste0("fixed ", k), fixef(m)[[k]])
for (k in names(fixef(m))) say("course", "lme4", paste0("se ", k), sqrt(diag(as.matrix(vcov(m))))[[which(names(fixef(m)) == k)]])
say("course", "lme4", "var intercept", v[1, 1]); say("course", "lme4", "cov", v[1, 2]); say("course", "lme4", "var slope", v[2, 2])
say("course", "lme4", "var residual", sigma(m)^2)
say("course", "lme4", "reml loglik", as.numeric(logLik(m)))
r <- ranef(m, condVar = TRUE)$person; cv <- attr(r, "postVar")
for (i in c(1, 17, 80)) {
  say("course", "lme4", paste0("intercept of ", i), r[i, 1]); say("course", "lme4", paste0("slope of ", i), r[i, 2])
  say("course", "lme4", paste0("intercept sd of ", i), sqrt(cv[1, 1, i]))
}

q <- lmer(week12 ~ baseline + decades + (1 | practitioner), data = p, REML = TRUE, control = tight)
for (k in names(fixef(q))) say("practitioner", "lme4", paste0("fixed ", k), fixef(q)[[k]])
for (k in names(fixef(q))) say("practitioner", "lme4", paste0("se ", k), sqrt(diag(as.matrix(vcov(q))))[[which(names(fixef(q)) == k)]])
say("practitioner", "lme4", "var intercept", VarCorr(q)$practitioner[1, 1])
say("practitioner", "lme4", "var residual", sigma(q)^2)
say("practitioner", "lme4", "reml loglik", as.numeric(logLik(q)))
r <- ranef(q, condVar = TRUE)$practitioner; cv <- attr(r, "postVar")
for (i in seq_len(nrow(r))) {
  say("practitioner", "lme4", paste0("intercept of ", rownames(r)[i]), r[i, 1])
  say("practitioner", "lme4", paste0("intercept sd of ", rownames(r)[i]), sqrt(cv[1, 1, i]))
}
write.csv(out, "mixed-model-R.csv", row.names = FALSE, quote = FALSE)
cat(R.version.string, "nlme", as.character(packageVersion("nlme")), "lme4", as.character(packageVersion("lme4")), "\n")
