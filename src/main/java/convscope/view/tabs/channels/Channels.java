package convscope.view.tabs.channels;

import convscope.graph.Lowered;
import convscope.graph.Node;
import convscope.model.Design;
import convscope.run.DenseProof;
import convscope.run.EngineMaker;
import convscope.run.Focus;
import convscope.run.Newest;
import convscope.run.PassResult;
import convscope.session.GroupsLever;
import convscope.session.Tab;
import convscope.view.tabs.BottomTab;
import convscope.view.tabs.TabHost;
import convscope.view.tabs.TabValues;
import convscope.view.workbench.ShownDesign;
import javafx.application.Platform;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** The channels, with what moves their groups and the proof that grouped is dense with zeros. */
public final class Channels implements BottomTab {

    private final ChannelsTab view = new ChannelsTab();
    private final Newest<DenseProof.Question, DenseProof.Answered> proof;
    private @Nullable Found found;

    /** What moves the groups of a node. */
    private record Found(Design design, String window, GroupsLever lever) {}

    /**
     * @param engines run the proof; started when the first is asked for
     */
    public Channels(EngineMaker engines) {
        proof = DenseProof.start(engines, Platform::runLater, view::proved);
        view.setOnQuestion(proof::ask);
    }

    @Override
    public Tab tab() {
        return Tab.CHANNELS;
    }

    @Override
    public Region node() {
        return view;
    }

    @Override
    public void attach(TabHost host) {
        view.setOnMessage(host::send);
    }

    @Override
    public void computed(ShownDesign shown, Focus focus, PassResult result) {
        view.show(TabValues.of(shown, focus, result), lever(focus));
    }

    @Override
    public void without(ShownDesign shown, String why) {
        view.say(why);
    }

    /** To find it a recipe is tried out; so it is kept while nothing changes. */
    private GroupsLever lever(Focus focus) {
        Lowered lowered = focus.lowered();
        String window = focus.window().map(Node::id).orElse("");
        if (found == null
                || !found.design.equals(lowered.design())
                || !found.window.equals(window)) {
            GroupsLever lever =
                    focus.window()
                            .map(node -> GroupsLever.of(lowered, node))
                            .orElse(new GroupsLever.Fixed(""));
            found = new Found(lowered.design(), window, lever);
        }
        return found.lever;
    }

    @Override
    public void close() {
        proof.close();
    }
}
