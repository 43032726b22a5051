/**
 * Asks our router for a port that everybody can reach us by: PCP, NAT-PMP and UPnP IGD at the same time.
 *
 * <p>Invariant: only our own router is asked, what it says has limits, and what we got from it we give back.
 */
@NullMarked
package chat.warren.node.portmap;

import org.jspecify.annotations.NullMarked;
