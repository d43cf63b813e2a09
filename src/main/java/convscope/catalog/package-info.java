/**
 * The papers: one file each with its recipes or networks, naming authors, year, figure or table,
 * and every deviation. A new recipe is one record here and one line in {@link
 * convscope.catalog.Catalog}.
 */
@org.jspecify.annotations.NullMarked
package convscope.catalog;
