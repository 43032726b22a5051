package chat.warren.storage.profile;

import chat.warren.storage.StorageException;
import chat.warren.storage.audit.AuditLog;
import chat.warren.storage.chat.Conversation;
import chat.warren.storage.chat.Conversations;
import chat.warren.storage.chat.Drafts;
import chat.warren.storage.chat.Entry;
import chat.warren.storage.chat.Expiry;
import chat.warren.storage.chat.MessageId;
import chat.warren.storage.chat.Messages;
import chat.warren.storage.custody.Custody;
import chat.warren.storage.custody.Keepers;
import chat.warren.storage.custody.Outbox;
import chat.warren.storage.database.SealedTable;
import chat.warren.storage.database.SealedTable.Placed;
import chat.warren.storage.database.Snapshot;
import chat.warren.storage.fading.FadingText;
import chat.warren.storage.file.Attachment;
import chat.warren.storage.file.Attachments;
import chat.warren.storage.file.MessageFiles;
import chat.warren.storage.file.Transfers;
import chat.warren.storage.network.CachedPeers;
import chat.warren.storage.people.Friends;
import chat.warren.storage.people.OwnIdentity;
import chat.warren.storage.search.Search;
import chat.warren.storage.settings.Settings;
import chat.warren.storage.state.ProtocolState;
import java.util.List;
import java.util.Optional;

/**
 * All repositories of a profile. None of them keeps anything in memory; they work on the snapshot or transaction given.
 */
public final class Contents {
    private final OwnIdentity own = new OwnIdentity();
    private final Friends friends = new Friends();
    private final Conversations conversations = new Conversations();
    private final Drafts drafts = new Drafts();
    private final Outbox outbox = new Outbox();
    private final Keepers keepers = new Keepers();
    private final Custody custody = new Custody();
    private final Attachments attachments = new Attachments();
    private final Transfers transfers = new Transfers();
    private final AuditLog audit = new AuditLog();
    private final Settings settings = new Settings();
    private final CachedPeers peers = new CachedPeers();
    private final ProtocolState state = new ProtocolState();
    private final Search search;
    private final MessageFiles files;
    private final Messages messages;
    private final Expiry expiry;
    private final FadingText fading;

    Contents(Store store, Search search) {
        this.search = search;
        this.files = new MessageFiles(attachments, store.files());
        this.messages = new Messages(conversations, store.fading(), search, files);
        this.expiry = new Expiry(store.database(), messages, store.fading());
        this.fading = new FadingText(store.fading());
    }

    public OwnIdentity own() {
        return own;
    }

    public Friends friends() {
        return friends;
    }

    public Conversations conversations() {
        return conversations;
    }

    public Messages messages() {
        return messages;
    }

    public Drafts drafts() {
        return drafts;
    }

    public Outbox outbox() {
        return outbox;
    }

    public Keepers keepers() {
        return keepers;
    }

    public Custody custody() {
        return custody;
    }

    public Attachments attachments() {
        return attachments;
    }

    public Transfers transfers() {
        return transfers;
    }

    public AuditLog audit() {
        return audit;
    }

    public Settings settings() {
        return settings;
    }

    public CachedPeers peers() {
        return peers;
    }

    public ProtocolState state() {
        return state;
    }

    public Search search() {
        return search;
    }

    /** The files that messages bring, and how they go with them. */
    public MessageFiles files() {
        return files;
    }

    /** For words that lie elsewhere as well, and are to disappear with their message. */
    public FadingText fading() {
        return fading;
    }

    public Expiry expiry() {
        return expiry;
    }

    /** Tables whose rows go into a backup as they are. Messages go besides; protocol state and caches never do. */
    List<SealedTable<?>> kept() {
        return List.of(
                own.table(),
                friends.tables().get(0),
                friends.tables().get(1),
                conversations.table(),
                drafts.table(),
                attachments.table(),
                audit.tables().get(0),
                audit.tables().get(1),
                settings.table());
    }

    /**
     * Whether a row of these goes into a backup: the file of a message that disappears does not, as its words do not.
     */
    boolean isKept(Snapshot snapshot, Object row) throws StorageException {
        if (!(row instanceof Attachment attachment) || attachment.messages().isEmpty()) {
            return true;
        }
        for (MessageId message : attachment.messages()) {
            Optional<Entry> entry = messages.find(snapshot, message);
            if (entry.isEmpty()
                    || (!entry.get().message().isDeleted()
                            && entry.get().message().context().expires().isEmpty())) {
                return true;
            }
        }
        return false;
    }

    /** Tables that a backup leaves out. */
    List<SealedTable<?>> leftOut() {
        return List.of(
                outbox.table(), keepers.table(), custody.table(), transfers.table(), peers.table(), state.table());
    }

    void check(Snapshot snapshot) throws StorageException {
        audit.check(snapshot);
        for (SealedTable<?> table : kept()) {
            open(snapshot, table);
        }
        for (SealedTable<?> table : leftOut()) {
            open(snapshot, table);
        }
        messages.eachPassing(snapshot, (number, message) -> {});
        List<Placed<Conversation>> page = conversations.page(snapshot, 0, SealedTable.MAX_PAGE);
        while (!page.isEmpty()) {
            for (Placed<Conversation> conversation : page) {
                open(snapshot, conversation.value());
            }
            page = conversations.page(snapshot, page.getLast().place(), SealedTable.MAX_PAGE);
        }
    }

    private static void open(Snapshot snapshot, SealedTable<?> table) throws StorageException {
        List<? extends Placed<?>> page = table.after(snapshot, 0, SealedTable.MAX_PAGE);
        while (!page.isEmpty()) {
            page = table.after(snapshot, page.getLast().place(), SealedTable.MAX_PAGE);
        }
    }

    private void open(Snapshot snapshot, Conversation conversation) throws StorageException {
        List<Entry> page = messages.after(snapshot, conversation.id(), 0, SealedTable.MAX_PAGE);
        while (!page.isEmpty()) {
            for (Entry entry : page) {
                if (entry.message().context().edits() > 0) {
                    messages.history(snapshot, entry.message().id());
                }
            }
            page = messages.after(snapshot, conversation.id(), page.getLast().place(), SealedTable.MAX_PAGE);
        }
    }
}
