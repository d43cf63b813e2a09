package convscope.view.tabs.compare;

import javafx.scene.layout.Region;

/**
 * Drawings, account and maps: side by side in the low pane below the drawing; where there is
 * height, drawings and account above the maps.
 */
final class CompareBoard extends Region {

    private static final double GAP = 10;
    private static final double HIGH = 420;

    private final Region drawings;
    private final Region account;
    private final Region maps;

    CompareBoard(Region drawings, Region account, Region maps) {
        this.drawings = drawings;
        this.account = account;
        this.maps = maps;
        getChildren().addAll(drawings, account, maps);
        setMinSize(0, 0);
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double height = getHeight();
        if (height < HIGH) {
            double left = Math.floor(0.16 * width);
            double middle = Math.floor(Math.max(290, 0.35 * width));
            drawings.resizeRelocate(0, 0, left, height);
            account.resizeRelocate(left + GAP, 0, middle, height);
            double rest = left + middle + 2 * GAP;
            maps.resizeRelocate(rest, 0, Math.max(0, width - rest), height);
        } else {
            double upper = Math.floor(0.45 * height);
            double left = Math.floor(0.4 * width);
            drawings.resizeRelocate(0, 0, left, upper);
            account.resizeRelocate(left + GAP, 0, width - left - GAP, upper);
            maps.resizeRelocate(0, upper + GAP, width, height - upper - GAP);
        }
    }

    @Override
    protected double computePrefWidth(double height) {
        return 860;
    }

    @Override
    protected double computePrefHeight(double width) {
        return 240;
    }
}
