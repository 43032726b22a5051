package chat.warren.node.chat.order;

import chat.warren.node.chat.item.Turn;

/** A message's turn, and the place where its row lies. */
public record Spot(Turn turn, long place) implements Comparable<Spot> {
    @Override
    public int compareTo(Spot other) {
        return turn.compareTo(other.turn);
    }
}
