package chat.warren.ui.terminal;

import chat.warren.node.api.ProfileException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;

/** Addresses as people write them. */
final class DhtText {
    private DhtText() {}

    static String of(InetSocketAddress address) {
        String host = address.getAddress().getHostAddress();
        return (address.getAddress() instanceof Inet6Address ? "[" + host + "]" : host) + ":" + address.getPort();
    }

    /** Reads host:port or [IPv6]:port, and asks the system for the address of a name. */
    static InetSocketAddress address(String text) throws ProfileException {
        int colon = text.lastIndexOf(':');
        String host = text.substring(0, Math.max(colon, 0));
        String port = text.substring(colon + 1);
        if (host.isEmpty()
                || port.isEmpty()
                || port.length() > 5
                || !port.chars().allMatch(Character::isDigit)) {
            throw notUnderstood("\"" + text + "\" is no host:port; nothing was asked.");
        }
        int number = Integer.parseInt(port);
        if (number < 1 || number > 65_535) {
            throw notUnderstood("There is no port " + number + "; nothing was asked.");
        }
        try {
            boolean bracketed = host.startsWith("[") && host.endsWith("]");
            InetAddress[] found = InetAddress.getAllByName(bracketed ? host.substring(1, host.length() - 1) : host);
            return new InetSocketAddress(found[0], number);
        } catch (UnknownHostException e) {
            throw new ProfileException(
                    ProfileException.Reason.OTHER,
                    "Nobody knows the address of " + host + "; nothing was asked: check the name, or give an address.",
                    e);
        }
    }

    static String nodes(int count) {
        return count == 1 ? "one node" : count + " nodes";
    }

    private static ProfileException notUnderstood(String sentence) {
        return new ProfileException(ProfileException.Reason.NOT_UNDERSTOOD, sentence);
    }
}
