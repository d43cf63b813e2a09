/**
 * The papers: one file each with its recipes, or with its networks as the tables that it prints and
 * the names of their published tensors; each says authors, year, figure or table, and every
 * deviation. A new recipe is one record here and one line in {@link convscope.catalog.Catalog}, a
 * new network one line in its family's table.
 */
@org.jspecify.annotations.NullMarked
package convscope.catalog;
