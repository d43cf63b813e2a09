package convscope.picture;

/**
 * How a sheet stands in a window: as large as fits; where maps would become too small to tell
 * apart, in full width and scrolling down.
 *
 * @param layout the sheet, in its own pixels
 * @param scale screen pixels for a pixel of the sheet
 * @param scrolls whether it is higher than the window
 */
public record SheetFit(AtlasLayout layout, double scale, boolean scrolls) {

    private static final double SCROLL_BAR = 14;

    /**
     * {@return the best fit}
     *
     * @param maps a layout of these maps, in any columns
     * @param width of the window, in screen pixels
     * @param height of the window, in screen pixels
     * @param least a map's shorter side has at least so many screen pixels
     */
    public static SheetFit of(AtlasLayout maps, double width, double height, double least) {
        SheetFit best = fitting(maps.withColumns(1), width, height);
        for (int columns = 2; columns <= maps.count(); columns++) {
            SheetFit next = fitting(maps.withColumns(columns), width, height);
            if (next.scale > best.scale) {
                best = next;
            }
        }
        double needed = least / Math.min(maps.cellWidth(), maps.cellHeight());
        return best.scale >= needed ? best : scrolling(maps, width - SCROLL_BAR, needed);
    }

    private static SheetFit fitting(AtlasLayout layout, double width, double height) {
        double scale = Math.min(width / layout.width(), height / layout.height());
        return new SheetFit(layout, scale, false);
    }

    private static SheetFit scrolling(AtlasLayout maps, double width, double needed) {
        double cell = (maps.cellWidth() + maps.gap()) * needed;
        int columns = Math.clamp((int) ((width - maps.gap() * needed) / cell), 1, maps.count());
        AtlasLayout layout = maps.withColumns(columns);
        return new SheetFit(layout, Math.max(0.05, width / layout.width()), true);
    }

    public double width() {
        return layout.width() * scale;
    }

    public double height() {
        return layout.height() * scale;
    }
}
