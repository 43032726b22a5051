package chat.warren.node.api.web;

import chat.warren.node.api.ProfileException;
import chat.warren.node.desk.RefusedException;

/** Failures of the facade as HTTP tells them. The word for programs is that of the terminal's {@code --json}. */
final class Statuses {
    private Statuses() {}

    static RefusedException refusal(ProfileException failure) {
        int status = switch (failure.reason()) {
            case NO_PROFILE, NOT_FOUND -> 404;
            case PROFILE_EXISTS, FILE_EXISTS, FOREIGN_FILES, IN_USE, STILL_OPEN, NOT_POSSIBLE -> 409;
            case WRONG_PASSPHRASE -> 403;
            case NOT_UNDERSTOOD -> 400;
            case LOCKED, NOT_RUNNING -> 503;
            case DISK_FULL -> 507;
            case NOT_KNOWN -> 504;
            case DAMAGED, NEWER_VERSION, READ_ONLY, OTHER -> 500;
        };
        return new RefusedException(status, Shapes.word(failure.reason()), failure.sentence());
    }
}
