package chat.warren.node.running;

import chat.warren.node.punch.ProbeBudget;

/** What all friends share. */
record Means(Surroundings around, Exits exits, Spares spares, ProbeBudget budget, Company company) {}
