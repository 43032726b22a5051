package chat.warren.node.diagnosis;

/** Why a friend is not connected directly; of the first four, how they are connected: then nothing is wrong. */
public enum Cause {
    CONNECTED_DIRECTLY,
    CONNECTED_ON_THE_LAN,
    CONNECTED_THROUGH_A_FRIEND,
    CONNECTED_THROUGH_A_TUNNEL,
    WE_ARE_OFFLINE,
    OUR_CLOCK_IS_WRONG,
    FRIENDS_CLOCK_IS_WRONG,
    CLOCKS_DIFFER,
    WE_ARE_INVISIBLE,
    WE_WANT_ONLY_RELAYS,
    OUR_NETWORK_BLOCKS_UDP,
    DHT_UNREACHABLE,
    FRIEND_NOT_SEEN,
    FRIEND_WANTS_ONLY_RELAYS,
    FRIENDS_NETWORK_BLOCKS_UDP,
    BOTH_PORTS_RANDOM,
    PORTS_BY_LUCK,
    SAME_ROUTER_ISOLATES,
    STILL_TRYING,
    NO_ANSWER
}
