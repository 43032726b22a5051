package chat.warren.node.api;

import chat.warren.crypto.identity.DeviceId;
import chat.warren.node.api.LogLine.Level;
import chat.warren.node.burrow.loop.Told;
import chat.warren.node.chat.ChatEvent;
import chat.warren.node.diagnosis.Foothold;
import chat.warren.node.friend.FriendEvent;
import chat.warren.node.pairing.Pairing;
import chat.warren.node.share.Live;
import chat.warren.storage.chat.Conversation;
import chat.warren.storage.chat.ConversationId;
import chat.warren.storage.people.PersonId;
import chat.warren.storage.row.Id;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Hands on what happens in the burrow, in the facade's words. On the node's thread. */
final class Telling implements Told {
    private final OpenProfile profile;
    private final Messages messages;
    private final Events events;
    private final LogBook log;
    private final Map<ConversationId, String> with = new HashMap<>();
    private final AtomicReference<Optional<DevicesView.Copying>> copying = new AtomicReference<>(Optional.empty());

    Telling(OpenProfile profile, PersonId self, Events events, LogBook log) {
        this.profile = profile;
        this.messages = new Messages(self);
        this.events = events;
        this.log = log;
    }

    /** How much has been copied from another device of ours. */
    AtomicReference<Optional<DevicesView.Copying>> copying() {
        return copying;
    }

    @Override
    public void happened(ChatEvent event) {
        Optional<String> with = with(event.conversation());
        if (with.isEmpty()) {
            return; // It was removed meanwhile.
        }
        event(event, with.get()).ifPresent(events::publish);
    }

    private Optional<Event> event(ChatEvent event, String with) {
        return switch (event) {
            case ChatEvent.Came came ->
                Optional.of(new Event.MessageCame(
                        with, Ids.text(came.message()), came.author().equals(messages.self())));
            case ChatEvent.Changed changed -> Optional.of(new Event.MessageChanged(with, Ids.text(changed.message())));
            case ChatEvent.Moved moved -> Optional.of(new Event.MessageMoved(with, Ids.text(moved.message())));
            case ChatEvent.Renewed renewed -> Optional.of(new Event.ConversationChanged(with));
            case ChatEvent.Typing typing -> Optional.of(new Event.Typing(with, typing.writing()));
            // The message that came, or was changed, is told of besides.
            case ChatEvent.Announced announced -> Optional.empty();
            case ChatEvent.TookBack back -> Optional.empty();
        };
    }

    @Override
    public void moved(Live live) {
        Live.Progress progress = live.progress();
        events.publish(new Event.FileMoved(
                Ids.text(live.file()),
                live.to().isPresent(),
                live.to().map(Ids::text),
                FileState.valueOf(live.stage().name()),
                progress.bytes(),
                progress.done(),
                progress.bytesPerSecond()));
    }

    private Optional<String> with(ConversationId conversation) {
        String known = with.get(conversation);
        if (known != null) {
            return Optional.of(known);
        }
        try {
            Optional<Conversation> found = profile.read(
                    (contents, snapshot) -> contents.conversations().find(snapshot, conversation));
            Optional<String> other = found.map(messages::other).map(Ids::text);
            other.ifPresent(person -> with.put(conversation, person));
            return other;
        } catch (ProfileException e) {
            log.note(Level.WARNING, e.sentence());
            return Optional.empty();
        }
    }

    @Override
    public void happened(FriendEvent event) {
        switch (event) {
            case FriendEvent.Asked asked -> events.publish(new Event.FriendAsked(Ids.text(asked.person())));
            case FriendEvent.Waiting waiting -> events.publish(new Event.FriendChanged(Ids.text(waiting.person())));
            case FriendEvent.Introduced(Id introduction, PersonId by, PersonId person) ->
                events.publish(new Event.Introduced(Ids.text(introduction), Ids.text(by), Ids.text(person)));
            case FriendEvent.Befriended friend -> events.publish(new Event.Befriended(Ids.text(friend.person())));
            case FriendEvent.Declined declined ->
                events.publish(new Event.FriendDeclined(Ids.text(declined.person()), declined.name()));
            case FriendEvent.Parted parted -> events.publish(new Event.FriendParted(Ids.text(parted.person())));
            case FriendEvent.Changed changed -> events.publish(new Event.FriendChanged(Ids.text(changed.person())));
            case FriendEvent.NewDevice(PersonId person, DeviceId device) -> device(person, device, false);
            case FriendEvent.RevokedDevice(PersonId person, DeviceId device) -> device(person, device, true);
            case FriendEvent.OwnDevices _ -> events.publish(new Event.DevicesChanged());
            case FriendEvent.Refused refused -> notice(refused.sentence());
            case FriendEvent.InviteOver over -> notice(over.sentence());
            case FriendEvent.Trouble trouble -> log.note(Level.WARNING, trouble.sentence());
        }
    }

    private void device(PersonId person, DeviceId device, boolean revoked) {
        events.publish(new Event.FriendDevice(Ids.text(person), Persons.digits(device), revoked));
        events.publish(new Event.FriendChanged(Ids.text(person)));
    }

    private void notice(String sentence) {
        events.publish(new Event.PeopleNotice(sentence));
    }

    @Override
    public void paired(Pairing step) {
        events.publish(new Event.PairingMoved(Devices.step(step)));
    }

    @Override
    public void copying(DeviceId from, long done, long total) {
        boolean over = done >= total;
        copying.set(over ? Optional.empty() : Optional.of(new DevicesView.Copying(Devices.text(from), done, total)));
        events.publish(new Event.HistoryCopied(Devices.text(from), done, total));
    }

    @Override
    public void linked(PersonId person, boolean up) {
        events.publish(new Event.FriendLinked(Ids.text(person), up));
    }

    @Override
    public void nearbyChanged() {
        events.publish(new Event.NearbyChanged());
    }

    @Override
    public void stands(Foothold foothold) {
        NetworkState state = NetworkState.of(foothold);
        events.publish(new Event.NetworkChanged(state));
        log.note(Level.INFO, state.sentence());
    }

    @Override
    public void noted(String sentence) {
        log.note(Level.INFO, sentence);
    }
}
