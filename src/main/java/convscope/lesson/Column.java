package convscope.lesson;

import convscope.model.Design;

/**
 * One of the designs that stand side by side.
 *
 * @param heading a few words over it
 * @param design what is counted and run
 * @param figure what is drawn: the design as the papers draw it
 */
public record Column(String heading, Design design, Design figure) {}
