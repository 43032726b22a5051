package chat.warren.node.link.loop;

import chat.warren.node.link.Carrier;
import chat.warren.node.link.Credentials;
import chat.warren.node.link.Expectations;
import chat.warren.node.link.LinkWatcher;

/** Everything that links need of others. */
public record Wiring(
        Place place, Carrier carrier, Credentials credentials, Expectations expectations, LinkWatcher watcher) {}
