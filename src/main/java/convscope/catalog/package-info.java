/**
 * The papers: one file each with its recipes, or with its networks as the tables that it prints and
 * the names of their published tensors; each says authors, year, figure or table, and every
 * deviation.
 *
 * <p>Start at {@link convscope.catalog.Catalog} and {@link convscope.catalog.ResNeXt}. A name
 * becomes a design, whose blocks are recipes; what a recipe stands for is found when the design is
 * lowered. A new recipe is one record here and one line in {@code Catalog}, a new network one line
 * in its family's table.
 *
 * {@snippet class="convscope.catalog.CatalogExampleTest" region="example"}
 */
@org.jspecify.annotations.NullMarked
package convscope.catalog;
