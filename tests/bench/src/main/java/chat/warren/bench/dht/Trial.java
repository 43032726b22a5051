package chat.warren.bench.dht;

/** What every implementation is asked to do. */
enum Trial {
    PUT("put", "an immutable value of 100 bytes, until every copy is acknowledged"),
    GET("get", "that value, at another node, until it is there"),
    MISS("miss", "a value nobody has, until that is certain: the whole walk"),
    PEERS("get_peers", "until the first peer of an announced infohash"),
    COLD("cold start", "a new node that knows one address, until it holds a value");

    private final String label;
    private final String what;

    Trial(String label, String what) {
        this.label = label;
        this.what = what;
    }

    String label() {
        return label;
    }

    String what() {
        return what;
    }
}
