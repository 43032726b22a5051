package chat.warren.ui.terminal;

import chat.warren.node.api.ProfileException;
import chat.warren.node.api.web.RemoteNode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Says what shall be with somebody, in one word. */
@Command
final class Decide extends Remote implements Callable<Integer> {
    private final Decision decision;

    @Parameters(paramLabel = "NAME", description = "Whom: a name, its beginning, or an id.")
    private String person = "";

    Decide(World world, Decision decision) {
        super(world);
        this.decision = decision;
    }

    /** What can be decided. */
    enum Decision {
        accept("Says yes to somebody who asks to be a friend.", "You are friends."),
        decline("Says no to somebody who asks. They hear it if they are here.", "They are told, if they are here."),
        block("Nothing of theirs reaches you any more; they are told nothing.", "Nothing of theirs reaches you."),
        unblock("As if you had never met: they may ask again.", "They may ask again."),
        remove("No friend any more; they are told nothing, and cannot undo it.", "They are no friend any more."),
        unverify("Takes back that you have compared words.", "They are not verified any more.");

        private final String sentence;
        private final String done;

        Decision(String sentence, String done) {
            this.sentence = sentence;
            this.done = done;
        }

        String sentence() {
            return sentence;
        }
    }

    @Override
    public Integer call() throws ProfileException {
        RemoteNode node = node();
        String path = "/v1/friends/" + Persons.find(node, person);
        switch (decision) {
            case accept, decline, block, unblock -> node.post(path + "/" + decision.name(), "{}");
            case remove -> node.delete(path);
            case unverify -> node.put(path + "/verification", "{\"compared\":false}");
        }
        return done(decision.done);
    }
}
