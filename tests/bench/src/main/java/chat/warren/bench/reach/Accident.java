package chat.warren.bench.reach;

/** Something that happens to the first of the two, or to the relay between them. */
enum Accident {
    ADDRESS("the router gets another address", "port-restricted/port-restricted"),
    REBOOT("the router forgets everybody", "port-restricted/port-restricted"),
    MOBILE("from one network to another", "port-restricted/port-restricted"),
    CABLE("from Wi-Fi to cable behind the same router", "port-restricted/port-restricted"),
    OUTAGE("ten seconds without a line", "port-restricted/port-restricted"),
    RELAY("the relay dies", "symmetric/symmetric"),
    SLEEP("the computer sleeps", "port-restricted/port-restricted");

    final String title;
    final String routers;

    Accident(String title, String routers) {
        this.title = title;
        this.routers = routers;
    }
}
