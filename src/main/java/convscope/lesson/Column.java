package convscope.lesson;

import convscope.model.Design;

/**
 * One of the designs that stand side by side.
 *
 * @param heading a few words over it
 * @param design what is drawn, counted and run
 */
public record Column(String heading, Design design) {}
