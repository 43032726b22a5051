/** One running node. */
module chat.warren.node {
    requires chat.warren.storage;
    requires static org.jspecify;

    exports chat.warren.node.api;
}
