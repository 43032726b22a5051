package chat.warren.node.api;

import java.util.List;

/** What a search found, newest first. */
public record Findings(List<Finding> findings, boolean more) {
    public Findings {
        findings = List.copyOf(findings);
    }

    /**
     * A message, and where.
     *
     * @param with the person's id whose conversation it stands in
     */
    public record Finding(String with, MessageView message) {}
}
