package chat.warren.node.api;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What can be seen of a profile without its passphrase.
 *
 * @param bytes all its files together
 * @param memoryMib memory that one guess at the passphrase takes
 * @param passes how often that memory is gone through
 * @param needsKeyFile whether it opens only with its key file as well
 * @param lanes in how many columns, which could be worked on at once
 * @param openElsewhere whether a running Warren has it open
 * @param holder the number of that Warren's process, if it is known
 */
public record ClosedProfile(
        Path folder,
        long bytes,
        int memoryMib,
        int passes,
        int lanes,
        boolean needsKeyFile,
        boolean openElsewhere,
        Optional<Long> holder) {}
