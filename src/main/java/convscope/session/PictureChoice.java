package convscope.session;

import java.nio.file.Path;

/** Which picture runs through the design. */
public sealed interface PictureChoice {

    PictureChoice INITIAL = new Sample("cat");

    /** {@return what it is called on screen} */
    String label();

    /** One that ships with the program, or that the program makes. */
    record Sample(String name) implements PictureChoice {
        @Override
        public String label() {
            return name;
        }
    }

    record File(Path path) implements PictureChoice {
        @Override
        public String label() {
            Path name = path.getFileName();
            return name == null ? path.toString() : name.toString();
        }
    }

    /** One from the clipboard; each paste is a picture of its own. */
    final class Pasted implements PictureChoice {

        private final byte[] encoded;

        /**
         * @param encoded a PNG file
         */
        public Pasted(byte[] encoded) {
            this.encoded = encoded.clone();
        }

        /** {@return the picture as a PNG file} */
        public byte[] encoded() {
            return encoded.clone();
        }

        @Override
        public String label() {
            return "pasted";
        }
    }
}
