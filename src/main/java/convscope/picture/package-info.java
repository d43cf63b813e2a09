/**
 * Pictures in, pictures out: reads picture files, makes a block's input tensor from them (crop,
 * resize, normalise, lift to any number of named channels), and colours feature maps into one
 * sheet.
 *
 * <p>Arrays that leave this package are row by row from the top left; pixels are non-premultiplied
 * {@code 0xAARRGGBB}. Nothing here needs a display.
 */
@NullMarked
package convscope.picture;

import org.jspecify.annotations.NullMarked;
