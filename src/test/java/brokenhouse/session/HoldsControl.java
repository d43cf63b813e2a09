package brokenhouse.session;

import javafx.scene.control.Button;

/** A control in a value. */
record HoldsControl(Button button) {}
