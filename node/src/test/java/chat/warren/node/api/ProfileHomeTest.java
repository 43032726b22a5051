package chat.warren.node.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.node.api.ProfileException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** The facade without a terminal before it. What several processes do to each other is in tests/scenarios. */
class ProfileHomeTest {
    @TempDir
    Path folder;

    private ProfileHome home(Path at) {
        return new ProfileHome(at, Optional.empty(), Effort.LEAST, new Random(3), InstantSource.system());
    }

    private static char[] typed(String passphrase) {
        return passphrase.toCharArray();
    }

    private static void refuses(Reason reason, Executable executable) {
        ProfileException refused = assertThrows(ProfileException.class, executable);
        assertEquals(reason, refused.reason(), refused.sentence());
    }

    @Test
    void whatIsLockedAnswersNothingMore() throws ProfileException {
        OpenProfile profile = home(folder.resolve("p")).create("Anna", typed("one"));
        profile.close();
        profile.close();
        assertTrue(profile.isLocked());
        refuses(Reason.LOCKED, profile::view);
        refuses(Reason.LOCKED, profile::recoveryWords);
        refuses(Reason.LOCKED, () -> profile.changePassphrase(typed("two")));
        refuses(Reason.LOCKED, () -> profile.export(folder.resolve("b"), typed("one"), false));
    }

    @Test
    void aRequestToLockReachesWhoeverListens() throws ProfileException, InterruptedException {
        ProfileHome home = home(folder.resolve("p"));
        OpenProfile profile = home.create("Anna", typed("one"));
        CountDownLatch told = new CountDownLatch(2);
        profile.whenLocked(trouble -> told.countDown());
        assertTrue(home.lock());
        profile.whenLocked(trouble -> told.countDown()); // Who comes late is told as well.
        assertTrue(told.await(1, TimeUnit.MINUTES));
        assertFalse(home.lock(), "it was locked already");
    }

    @Test
    void anIdentityComesBackFromItsWords() throws ProfileException {
        List<String> words;
        String identity;
        try (OpenProfile first = home(folder.resolve("p")).create("Anna", typed("one"))) {
            words = first.recoveryWords();
            identity = first.view().identity();
        }
        ProfileHome second = home(folder.resolve("q"));
        String paper = "  " + String.join("\n", words).toUpperCase(Locale.ROOT) + " ";
        try (OpenProfile recovered = second.recover("Anna", paper, typed("two"))) {
            assertEquals(identity, recovered.view().identity());
        }
        refuses(Reason.NOT_UNDERSTOOD, () -> home(folder.resolve("r")).recover("Anna", "abandon", typed("two")));
        assertFalse(Files.exists(folder.resolve("r")));
    }

    @Test
    void anEmptyPassphraseAndANamelessPersonMakeNoProfile() {
        ProfileHome home = home(folder.resolve("p"));
        refuses(Reason.NOT_UNDERSTOOD, () -> home.create("Anna", typed("")));
        refuses(Reason.NOT_UNDERSTOOD, () -> home.create(" ", typed("one")));
        assertFalse(Files.exists(folder.resolve("p")));
    }

    @Test
    void aPassphraseMayBeTypedInAnyNormalForm() throws ProfileException {
        ProfileHome home = home(folder.resolve("p"));
        home.create("Anna", typed("gr\u00fcn")).close();
        home.open(typed("gru\u0308n")).close();
        refuses(Reason.WRONG_PASSPHRASE, () -> home.open(typed("grun")));
    }

    @Test
    void aBackupIsNotPutWhereItWouldBeLost() throws IOException {
        ProfileHome home = home(folder.resolve("p"));
        try (OpenProfile profile = home.create("Anna", typed("one"))) {
            Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("p"));
            byte[] vault = Files.readAllBytes(link.resolve("vault"));
            for (Path within :
                    List.of(folder.resolve("p").resolve("vault"), link.resolve("vault"), link.resolve("b"))) {
                refuses(Reason.NOT_UNDERSTOOD, () -> profile.export(within, typed("one"), true));
            }
            refuses(Reason.NOT_UNDERSTOOD, () -> profile.export(folder.resolve("none/b"), typed("one"), true));
            refuses(Reason.FILE_EXISTS, () -> profile.export(folder, typed("one"), true));
            assertEquals(vault.length, Files.size(link.resolve("vault")));
        }
    }

    @Test
    void aRestoreThatWasInterruptedIsUndoneByLooking() throws IOException {
        ProfileHome home = home(folder.resolve("p"));
        home.create("Anna", typed("one")).close();
        Files.move(folder.resolve("p"), folder.resolve("p.replaced")); // As a kill between two moves leaves it.
        assertFalse(home.look().openElsewhere());
        home.open(typed("one")).close();
        assertFalse(Files.exists(folder.resolve("p.replaced")));
    }

    @Test
    void aKeyFileLiesElsewhereAndIsMadeOnce() throws IOException {
        Path key = folder.resolve("key");
        ProfileHome two = new ProfileHome(
                folder.resolve("p"), Optional.of(key), Effort.LEAST, new Random(4), InstantSource.system());
        two.create("Anna", typed("one")).close();
        byte[] made = Files.readAllBytes(key);
        refuses(Reason.PROFILE_EXISTS, () -> two.create("Anna", typed("one")));
        assertEquals(32, made.length);
        two.open(typed("one")).close();
        Files.write(key, new byte[32]);
        refuses(Reason.WRONG_PASSPHRASE, () -> two.open(typed("one")));
        Files.write(key, new byte[31]);
        refuses(Reason.NOT_UNDERSTOOD, () -> two.open(typed("one")));
        Files.delete(key);
        refuses(Reason.NOT_UNDERSTOOD, () -> two.open(typed("one")));
        Path within = folder.resolve("q").resolve("key");
        ProfileHome lost = new ProfileHome(
                folder.resolve("q"), Optional.of(within), Effort.LEAST, new Random(4), InstantSource.system());
        refuses(Reason.NOT_UNDERSTOOD, () -> lost.create("Anna", typed("one")));
    }
}
