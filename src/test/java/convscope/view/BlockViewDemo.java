package convscope.view;

import convscope.catalog.Catalog;
import convscope.diagram.Diagram;
import convscope.diagram.Palette;
import convscope.diagram.Slot;
import convscope.graph.Lowered;
import convscope.model.Path;
import java.util.HashSet;
import java.util.Set;
import javafx.application.Application;
import javafx.scene.Scene;
import javafx.stage.Stage;

/** The block view alone in a window: the name of a design, a width, a height, light or dark. */
public final class BlockViewDemo {

    private BlockViewDemo() {}

    public static void main(String[] args) {
        Application.launch(Window.class, args);
    }

    /** One design, folded and unfolded by the user. */
    public static final class Window extends Application implements BlockGestures {

        private final Set<Path> toggled = new HashSet<>();
        private final BlockView view = new BlockView(this);
        private Path selection = Path.ROOT;
        private Lowered lowered = Lowered.of(Catalog.start());

        @Override
        public void start(Stage stage) {
            var args = getParameters().getRaw();
            if (!args.isEmpty()) {
                lowered = Lowered.of(Catalog.design(args.getFirst()).orElseThrow());
            }
            double width = args.size() > 1 ? Double.parseDouble(args.get(1)) : 1280;
            double height = args.size() > 2 ? Double.parseDouble(args.get(2)) : 800;
            view.use(args.size() > 3 ? Palette.DARK : Palette.LIGHT);
            stage.setScene(new Scene(view, width, height));
            stage.setTitle("block view");
            stage.setX(0);
            stage.setY(0);
            stage.show();
            show();
        }

        private void show() {
            view.show(Diagram.of(lowered, toggled), selection);
        }

        @Override
        public void select(Path path) {
            selection = path;
            show();
        }

        @Override
        public void toggle(Path path) {
            if (!toggled.remove(path)) {
                toggled.add(path);
            }
            show();
        }

        @Override
        public void open(Path path) {
            System.out.println("open " + path);
        }

        @Override
        public void insert(Slot slot) {
            System.out.println("insert " + slot);
        }

        @Override
        public void drop(Slot slot, String text) {
            System.out.println("drop " + text + " at " + slot);
        }

        @Override
        public void delete(Path path) {
            System.out.println("delete " + path);
        }

        @Override
        public void escape() {
            System.out.println("escape");
        }

        @Override
        public void menu(Path path, double screenX, double screenY) {
            System.out.println("menu " + path);
        }
    }
}
