/**
 * Scenarios in the NAT laboratory of tests/natlab, where programs run on hosts behind routers of chosen kinds.
 *
 * <p>Invariant: whatever runs here runs in network namespaces that end with the test; no packet leaves the machine.
 */
@NullMarked
package chat.warren.scenarios.lab;

import org.jspecify.annotations.NullMarked;
