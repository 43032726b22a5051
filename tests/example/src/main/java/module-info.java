/** A program of somebody else's, with a whole Warren node in it. */
module chat.warren.example {
    requires chat.warren.node;
    requires static org.jspecify;
}
