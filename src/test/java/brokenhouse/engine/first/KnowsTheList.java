package brokenhouse.engine.first;

import brokenhouse.engine.all.Registry;

/** An engine that asks which others there are. */
record KnowsTheList(Registry registry) {}
