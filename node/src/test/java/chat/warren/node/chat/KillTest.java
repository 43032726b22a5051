package chat.warren.node.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.warren.node.chat.item.Saying;
import chat.warren.storage.StorageException;
import chat.warren.storage.chat.MessageId;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A kill leaves the files as they are: here they are copied between a commit and all that would have followed it, or
 * before a commit, and the program goes on from the copy.
 */
class KillTest {
    private static final int KILLS = 8;

    @TempDir
    Path folder;

    @Test
    void whatWasAcknowledgedIsThereOnceAfterKillsAtAnyCommit() throws StorageException, IOException {
        Town town = new Town(6);
        Resident anna = new Resident(town, folder.resolve("anna"), Town.identity(1), 1).create();
        Resident ben = new Resident(town, folder.resolve("ben"), Town.identity(2), 2).create();
        anna.befriend(ben);
        ben.befriend(anna);
        List<String> acknowledged = new ArrayList<>();
        int kills = 0;
        for (int i = 0; kills < KILLS || i % 40 != 0; i++) {
            if (town.cables.isEmpty()) {
                town.link(anna, ben);
            }
            town.pass(Duration.ofMillis(3));
            Resident one = town.random.nextBoolean() ? anna : ben;
            Resident other = one == anna ? ben : anna;
            String text = "text " + i;
            one.chat().order(new Command.Say(other.self(), Saying.Words.of(text)), new Answer() {
                @Override
                public void done(Optional<MessageId> said) {
                    acknowledged.add(text);
                }

                @Override
                public void refused(Refusal why) {
                    throw new AssertionError(why.sentence());
                }

                @Override
                public void failed(StorageException why) {
                    throw new AssertionError(why);
                }
            });
            for (int n = town.random.nextInt(6); n > 0; n--) {
                town.deliverOne();
            }
            if (town.random.nextInt(25) == 0) {
                kills++;
                one.kill(folder.resolve("copy" + kills), town.random.nextInt(3) > 0);
            } else if (town.random.nextBoolean()) {
                anna.work();
                ben.work();
            }
        }
        if (town.cables.isEmpty()) {
            town.link(anna, ben);
        }
        town.settle(anna, ben);
        List<String> left = anna.texts(ben);
        assertEquals(left, ben.texts(anna), "one order on both sides");
        assertEquals(left.size(), new HashSet<>(left).size(), "nothing twice");
        acknowledged.removeAll(left);
        assertEquals(List.of(), acknowledged, "nothing that was acknowledged is missing");
        assertEquals(0, anna.waitingFor(ben) + ben.waitingFor(anna));
        anna.close();
        ben.close();
    }
}
