package chat.warren.node.api;

import java.nio.file.Path;

/**
 * What can be seen of a profile without its passphrase.
 *
 * @param bytes all its files together
 * @param memoryMib memory that one guess at the passphrase takes
 * @param passes how often that memory is gone through
 * @param needsKeyFile whether it opens only with its key file as well
 * @param openElsewhere whether a running Warren has it open
 */
public record ClosedProfile(
        Path folder, long bytes, int memoryMib, int passes, boolean needsKeyFile, boolean openElsewhere) {}
