package chat.warren.node.api.web;

import chat.warren.node.api.ProfileException;
import chat.warren.node.desk.Answer;
import chat.warren.node.desk.RefusedException;
import com.google.gson.JsonObject;

/** Runs what a route is for; a failure of it is told as HTTP has it. */
final class Commands {
    private Commands() {}

    /** Has a document for an answer. */
    @FunctionalInterface
    interface Telling {
        JsonObject run() throws ProfileException, InterruptedException;
    }

    /** Has nothing to say. */
    @FunctionalInterface
    interface Doing {
        void run() throws ProfileException, InterruptedException;
    }

    static Answer told(Telling command) throws RefusedException, InterruptedException {
        return Answer.ok(run(command));
    }

    static Answer created(Telling command) throws RefusedException, InterruptedException {
        return Answer.created(run(command));
    }

    static Answer done(Doing command) throws RefusedException, InterruptedException {
        try {
            command.run();
            return new Answer.Done();
        } catch (ProfileException e) {
            throw Statuses.refusal(e);
        }
    }

    private static JsonObject run(Telling command) throws RefusedException, InterruptedException {
        try {
            return command.run();
        } catch (ProfileException e) {
            throw Statuses.refusal(e);
        }
    }
}
