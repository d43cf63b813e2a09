package convscope.view;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.SeparatorMenuItem;

/** File, Edit, Rewrite, View, Help. */
final class Menus {

    private final Commands commands;
    private final MenuBar bar = new MenuBar();
    private final Menu recent = new Menu("Open recent");

    /**
     * @param rewrite the rules that apply to the selected block
     */
    Menus(Commands commands, Menu rewrite) {
        this.commands = commands;
        Menu file = menu("File", commands.file());
        recent.setId("recent");
        file.getItems().add(2, recent);
        Menu exports = menu("Export", commands.exports());
        exports.setId("exports");
        file.getItems().add(5, new SeparatorMenuItem());
        file.getItems().add(7, exports);
        file.getItems().add(8, new SeparatorMenuItem());
        Menu edit = menu("Edit", commands.history());
        add(edit, commands.clipboard());
        add(edit, commands.block());
        bar.getMenus()
                .setAll(
                        file,
                        edit,
                        rewrite,
                        menu("View", commands.view()),
                        menu("Help", commands.helps()));
    }

    MenuBar bar() {
        return bar;
    }

    Menu recent() {
        return recent;
    }

    List<List<Command>> groups() {
        List<Command> file = new ArrayList<>(commands.file());
        file.addAll(commands.exports());
        file.add(commands.openPicture());
        file.add(commands.pastePicture());
        file.add(commands.anotherSeed());
        List<Command> edit = new ArrayList<>(commands.history());
        edit.addAll(commands.clipboard());
        edit.addAll(commands.block());
        List<Command> view = new ArrayList<>(commands.view());
        view.add(commands.help());
        return List.of(edit, file, view);
    }

    List<String> titles() {
        return List.of("Edit", "File, picture, weights", "View");
    }

    private static Menu menu(String title, List<Command> commands) {
        Menu menu = new Menu(title);
        commands.forEach(command -> menu.getItems().add(command.item()));
        return menu;
    }

    private static void add(Menu menu, List<Command> commands) {
        menu.getItems().add(new SeparatorMenuItem());
        commands.forEach(command -> menu.getItems().add(command.item()));
    }
}
