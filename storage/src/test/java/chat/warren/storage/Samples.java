package chat.warren.storage;

import chat.warren.crypto.identity.DeviceCertificate;
import chat.warren.crypto.identity.DeviceId;
import chat.warren.crypto.identity.DeviceKey;
import chat.warren.crypto.identity.DeviceList;
import chat.warren.crypto.identity.IdentityKey;
import chat.warren.storage.chat.Authorship;
import chat.warren.storage.chat.Content;
import chat.warren.storage.chat.Context;
import chat.warren.storage.chat.Conversation;
import chat.warren.storage.chat.ConversationId;
import chat.warren.storage.chat.Message;
import chat.warren.storage.chat.MessageId;
import chat.warren.storage.people.Friend;
import chat.warren.storage.people.Own;
import chat.warren.storage.people.PersonId;
import chat.warren.storage.people.Standing;
import chat.warren.storage.people.Terms;
import chat.warren.storage.people.Verification;
import chat.warren.storage.row.Id;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** Values to store: the same for the same number. */
public final class Samples {
    /** 2026-11-21, noon. */
    public static final Instant NOON = Instant.ofEpochSecond(1_795_262_400L);

    public static final ConversationId CONVERSATION = conversationId(1);

    private Samples() {}

    public static Id id(long number) {
        return Id.of(ByteBuffer.allocate(Id.BYTES)
                .putLong(0x5a5a5a5a5a5a5a5aL)
                .putLong(number)
                .array());
    }

    public static ConversationId conversationId(long number) {
        return new ConversationId(id(1_000_000 + number));
    }

    public static MessageId messageId(long number) {
        return new MessageId(id(number));
    }

    public static PersonId person(long number) {
        return new PersonId(id(2_000_000 + number));
    }

    /** Has a person's bytes: fixtures of the outbox were written when it went by person. */
    public static DeviceId device(long number) {
        return new DeviceId(person(number).id().toArray());
    }

    public static Conversation conversation(long number) {
        return new Conversation(
                conversationId(number),
                Conversation.Kind.GROUP,
                List.of(person(1), person(2)),
                "conversation " + number,
                Conversation.Preferences.DEFAULT);
    }

    public static Message message(long number, String text) {
        return message(number, text, Context.PLAIN);
    }

    public static Message message(long number, String text, Context context) {
        return new Message(messageId(number), CONVERSATION, by(number), Content.text(text), context);
    }

    public static Message messageIn(ConversationId conversation, long number, String text) {
        return new Message(messageId(number), conversation, by(number), Content.text(text), Context.PLAIN);
    }

    public static Authorship by(long number) {
        byte[] device = id(3_000_000 + number % 3).toArray();
        Instant written = NOON.plusMillis(number);
        return new Authorship(person(number % 3), new DeviceId(device), written, written.plusMillis(7));
    }

    public static IdentityKey identity(long seed) {
        return IdentityKey.generate(new SplittableRandom(seed));
    }

    public static DeviceList devices(IdentityKey identity, DeviceKey device) {
        return DeviceList.first(identity, DeviceCertificate.issue(identity, device, NOON.plus(Duration.ofDays(365))));
    }

    public static Own own(String name) {
        IdentityKey identity = identity(1);
        DeviceKey device = DeviceKey.generate(new SplittableRandom(2));
        return new Own(identity, device, devices(identity, device), name);
    }

    public static Friend friend(long number, String name) {
        IdentityKey identity = identity(100 + number);
        DeviceKey device = DeviceKey.generate(new SplittableRandom(200 + number));
        PersonId person = PersonId.of(identity.identity());
        return new Friend(
                identity.identity(),
                new Friend.Names(name, "my " + name),
                new Standing(Standing.Stage.FRIEND, NOON),
                new Verification(person, Verification.How.NOT_VERIFIED, Optional.empty(), NOON),
                new Terms(Terms.Addresses.RELAY_ONLY, Optional.of(devices(identity, device)), "note on " + name));
    }
}
