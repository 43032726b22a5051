package chat.warren.node.punch;

import chat.warren.crypto.pair.Side;
import chat.warren.node.nat.Mapping;
import chat.warren.node.nat.NatReport;
import chat.warren.node.probe.Candidate;
import chat.warren.node.probe.Whereabouts;
import java.util.List;

/**
 * What both sides know when a punch begins.
 *
 * @param side tells the two apart where they must not do the same
 */
public record Meeting(Whereabouts mine, Whereabouts theirs, Stance stance, Side side) {
    /** How promising it is, from what is known; relays need not wait for what cannot be. */
    public enum Prospect {
        /** Some address can simply be written to, or both ports can be known. */
        LIKELY,
        /** Ports have to be guessed, but a second or two of guessing is enough. */
        BY_GUESSING,
        /** Ports have to be guessed on both sides, within blocks: sometimes. */
        BY_LUCK,
        /** It would take minutes of flooding: only a LAN or IPv6 address can help. */
        HOPELESS
    }

    public Prospect prospect() {
        boolean blocked =
                mine.nat().mapping() instanceof Mapping.Blocked || theirs.nat().mapping() instanceof Mapping.Blocked;
        if (mine.isWelcoming() || theirs.isWelcoming() || bothHaveIpv6()) {
            return Prospect.LIKELY;
        }
        if (blocked) {
            return Prospect.HOPELESS;
        }
        NatReport one = mine.nat();
        NatReport other = theirs.nat();
        if (isKnown(one) && isKnown(other)) {
            return Prospect.LIKELY;
        }
        if (isSteady(one) || isSteady(other)) {
            return Prospect.BY_GUESSING;
        }
        boolean random = one.mapping() instanceof Mapping.Random || other.mapping() instanceof Mapping.Random;
        return random ? Prospect.HOPELESS : Prospect.BY_LUCK;
    }

    private static boolean isKnown(NatReport nat) {
        return isSteady(nat) || nat.mapping() instanceof Mapping.Sequential;
    }

    /** What is unknown is taken for what most homes have. */
    static boolean isSteady(NatReport nat) {
        return nat.mapping().isSteady() || nat.mapping() instanceof Mapping.Unknown;
    }

    private boolean bothHaveIpv6() {
        return hasIpv6(mine.candidates()) && hasIpv6(theirs.candidates());
    }

    private static boolean hasIpv6(List<Candidate> candidates) {
        return candidates.stream()
                .anyMatch(candidate -> !candidate.isIpv4()
                        && !Whereabouts.isLan(candidate.address().getAddress()));
    }
}
