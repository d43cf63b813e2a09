package convscope.picture;

/** What a picture file says of itself, read before anything is decoded. */
sealed interface PictureHeader permits PngHeader, JpegHeader, GifHeader, BmpHeader, WebpHeader {
    /** {@return the pixels across as stored, whatever the file claims} */
    long width();

    /** {@return the pixels down as stored, whatever the file claims} */
    long height();

    /** {@return Exif's orientation tag, 1..8; 1 is upright} */
    int orientation();

    /** {@return whether the file is there to its end} */
    boolean whole();
}
