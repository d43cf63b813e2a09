/**
 * Pictures in, pictures out: reads picture files, makes a block's input tensor from them (crop,
 * resize, normalise, lift to any number of named channels), and colours feature maps into one
 * sheet. Nothing here needs a display.
 *
 * <p>Start at {@link convscope.picture.PictureDecoder}, {@link convscope.picture.PictureInput} and
 * {@link convscope.picture.ColourScale}. A file becomes a {@link convscope.picture.Picture}, that a
 * tensor; what an engine made of it comes back as {@link convscope.picture.FeatureMaps} and leaves
 * as a {@link convscope.picture.Sheet}. Arrays that leave this package are row by row from the top
 * left; pixels are non-premultiplied {@code 0xAARRGGBB}.
 *
 * {@snippet class="convscope.picture.PictureExampleTest" region="example"}
 */
@org.jspecify.annotations.NullMarked
package convscope.picture;
