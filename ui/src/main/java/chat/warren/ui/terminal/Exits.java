package chat.warren.ui.terminal;

import chat.warren.node.api.ProfileException;
import java.util.LinkedHashMap;
import java.util.Map;

/** The exit codes. Scripts depend on them: a number that was released never changes its meaning. */
final class Exits {
    static final int DONE = 0;
    static final int FAILED = 1;
    static final int NOT_UNDERSTOOD = 2;
    static final int NO_PROFILE = 3;
    static final int EXISTS = 4;
    static final int IN_USE = 5;
    static final int WRONG_PASSPHRASE = 6;
    static final int DAMAGED = 7;
    static final int NEWER_VERSION = 8;
    static final int READ_ONLY = 9;
    static final int DISK_FULL = 10;
    static final int STILL_OPEN = 11;
    static final int LOCKED = 12;
    static final int NOT_RUNNING = 13;
    static final int NOT_FOUND = 14;
    static final int NOT_POSSIBLE = 15;
    /** A mistake of ours; the number is that of sysexits.h for it. */
    static final int OUR_MISTAKE = 70;

    private Exits() {}

    static int of(ProfileException.Reason reason) {
        return switch (reason) {
            case NO_PROFILE -> NO_PROFILE;
            case PROFILE_EXISTS, FILE_EXISTS, FOREIGN_FILES -> EXISTS;
            case IN_USE -> IN_USE;
            case WRONG_PASSPHRASE -> WRONG_PASSPHRASE;
            case DAMAGED -> DAMAGED;
            case NEWER_VERSION -> NEWER_VERSION;
            case READ_ONLY -> READ_ONLY;
            case DISK_FULL -> DISK_FULL;
            case STILL_OPEN -> STILL_OPEN;
            case LOCKED -> LOCKED;
            case NOT_UNDERSTOOD -> NOT_UNDERSTOOD;
            case NOT_RUNNING -> NOT_RUNNING;
            case NOT_FOUND -> NOT_FOUND;
            case NOT_POSSIBLE -> NOT_POSSIBLE;
            case NOT_KNOWN, OTHER -> FAILED;
        };
    }

    /** For the help of every command. */
    static Map<String, String> explained() {
        Map<String, String> codes = new LinkedHashMap<>();
        codes.put(" 0", "done");
        codes.put(" 1", "the disk, or what is in its place, failed");
        codes.put(" 2", "something given cannot be what was asked for");
        codes.put(" 3", "no profile, or no backup, where one was looked for");
        codes.put(" 4", "a profile, or another file, is there already and was left as it is");
        codes.put(" 5", "the profile is open in another Warren");
        codes.put(" 6", "wrong passphrase or key file");
        codes.put(" 7", "the profile or backup is damaged");
        codes.put(" 8", "made by a newer version of Warren");
        codes.put(" 9", "the folder cannot be written to");
        codes.put("10", "the disk is full");
        codes.put("11", "asked to lock, the other Warren did not");
        codes.put("12", "the profile was locked meanwhile");
        codes.put("13", "no daemon runs on the profile, and this needs one");
        codes.put("14", "what was named is not there");
        codes.put("15", "understood, and not possible as things are");
        codes.put("70", "a mistake in Warren");
        codes.put("130", "ended with Ctrl-C; a profile that was open is locked");
        return codes;
    }
}
