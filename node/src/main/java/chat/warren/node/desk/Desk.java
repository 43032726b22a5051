package chat.warren.node.desk;

import java.time.InstantSource;

/**
 * What is served and to whom.
 *
 * @param requests so many from all together
 * @param wrongTokens so many tries at the token from all together
 */
public record Desk(Routes routes, Gate gate, Bucket requests, Bucket wrongTokens) {
    public static Desk of(Routes routes, Gate gate, InstantSource clock) {
        return new Desk(
                routes,
                gate,
                new Bucket(Limits.REQUESTS_AT_ONCE, Limits.REQUESTS_A_SECOND, clock),
                new Bucket(Limits.WRONG_TOKENS_AT_ONCE, Limits.WRONG_TOKENS_A_SECOND, clock));
    }

    /** Passes whoever may ask something now. */
    public void admit(Gate.Presented presented) throws RefusedException {
        try {
            gate.check(presented);
        } catch (RefusedException e) {
            if (!wrongTokens.take()) {
                throw new RefusedException(429, "too-many", "Too many requests without the token; wait a second.");
            }
            throw e;
        }
        if (!requests.take()) {
            throw new RefusedException(
                    429, "too-many", "More than " + Limits.REQUESTS_A_SECOND + " requests a second; wait a second.");
        }
    }
}
