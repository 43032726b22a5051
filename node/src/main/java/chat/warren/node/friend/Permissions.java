package chat.warren.node.friend;

/**
 * What a friend may do, as we chose. Whether a friend may see that we are here is said by what our presence tells
 * ({@link chat.warren.storage.people.Terms.Addresses}).
 *
 * @param call our devices ring when this friend calls
 * @param relay we pass on datagrams for this friend
 * @param keep we keep sealed messages for this friend, and those that others left for them
 */
public record Permissions(boolean call, boolean relay, boolean keep) {
    /** Begins the name of the setting in which it is kept. */
    public static final String SETTING = "friend may ";

    /** What a new friend may: friends reach each other through friends, or not at all. */
    public static final Permissions USUAL = new Permissions(true, true, true);

    /** What somebody may who is no friend. */
    public static final Permissions NONE = new Permissions(false, false, false);
}
